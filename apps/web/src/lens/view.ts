/**
 * The viewer's choices, held in the URL: namespaces, selection, focus, filter, search, tab, table, theme. Panels and stage read `address` and say what they want by `go`;
 * Back and Forward of the browser work. What was opened by hand is the viewer's too, but no part of a link: it lives in the stage.
 */

import type { ObjectName } from '@switchboard/core/scene/lens';
import { printObjectName } from '@switchboard/core/scene/object-name';
import type { Sign } from '@switchboard/core/scene/signs';
import { createValue, type Value } from '../store/value.ts';
import { type Address, type AddressProblem, parseAddress, printAddress } from './address.ts';

export interface View {
  readonly address: Value<Address>;
  readonly problems: Value<readonly AddressProblem[]>;
  /** Writes the change to the URL: a step of its own in the history, unless only the colours or the words of a search changed. */
  go(change: Partial<Omit<Address, 'selection' | 'focus'>>): void;
  select(selection: ObjectName | undefined): void;
  focusOn(focus: ObjectName | undefined): void;
  /** Looks for this sign, too, or no more. */
  toggle(sign: Sign): void;
  /** One step out: of the true path of a packet, else of the focus (and of the selection, where both are the same: alone each looks as both do), else of the selection, else of the call that is followed, else of what is wrong, else of the search, else of the filter. False where there is nothing to leave. */
  leave(): boolean;
}

export function createView(page: Pick<Window, 'location' | 'history' | 'addEventListener'>): View {
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

  function letGo(): void {
    const { selection: _, focus: __, ...rest } = address.get();
    write({ ...rest, tab: 'facts' }, true);
  }

  const view: View = {
    address,
    problems,
    go(change) {
      write(
        { ...address.get(), ...change },
        Object.keys(change).some(name => name !== 'theme' && name !== 'find' && name !== 'rows'),
      );
    },
    select(selection) {
      const { selection: before, ...rest } = address.get();
      if (print(before) === print(selection)) return;
      write({ ...rest, ...(selection === undefined ? { tab: 'facts' } : { selection }) }, true);
    },
    focusOn(focus) {
      const { focus: before, ...rest } = address.get();
      if (print(before) === print(focus)) return;
      write({ ...rest, ...(focus === undefined ? {} : { focus }) }, true);
    },
    toggle(sign) {
      const { show } = address.get();
      view.go({ show: show.includes(sign) ? show.filter(other => other !== sign) : [...show, sign] });
    },
    leave() {
      const { focus, selection, show, packet, find, findings, trace } = address.get();
      if (packet === true) view.go({ packet: false });
      else if (focus !== undefined && print(focus) === print(selection)) letGo();
      else if (focus !== undefined) view.focusOn(undefined);
      else if (selection !== undefined) view.select(undefined);
      else if (trace !== undefined) view.go({ trace: undefined });
      else if (findings === true) view.go({ findings: false });
      else if (find !== undefined && find !== '') view.go({ find: '' });
      else if (show.length > 0) view.go({ show: [] });
      else return false;
      return true;
    },
  };
  return view;
}

function print(name: ObjectName | undefined): string {
  return name === undefined ? '' : printObjectName(name);
}
