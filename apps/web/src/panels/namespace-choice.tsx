/**
 * Which namespaces are on screen: one, several, or all; kept in the address and nowhere else. Choosing one replaces the choice; the box beside it adds or removes one.
 */
import { isMissing } from '@switchboard/core/scene/missing';
import { type ReactNode, useState } from 'react';
import { DeferredNamespaceList } from '../app/deferred.tsx';
import { useProgram } from '../app/program.ts';
import { shownNamespaces } from '../lens/shown.ts';
import { words } from '../messages/en.ts';
import { useTopology, useValue } from './read.ts';

const popoverId = 'namespaces';

export function NamespaceChoice(): ReactNode {
  const { store, view, link } = useProgram();
  const topology = useTopology(store);
  const address = useValue(view.address);
  const hello = useValue(link).hello;
  const shown = shownNamespaces(address, topology, hello?.cluster.defaultNamespace);
  const [open, setOpen] = useState(false);
  const title =
    address.namespaces === 'all'
      ? words.namespaces.all
      : shown.length <= 1
        ? isMissing(topology, shown)
          ? words.namespaces.missing(shown[0] ?? '')
          : (shown[0] ?? words.namespaces.unknown)
        : words.namespaces.several(shown.length);

  function choose(namespaces: readonly string[] | 'all'): void {
    view.go({ namespaces });
    document.getElementById(popoverId)?.hidePopover();
  }
  function toggle(name: string): void {
    const next = shown.includes(name) ? shown.filter(other => other !== name) : [...shown, name];
    if (next.length > 0) view.go({ namespaces: next.sort() });
  }

  return (
    <span className="top-bar-item namespace-choice">
      <span className="quiet">{words.namespace}</span>{' '}
      <button
        type="button"
        id="namespaces-button"
        className="plain strong"
        popoverTarget={popoverId}
        aria-label={`${words.namespaces.choose}: ${title}`}
      >
        {title} <span aria-hidden="true">▾</span>
      </button>
      <div
        id={popoverId}
        popover="auto"
        className="popover namespaces"
        onToggle={event => setOpen(event.newState === 'open')}
      >
        {open && (
          <DeferredNamespaceList
            topology={topology}
            shown={shown}
            all={address.namespaces === 'all'}
            onChoose={choose}
            onToggle={toggle}
          />
        )}
      </div>
    </span>
  );
}
