/** A route of the Gateway API, fact by fact: whom it hangs on and what became of that, its hosts, and where its paths lead, door by door. */
import { doorsOfRoute } from '@switchboard/core/inspect/route-detail';
import type { Topology } from '@switchboard/core/topology';
import type { Route } from '@switchboard/core/topology/door';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import type { ObjectPanelProps } from './asked.tsx';
import { DoorPaths } from './door-paths.tsx';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';

const words = inspectorWords.route;

export function RouteFacts({
  route,
  topology,
  of,
}: {
  readonly route: Route;
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}): ReactNode {
  const at = of.gone ? [] : doorsOfRoute(route, topology);
  return (
    <>
      {at.length > 0 && (
        <Facts title={inspectorWords.door.paths} wide>
          {at.map(({ door, paths }) => {
            const { uid, kind, namespace, home, name } = door;
            const object = { kind, namespace: home ?? namespace, name };
            return (
              <DoorPaths
                key={uid}
                paths={paths}
                door={door}
                // What hangs nowhere is a door of its own.
                by={() => (kind === route.kind ? undefined : object)}
                topology={topology}
              />
            );
          })}
        </Facts>
      )}
      <Facts title={inspectorWords.facts} gloss={of.gone ? inspectorWords.lastKnown : undefined}>
        {route.parents.map(({ kind, namespace, name, section, port, state, trouble }) => (
          <Fact key={[kind, namespace, name, section, port].join(' ')} label={kind}>
            <ObjectLink object={{ kind, namespace, name }} />{' '}
            {(section ?? port) !== undefined && <span className="quiet">{section ?? port}, </span>}
            {words.states[state]}
            {trouble !== undefined && <strong className="trouble block">{trouble.reason}</strong>}
          </Fact>
        ))}
        <Fact label={words.hosts}>
          <span className="mono">{route.hostnames.join(', ') || words.anyHost}</span>
        </Fact>
        {route.unresolved !== undefined && (
          <Fact label={inspectorWords.door.trouble}>
            <strong className="trouble">{route.unresolved.reason}</strong>
            {route.unresolved.message !== undefined && (
              <span className="quiet block">{route.unresolved.message}</span>
            )}
          </Fact>
        )}
      </Facts>
    </>
  );
}
