/**
 * Which namespaces are on screen: one, several, or all. The list comes from the cluster's shard; where namespaces may not be listed, that is said and the ones
 * on screen stay. Choosing one replaces the choice; the box beside it adds or removes one.
 */
import type { ReactNode } from 'react';
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
  const known = [...topology.namespaces.values()].sort((a, b) => a.name.localeCompare(b.name));
  const title =
    address.namespaces === 'all'
      ? words.namespaces.all
      : shown.length === 1
        ? shown[0]
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
      <div id={popoverId} popover="auto" className="popover namespaces">
        {known.length === 0 && <p>{words.namespaces.denied}</p>}
        <ul>
          {known.map(({ name, services, phase }) => (
            <li key={name}>
              <input
                type="checkbox"
                checked={shown.includes(name)}
                onChange={() => toggle(name)}
                aria-label={name}
              />
              <button type="button" className="plain" onClick={() => choose([name])}>
                <bdi>{name}</bdi>
              </button>
              <span className="quiet">
                {phase === 'Terminating' ? words.namespaces.leaving : words.namespaces.services(services)}
              </span>
            </li>
          ))}
        </ul>
        {known.length > 1 && (
          <button type="button" className="plain strong all" onClick={() => choose('all')}>
            {words.namespaces.all}
          </button>
        )}
      </div>
    </span>
  );
}
