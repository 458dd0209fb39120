/**
 * Puts the certificate of the API server's authority into every namespace, for pods to mount (kubernetes `pkg/controller/certificates/rootcacertpublisher`):
 * ConfigMap `kube-root-ca.crt`, put right whenever it is gone or changed. The simulated cluster has no authority, so the certificate says that.
 */
import type { Controller } from '../controller.ts';
import type { DraftObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { objectOf } from './key.ts';
import { isTerminating } from './pod-state.ts';

const NAME = 'kube-root-ca.crt';
const DESCRIPTION =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. ' +
  'No other usage is guaranteed across distributions of Kubernetes clusters.';
const DATA = { 'ca.crt': '-----BEGIN CERTIFICATE-----\nc2ltdWxhdGVk\n-----END CERTIFICATE-----\n' };

export const rootCaConfigMap = (namespace: string): DraftObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: NAME, namespace, annotations: { 'kubernetes.io/description': DESCRIPTION } },
  data: DATA,
});

export const rootCaPublisher: Controller = {
  name: 'root-ca-certificate-publisher-controller',
  watches: {
    Namespace: ({ object }) => [`/${object.metadata.name}`],
    ConfigMap: ({ object: { metadata } }) => (metadata.name === NAME ? [`/${metadata.namespace}`] : []),
  },
  reconcile(key, snapshot) {
    const namespace = objectOf(snapshot, 'Namespace', key);
    if (namespace === undefined || isTerminating(namespace)) return { writes: [] };
    const draft = rootCaConfigMap(namespace.metadata.name);
    const held = snapshot.get('ConfigMap', namespace.metadata.name, NAME);
    if (held === undefined) return { writes: [{ verb: 'create', object: draft }] };
    const annotations = { ...held.metadata.annotations, ...draft.metadata.annotations };
    if (sameJson(held['data'], DATA) && sameJson(held.metadata.annotations, annotations))
      return { writes: [] };
    const object = { ...held, metadata: { ...held.metadata, annotations }, data: DATA };
    return { writes: [{ verb: 'update', object }] };
  },
};
