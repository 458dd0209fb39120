/**
 * The viewer's choices, held in the URL: namespaces, selection, tab, table. Panels and stage read `current()` and say what they want by `go`; Back and Forward
 * of the browser work. Theme and what was opened by hand are the viewer's too, but not part of a link: they live in `createTheme` and in the stage.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';
import { createValue, type Value } from '../store/value.ts';
import { type Address, type AddressProblem, parseAddress, printAddress, printObjectName } from './address.ts';

export interface View {
  readonly address: Value<Address>;
  readonly problems: Value<readonly AddressProblem[]>;
  /** Writes the change to the URL: a step of its own in the history, unless only the tab or the table changed. */
  go(change: Partial<Omit<Address, 'selection'>>): void;
  select(selection: ObjectName | undefined): void;
}

export function createView(page: Window): View {
  const first = parseAddress(page.location.search);
  const address = createValue(first.address);
  const problems = createValue(first.problems);

  page.addEventListener('popstate', () => {
    const { address: next, problems: found } = parseAddress(page.location.search);
    address.set(next);
    problems.set(found);
  });

  function write(next: Address, step: boolean): void {
    const url = `${page.location.pathname}${printAddress(next, page.location.search)}`;
    if (step) page.history.pushState(null, '', url);
    else page.history.replaceState(null, '', url);
    problems.set([]);
    address.set(next);
  }

  return {
    address,
    problems,
    go(change) {
      write({ ...address.get(), ...change }, change.namespaces !== undefined);
    },
    select(selection) {
      const { selection: before, ...rest } = address.get();
      if (print(before) === print(selection)) return;
      write({ ...rest, ...(selection === undefined ? { tab: 'facts' } : { selection }) }, true);
    },
  };
}

function print(name: ObjectName | undefined): string {
  return name === undefined ? '' : printObjectName(name);
}
