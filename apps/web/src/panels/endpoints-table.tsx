/**
 * The same address in two lists: what `kubectl get endpoints` and `kubectl get pods -o wide` print, from the topology on screen. Pointing at an address, or
 * moving the focus to it, lights it in both. Rows are core's; namespaces get a column when there are several, as with `-A`.
 */
import {
  endpointsHeader,
  endpointsTable,
  podsHeader,
  podsTable,
} from '@switchboard/core/scene/endpoints-table';
import { type Lamp, lampOfPod } from '@switchboard/core/scene/lamp';
import type { Topology } from '@switchboard/core/topology';
import { type ReactNode, useState } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { tableWords as words } from '../messages/table-en.ts';
import { Address, type Light } from './address.tsx';
import { useFocusFromPicture } from './focus-from-picture.ts';
import { ObjectLink } from './inspector/object-link.tsx';
import { useTopology, useValue } from './read.ts';
import { VirtualBody } from './virtual-body.tsx';
import './tables.css';

interface ListProps {
  readonly topology: Topology;
  readonly namespaces: readonly string[];
  readonly light: Light;
}

export function EndpointsTable(): ReactNode {
  const { store } = useProgram();
  const topology = useTopology(store);
  const { namespaces } = useLens();
  const [lit, setLit] = useState<string | undefined>(undefined);
  const heading = useFocusFromPicture<HTMLHeadingElement>();
  const list: ListProps = { topology, namespaces, light: { lit, light: setLit } };
  return (
    <div className="tables">
      <div className="headline">
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <p>{words.gloss}</p>
      </div>
      <EndpointsList {...list} />
      <PodsList {...list} />
    </div>
  );
}

function EndpointsList({ topology, namespaces, light }: ListProps): ReactNode {
  const now = useValue(useProgram().now);
  const several = namespaces.length > 1;
  const rows = endpointsTable(topology, namespaces, now);
  return (
    <table aria-rowcount={rows.length + 1}>
      <Caption namespaces={namespaces} what="get endpoints" gloss={words.endpoints} />
      <Head columns={endpointsHeader} several={several} />
      <VirtualBody
        rows={rows}
        columns={endpointsHeader.length + 1}
        keyOf={({ namespace, name }) => `${namespace}/${name}`}
      >
        {({ namespace, name, endpoints, addresses, age }) => (
          <>
            {several && <td>{namespace}</td>}
            <td>
              <ObjectLink object={{ kind: 'Service', namespace, name }} />
            </td>
            <td>
              {addresses.map(({ text, endpoint }, index) => (
                <span key={`${endpoint} ${text}`}>
                  {index > 0 && ','}
                  <Address text={text} light={light} />
                </span>
              ))}
              {endpoints.slice(addresses.map(({ text }) => text).join(',').length)}
            </td>
            <td className="mono small">{age}</td>
          </>
        )}
      </VirtualBody>
      <Empty
        rows={rows.length}
        columns={endpointsHeader.length}
        text={words.noServices(namespaces.join(', '))}
      />
    </table>
  );
}

function PodsList({ topology, namespaces, light }: ListProps): ReactNode {
  const now = useValue(useProgram().now);
  const several = namespaces.length > 1;
  const rows = podsTable(topology, namespaces, now);
  const listedBy = servicesOfPods(topology);
  return (
    <table aria-rowcount={rows.length + 1}>
      <Caption namespaces={namespaces} what="get pods -o wide" gloss={words.pods} />
      <Head columns={[...podsHeader, words.listed]} several={several} />
      <VirtualBody rows={rows} columns={podsHeader.length + 2} keyOf={({ uid }) => uid}>
        {({ uid, namespace, name, ready, status, restarts, age, ip, node }) => (
          <>
            {several && <td>{namespace}</td>}
            <td>
              <ObjectLink object={{ kind: 'Pod', namespace, name }} />
            </td>
            <td className="mono small">{ready}</td>
            <td>
              <span className={`lamp lamp-${lampOf(topology, uid)}`} aria-hidden="true" />
              {status}
            </td>
            <td className="mono small">{restarts}</td>
            <td className="mono small">{age}</td>
            <td>{ip === '<none>' ? ip : <Address text={ip} light={light} />}</td>
            <td>{node}</td>
            <td>
              {listedBy.has(uid) ? (
                words.inList([...(listedBy.get(uid) ?? [])].join(', '))
              ) : (
                <span className="quiet">{words.inNoList}</span>
              )}
            </td>
          </>
        )}
      </VirtualBody>
      <Empty rows={rows.length} columns={podsHeader.length + 1} text={words.noPods(namespaces.join(', '))} />
    </table>
  );
}

function lampOf(topology: Topology, uid: string): Lamp {
  const pod = topology.pods.get(uid);
  return pod === undefined ? 'unknown' : lampOfPod(pod);
}

function servicesOfPods(topology: Topology): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { pod, service } of topology.endpoints.values()) {
    if (pod === undefined) continue;
    const name = topology.services.get(service)?.name ?? service;
    found.set(pod, (found.get(pod) ?? new Set()).add(name));
  }
  return found;
}

function Caption({
  namespaces,
  what,
  gloss,
}: {
  readonly namespaces: readonly string[];
  readonly what: string;
  readonly gloss: string;
}): ReactNode {
  return (
    <caption>
      <code>{`kubectl ${namespaces.length === 1 ? `-n ${namespaces[0]} ` : ''}${what}${namespaces.length > 1 ? ' -A' : ''}`}</code>
      {gloss}
    </caption>
  );
}

function Head({
  columns,
  several,
}: {
  readonly columns: readonly string[];
  readonly several: boolean;
}): ReactNode {
  return (
    <thead>
      <tr>
        {(several ? ['NAMESPACE', ...columns] : columns).map(name => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Empty({
  rows,
  columns,
  text,
}: {
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
}): ReactNode {
  if (rows > 0) return null;
  return (
    <tbody>
      <tr>
        <td colSpan={columns + 1} className="quiet">
          {text}
        </td>
      </tr>
    </tbody>
  );
}
