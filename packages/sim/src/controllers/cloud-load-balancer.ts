/**
 * What a cloud does for Services of type LoadBalancer (k8s.io/cloud-provider `controllers/service/controller.go`): an address from outside,
 * in the status, a moment after it was asked for; a finalizer, so that it can be given back. A Service of a class is somebody else's.
 * The addresses are from the documentation range, like everything outside of the simulated cluster, and follow from the Service's name.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import { between, hash32 } from '../dice.ts';
import type { StoredObject } from '../object.ts';
import { hasCloud } from './cloud.ts';
import { itself, objectOf } from './key.ts';
import { isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';

const FINALIZER = 'service.kubernetes.io/load-balancer-cleanup';
const COMPONENT = 'service-controller';
/** 198.51.100.20 is the Ingress controller's. */
const FIRST = 30;
const SIZE = 220;

/** When the cloud will have made it. */
export interface Order {
  readonly uid: string;
  readonly at: number;
}

const addressOf = (service: StoredObject | undefined): string | undefined =>
  service?.status?.loadBalancer?.ingress?.[0]?.ip;

function freeAddress({ metadata, spec }: StoredObject, snapshot: Snapshot): string {
  if (spec.loadBalancerIP) return spec.loadBalancerIP;
  const taken = new Set(snapshot.list('Service').map(addressOf));
  const start = hash32(`${metadata.namespace}/${metadata.name}`) % SIZE;
  const places = Array.from({ length: SIZE }, (_, step) => `198.51.100.${FIRST + ((start + step) % SIZE)}`);
  return places.find(address => !taken.has(address)) ?? places[0] ?? '';
}

const withFinalizers = (service: StoredObject, finalizers: readonly string[]): Write => {
  const { finalizers: _, ...metadata } = service.metadata;
  return {
    verb: 'update',
    object: { ...service, metadata: finalizers.length > 0 ? { ...metadata, finalizers } : metadata },
  };
};

function giveBack(service: StoredObject, held: readonly string[]): readonly Write[] {
  const { loadBalancer: _, ...status } = service.status ?? {};
  return [
    ...(addressOf(service) === undefined
      ? []
      : [{ verb: 'status', object: { ...service, status: { ...status, loadBalancer: {} } } } as const]),
    ...(held.includes(FINALIZER)
      ? [
          withFinalizers(
            service,
            held.filter(name => name !== FINALIZER),
          ),
        ]
      : []),
  ];
}

export const cloudLoadBalancer: Controller<Order> = {
  name: COMPONENT,
  watches: { Service: itself },
  reconcile(key, snapshot, now, dice, memory) {
    const service = objectOf(snapshot, 'Service', key);
    if (service === undefined) return { writes: [] };
    const finalizers = service.metadata.finalizers ?? [];
    const wanted = service.spec.type === 'LoadBalancer' && !service.spec.loadBalancerClass;
    if (!wanted || isTerminating(service)) return { writes: giveBack(service, finalizers) };
    if (addressOf(service) !== undefined || !hasCloud(snapshot)) return { writes: [] };
    const say = (reason: string, message: string): Write =>
      recordEvent(snapshot, now, { about: service, reason, message, component: COMPONENT });
    const { uid } = service.metadata;
    if (memory?.uid !== uid) {
      const at = now + between(dice, 900, 2_200);
      const guarded = finalizers.includes(FINALIZER)
        ? []
        : [withFinalizers(service, [...finalizers, FINALIZER])];
      const told = say('EnsuringLoadBalancer', 'Ensuring load balancer');
      return { writes: [...guarded, told], wakeAt: at, memory: { uid, at } };
    }
    if (now < memory.at) return { writes: [], wakeAt: memory.at, memory };
    const ingress = [{ ip: freeAddress(service, snapshot), ipMode: 'VIP' }];
    return {
      writes: [
        { verb: 'status', object: { ...service, status: { ...service.status, loadBalancer: { ingress } } } },
        say('EnsuredLoadBalancer', 'Ensured load balancer'),
      ],
    };
  },
};
