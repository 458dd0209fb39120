/**
 * An EndpointSlice: the object itself, line by line, with nothing joined from other slices. What the picture knows stands while the object is read.
 */
import { readSlice, type SliceDetail, type SliceLine } from '@switchboard/core/inspect/slice-detail';
import { span } from '@switchboard/core/scene/span';
import type { Slice, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { useValue } from '../read.ts';
import { Asked, type ObjectPanelProps } from './asked.tsx';
import { Fact, Facts } from './facts.tsx';
import { said } from './lines.tsx';
import { ObjectLink } from './object-link.tsx';
import { PodLink } from './pod-link.tsx';

const words = inspectorWords.slice;
const lineWords = inspectorWords.lines;

export function SliceFacts({
  slice,
  topology,
  of,
}: {
  readonly slice: Slice;
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}): ReactNode {
  const now = useValue(useProgram().now);
  const { service, namespace, family, managedBy } = slice;
  return (
    <>
      <Facts title={inspectorWords.facts} gloss={of.gone ? inspectorWords.lastKnown : undefined}>
        <Fact label={words.of}>
          {service === undefined ? (
            words.nobodyReads
          ) : (
            <ObjectLink object={{ kind: 'Service', namespace, name: service }} />
          )}
        </Fact>
        <Fact label={words.family}>{family}</Fact>
        <Fact label={words.keeper}>{managedBy ?? words.people}</Fact>
        <Fact label={words.ports}>
          {slice.ports.length === 0
            ? words.anyPort
            : slice.ports.map(({ name, port, protocol }) => (
                <span key={`${name} ${port} ${protocol}`} className="block">
                  {name !== '' && `${name} `}
                  <strong className="mono">{port}</strong> {protocol}
                </span>
              ))}
        </Fact>
        <Asked of={of} silent>
          {object => {
            const { triggered } = readSlice(object);
            return triggered === undefined ? null : (
              <Fact label={words.triggered}>
                {inspectorWords.made(span(now - triggered)).replace('made ', '')}
              </Fact>
            );
          }}
        </Asked>
      </Facts>
      <Asked of={of}>{object => <ObjectLines detail={readSlice(object)} topology={topology} />}</Asked>
      <Facts title={words.ofAny}>
        <Fact label={words.whoReads}>{words.readers}</Fact>
        <Fact label={words.word}>{words.wordMeans}</Fact>
        <Fact label={words.policies}>{words.enforcesNone}</Fact>
      </Facts>
    </>
  );
}

function ObjectLines({
  detail,
  topology,
}: {
  readonly detail: SliceDetail;
  readonly topology: Topology;
}): ReactNode {
  return (
    <table className="lines">
      <caption className="facts-head">{lineWords.title}</caption>
      <thead>
        <tr>
          <th scope="col">{inspectorWords.address}</th>
          <th scope="col">{lineWords.ready}</th>
          <th scope="col">{lineWords.serving}</th>
          <th scope="col">{lineWords.terminating}</th>
          <th scope="col">{lineWords.pod}</th>
        </tr>
      </thead>
      <tbody>
        {detail.lines.map(line => (
          <tr key={line.addresses.join()}>
            <td className="address-cell mono strong">{line.addresses.join(', ')}</td>
            <td>{said(line.ready)}</td>
            <td>{said(line.serving)}</td>
            <td>{said(line.terminating)}</td>
            <td>
              <Target line={line} topology={topology} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Target({ line, topology }: { readonly line: SliceLine; readonly topology: Topology }): ReactNode {
  const { target, node, hostname, hints } = line;
  const pod =
    target?.kind === 'Pod'
      ? ([...topology.pods.values()].find(
          known => known.name === target.name && known.namespace === target.namespace,
        ) ?? { ...target, owner: undefined })
      : undefined;
  return (
    <>
      {pod === undefined ? (
        <span className="quiet">{hostname ?? lineWords.noTarget}</span>
      ) : (
        <PodLink pod={pod} topology={topology} short />
      )}
      {node !== undefined && (
        <>
          , <ObjectLink object={{ kind: 'Node', namespace: '', name: node }} quiet />
        </>
      )}
      {hints.length > 0 && <span className="quiet block">{lineWords.hints(hints)}</span>}
    </>
  );
}
