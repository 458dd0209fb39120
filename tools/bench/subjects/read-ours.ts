/** A process that reads some kinds of a cluster with our reflectors, reduces what they tell, projects every namespace, and tells how long that took. */
import type { Change } from '@switchboard/core/change';
import { kinds } from '@switchboard/core/kubernetes/kind';
import { createProjector } from '@switchboard/core/project';
import { emptyWorld, reduce } from '@switchboard/core/world';
import { realClock } from '@switchboard/server/clock';
import { connectPlain } from '@switchboard/server/connect/plain';
import { silent } from '@switchboard/server/log';
import { reflect } from '@switchboard/server/reflect/reflect';
import { readJob, tell } from '../child.ts';
import { measureReading, type Reading } from './reading.ts';

const job = readJob<Reading>();
const wanted = kinds.filter(({ kind }) => job.kinds.includes(kind));
const missing = new Set<string>(job.kinds);
const project = createProjector();
let world = emptyWorld;
let finish: (() => void) | undefined = () => {
  finish = undefined;
  let items = 0;
  for (const namespace of world.shards.keys()) {
    const { endpoints, pods } = project(world, namespace);
    items += job.kinds.includes('Pod') ? pods.size : endpoints.size;
  }
  tell(done(items));
};

function take(changes: readonly Change[]): void {
  world = reduce(world, changes).world;
  for (const change of changes) if (change.type === 'relist') missing.delete(change.kind);
  if (missing.size === 0) finish?.();
}

const done = measureReading();
reflect({
  cluster: connectPlain(job.url, { name: 'bench', source: 'kubeconfig', defaultNamespace: 'default' }),
  kinds: wanted,
  scope: {},
  clock: realClock,
  random: Math.random,
  log: silent,
  onChanges: take,
});
