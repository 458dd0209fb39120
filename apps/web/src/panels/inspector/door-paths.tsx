/** Paths of a door, each with where it leads, and with what else has a say in it: at a door the route, at a route the door. */
import type { ObjectName } from '@switchboard/core/scene/lens';
import type { Topology } from '@switchboard/core/topology';
import type { Door, DoorPath } from '@switchboard/core/topology/door';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { DoorBackend } from './door-backend.tsx';
import { Fact } from './facts.tsx';

const words = inspectorWords.door;

export function DoorPaths({
  paths,
  door,
  by,
  topology,
}: {
  readonly paths: readonly DoorPath[];
  readonly door: Door;
  readonly by: (path: DoorPath) => ObjectName | undefined;
  readonly topology: Topology;
}): ReactNode {
  return paths.map((path, index) => (
    <Fact
      // biome-ignore lint/suspicious/noArrayIndexKey: a path may stand once for each of its backends, and has no identity but its place.
      key={`${index} ${path.host}${path.path}`}
      label={
        path.path === '' ? (
          words.otherwise
        ) : (
          <>
            {path.host}
            <wbr />
            {path.path}
          </>
        )
      }
      mono={path.path !== ''}
    >
      <DoorBackend path={path} door={door} by={by(path)} topology={topology} />
    </Fact>
  ));
}
