/**
 * The lines of a list, each with what the API says of it, the pod that it names and where that runs; and, where it does not simply take calls, why. Part of the inspectors of
 * Services and slices.
 */
import { whyOfLine } from '@switchboard/core/inspect/lines';
import { lampOfLine } from '@switchboard/core/scene/lamp';
import type { Endpoint, Topology } from '@switchboard/core/topology';
import { Fragment, type ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { useValue } from '../read.ts';
import { ObjectLink } from './object-link.tsx';
import { PodLink } from './pod-link.tsx';

const words = inspectorWords.lines;
/** Of longer lists the table shows the beginning; the tables page shows all. */
const most = 100;

export function Lines({
  lines,
  topology,
  gloss,
  published = false,
}: {
  readonly lines: readonly Endpoint[];
  readonly topology: Topology;
  /** Of which slices. */
  readonly gloss: ReactNode;
  /** Whether those who are not ready are listed as ready. */
  readonly published?: boolean;
}): ReactNode {
  const now = useValue(useProgram().now);
  const shown = lines.slice(0, most);
  return (
    <table className="lines">
      <caption className="facts-head">
        {words.title} <span className="gloss">{gloss}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{inspectorWords.address}</th>
          <th scope="col">{words.ready}</th>
          <th scope="col">{words.serving}</th>
          <th scope="col">{words.terminating}</th>
          <th scope="col">{words.pod}</th>
        </tr>
      </thead>
      <tbody>
        {lines.length === 0 && (
          <tr>
            <td colSpan={5} className="quiet">
              {words.none}
            </td>
          </tr>
        )}
        {shown.map(line => {
          const pod = line.pod === undefined ? undefined : topology.pods.get(line.pod);
          const why = whyOfLine(line, pod, now, published);
          const { podName, node } = line;
          return (
            <Fragment key={line.id}>
              <tr className={why === '' ? '' : 'explained'}>
                <td className="address-cell">
                  <span className="whole">
                    <span className={`lamp lamp-${lampOfLine(line, pod)}`} aria-hidden="true" />
                    <span className="mono strong">{line.address}</span>
                  </span>
                </td>
                <td>{said(line.ready)}</td>
                <td>{said(line.serving)}</td>
                <td>{said(line.terminating)}</td>
                <td>
                  {podName !== undefined ? (
                    <PodLink
                      pod={pod ?? { name: podName, namespace: line.namespace, owner: undefined }}
                      topology={topology}
                      short
                    />
                  ) : (
                    <span className="quiet">{line.hostname ?? words.noTarget}</span>
                  )}
                  {node !== undefined && (
                    <>
                      , <ObjectLink object={{ kind: 'Node', namespace: '', name: node }} quiet />
                    </>
                  )}
                </td>
              </tr>
              {why !== '' && (
                <tr className="why-line">
                  <td colSpan={5} className="quiet">
                    {why}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
        {lines.length > most && (
          <tr>
            <td colSpan={5} className="quiet">
              {inspectorWords.more(lines.length - most)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

export function said(condition: boolean | null): ReactNode {
  if (condition === null) return <span className="quiet">{inspectorWords.unsaid}</span>;
  return condition ? inspectorWords.yes : <span className="quiet">{inspectorWords.no}</span>;
}
