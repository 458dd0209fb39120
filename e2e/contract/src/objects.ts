/** The objects that the contract makes: Services nobody stands behind, which no controller touches, and pods that no kubelet starts. */
export const service = (name: string, more: { readonly labels?: object; readonly spec?: object } = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, labels: more.labels ?? {} },
  spec: { clusterIP: 'None', ports: [{ port: 80 }], ...more.spec },
});

/** On a node that does not exist: it is granted its grace period, and nobody ends it early. */
export const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { nodeName: 'node-of-nobody', containers: [{ name: 'main', image: 'nothing.example/nothing:1' }] },
});
