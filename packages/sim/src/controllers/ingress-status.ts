/**
 * Publishes the address under which an Ingress answers (ingress-nginx `internal/ingress/status`): for Ingresses of a class whose
 * controller is `k8s.io/ingress-nginx`, where there is a cloud: it is the address of the controller's load balancer (`--publish-service`).
 * The address is from the documentation range, like everything outside of the simulated cluster.
 */
import type { Controller, Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { hasCloud } from './cloud.ts';
import { itself, keyOf, objectOf } from './key.ts';
import { recordEvent } from './record-event.ts';

const INGRESS_CONTROLLER = 'k8s.io/ingress-nginx';
const INGRESS_ADDRESS = '198.51.100.20';

function isOurs(ingress: StoredObject, snapshot: Snapshot): boolean {
  const name =
    ingress.spec?.ingressClassName ?? ingress.metadata.annotations?.['kubernetes.io/ingress.class'];
  const held = name === undefined ? undefined : snapshot.get('IngressClass', undefined, name);
  return held?.spec?.controller === INGRESS_CONTROLLER;
}

export const ingressStatus: Controller = {
  name: 'nginx-ingress-controller',
  watches: {
    Ingress: itself,
    IngressClass: (_, snapshot) => snapshot.list('Ingress').map(keyOf),
  },
  reconcile(key, snapshot, now) {
    const ingress = objectOf(snapshot, 'Ingress', key);
    if (ingress === undefined || !isOurs(ingress, snapshot) || !hasCloud(snapshot)) return { writes: [] };
    if (ingress.status?.loadBalancer?.ingress?.[0]?.ip === INGRESS_ADDRESS) return { writes: [] };
    const status = { loadBalancer: { ingress: [{ ip: INGRESS_ADDRESS }] } };
    return {
      writes: [
        { verb: 'status', object: { ...ingress, status } },
        recordEvent(snapshot, now, {
          about: ingress,
          reason: 'Sync',
          message: 'Scheduled for sync',
          component: 'nginx-ingress-controller',
        }),
      ],
    };
  },
};
