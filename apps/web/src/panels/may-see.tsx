/**
 * What may be seen of each namespace on screen, kind by kind: a small table at the foot of the ledger, beside the picture or opened, where namespaces differ: of what is alike everywhere the line of notices speaks. Of many only those that are not
 * wholly live are named.
 */
import { kindStates, rowKinds } from '@switchboard/core/scene/namespace-freshness';
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';
import { shownNamespaces } from '../lens/shown.ts';
import { words } from '../messages/en.ts';
import { useTopology, useValue } from './read.ts';

const mostRows = 8;

export function MaySee(): ReactNode {
  const { store, link, view } = useProgram();
  const topology = useTopology(store);
  const { hello } = useValue(link);
  const shown = shownNamespaces(useValue(view.address), topology, hello?.cluster.defaultNamespace);
  const all = shown.map(name => ({ name, states: kindStates(topology, name) }));
  const isLive = ({ states }: (typeof all)[number]) => states.every(state => state === 'live');
  if (new Set(all.map(({ states }) => states.join())).size < 2) return null;
  const rows = (all.length > mostRows ? all.filter(row => !isLive(row)) : all).slice(0, mostRows);
  const { maySee } = words.freshness;
  const others = all.length - rows.length;
  return (
    <table className="may-see">
      <caption>{maySee.title}</caption>
      <thead>
        <tr>
          <td />
          {rowKinds.map(kind => (
            <th scope="col" key={kind}>
              {maySee.kinds[kind]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, states }) => (
          <tr key={name}>
            <th scope="row" title={name}>
              <bdi>{name}</bdi>
            </th>
            {states.map((state, i) => (
              <td key={rowKinds[i]} className={`is-${state ?? 'loading'}`}>
                {maySee.states[state ?? 'loading']}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {others > 0 && (
        <tfoot>
          <tr>
            <td colSpan={1 + rowKinds.length}>{maySee.others(others)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
