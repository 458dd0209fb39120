/**
 * The shop on two of its worse days: `broken` (a selector with two letters swapped, a pod that fails its check) and `draining`
 * (a node that is being emptied while budgets say who may go).
 */
import { endpointSlice } from '../controllers/endpoint-slice.ts';
import { keyOf } from '../controllers/key.ts';
import { nodeLifecycle } from '../controllers/node-lifecycle.ts';
import { LAST_ADDRESS, LEASE_NAMESPACE } from '../controllers/pod-address.ts';
import { podFromTemplate } from '../controllers/pod-from-template.ts';
import type { StoredObject } from '../object.ts';
import { catchUp } from './catch-up.ts';
import { podAddress } from './nodes.ts';
import { befall, type PodPlace, putPod } from './pods.ts';
import { DAY, MINUTE, type Scenario, SECOND, type Stage } from './scenario.ts';
import { shop } from './shop.ts';

const SHOP = 'shop';

function held(stage: Stage, kind: string, name: string, namespace: string | undefined = SHOP): StoredObject {
  const found = stage.held.get(kind, namespace, name);
  if (found === undefined) throw new Error(`the shop has no ${kind} ${name}`);
  return found;
}

export const broken: Scenario = {
  ...shop,
  name: 'broken',
  tryOut: '-n shop set selector service cart app=cart',
  description: 'the shop with two letters of a selector swapped, and a pod that fails its check',
  lively: [],
  build(stage) {
    shop.build(stage);
    const since = 4 * MINUTE + 22 * SECOND;
    const cart = held(stage, 'Service', 'cart');
    stage.change({ ...cart, spec: { ...cart.spec, selector: { app: 'crat' } } }, since);
    stage.finish(endpointSlice, keyOf(cart), since);
    befall(stage, held(stage, 'Pod', 'catalog-5b8f7d9c6-x9fqb'), { type: 'unready', since: 4 * MINUTE });
    catchUp(stage, 4 * MINUTE, SHOP);
  },
};

/** Another pod of a Deployment's ReplicaSet, in the place of one that left. */
function putReplacement(stage: Stage, replicaSet: string, place: PodPlace, host: number): void {
  const set = held(stage, 'ReplicaSet', replicaSet);
  const name = { name: `${replicaSet}-${place.suffix}`, generateName: `${replicaSet}-` };
  putPod(stage, podFromTemplate(set.spec.template, set, name), place);
  const lease = held(stage, 'Lease', place.node ?? '', LEASE_NAMESPACE);
  const annotations = { ...lease.metadata.annotations, [LAST_ADDRESS]: String(host) };
  stage.change({ ...lease, metadata: { ...lease.metadata, annotations } }, place.age);
}

function putBudget(stage: Stage, app: string, spec: object): void {
  stage.put(
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: app, namespace: SHOP },
      spec: { selector: { matchLabels: { app } }, ...spec },
    },
    20 * DAY,
  );
}

export const draining: Scenario = {
  ...shop,
  name: 'draining',
  tryOut: 'drain node-b --ignore-daemonsets',
  description: 'the shop while a node is emptied pod by pod, as far as the disruption budgets allow',
  lively: [],
  build(stage) {
    shop.build(stage);
    putBudget(stage, 'cart', { minAvailable: 1 });
    putBudget(stage, 'web', { minAvailable: 2 });
    putBudget(stage, 'catalog', { minAvailable: 3 });
    putBudget(stage, 'db', { maxUnavailable: 1 });
    const node = held(stage, 'Node', 'node-b', '');
    stage.change({ ...node, spec: { ...node.spec, unschedulable: true } }, 53 * SECOND);
    stage.finish(nodeLifecycle, '/node-b', 53 * SECOND);
    stage.remove(held(stage, 'Pod', 'price-import-29384-lm2vd'), 52 * SECOND);
    stage.remove(held(stage, 'Pod', 'cart-7c9d5b8f64-p6wqv'), 41 * SECOND, 0);
    putReplacement(
      stage,
      'cart-7c9d5b8f64',
      { suffix: 't8s4j', node: 'node-c', ip: podAddress(3, 19), age: 46 * SECOND },
      19,
    );
    befall(stage, held(stage, 'Pod', 'web-6d5f7c9b8-9v7tn'), { type: 'leaving', since: 9 * SECOND });
    putReplacement(
      stage,
      'web-6d5f7c9b8',
      { suffix: 'h5k9c', node: 'node-a', ip: podAddress(1, 19), age: 8 * SECOND, fate: { type: 'starting' } },
      19,
    );
    catchUp(stage, 4 * SECOND, SHOP);
  },
};
