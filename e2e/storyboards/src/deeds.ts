/** What people do to the shop in a story, as writes of the simulated cluster. */
import type { StoredObject } from '@switchboard/sim/object';
import type { Story } from './story.ts';

const namespace = 'shop';

type Held = StoredObject;

function held(story: Story, kind: string, name: string): Held {
  const object = story.store.get(kind, kind === 'Node' ? undefined : namespace, name);
  if (object === undefined) throw new Error(`there is no ${kind} ${name}`);
  return object;
}

/** Merges fields into the spec. */
function change(story: Story, kind: string, name: string, fields: object): void {
  const object = held(story, kind, name);
  story.store.update({ ...object, spec: { ...object.spec, ...fields } });
}

export const deletePod = (story: Story, name: string): void =>
  story.act(`delete pod ${name}`, () => story.store.remove('Pod', namespace, name));

export const scale = (story: Story, name: string, replicas: number): void =>
  story.act(`scale deploy/${name} --replicas=${replicas}`, () =>
    change(story, 'Deployment', name, { replicas }),
  );

export function setReadiness(story: Story, name: string, passes: boolean): void {
  story.act(`the readiness check of ${name} ${passes ? 'passes' : 'fails'}`, () => {
    const pod = held(story, 'Pod', name);
    const annotations = {
      ...pod.metadata.annotations,
      'sim.switchboard/readiness': passes ? 'pass' : 'fail',
    };
    story.store.update({ ...pod, metadata: { ...pod.metadata, annotations } });
  });
}

export const setSelector = (story: Story, name: string, app: string): void =>
  story.act(`set selector svc ${name} app=${app}`, () =>
    change(story, 'Service', name, { selector: { app } }),
  );

export function setImage(story: Story, name: string, image: string): void {
  story.act(`set image deploy/${name} ${image}`, () => {
    const { template } = held(story, 'Deployment', name).spec;
    const containers = template.spec.containers.map((container: object) => ({ ...container, image }));
    const spec = { ...template.spec, containers };
    change(story, 'Deployment', name, { template: { ...template, spec } });
  });
}

export const cordon = (story: Story, node: string, unschedulable: boolean): void =>
  story.act(`${unschedulable ? 'cordon' : 'uncordon'} ${node}`, () =>
    change(story, 'Node', node, { unschedulable }),
  );

/** Cordons, then evicts whom no DaemonSet runs, as `kubectl drain --ignore-daemonsets --force` does. */
export function drain(story: Story, node: string): void {
  cordon(story, node, true);
  story.act(`drain ${node}`, () => {
    for (const pod of story.store.list('Pod')) {
      const owner = pod.metadata.ownerReferences?.[0]?.kind;
      if (pod.spec.nodeName !== node || owner === 'DaemonSet' || owner === 'Node') continue;
      story.store.remove('Pod', pod.metadata.namespace, pod.metadata.name);
    }
  });
}

const create = (story: Story, apiVersion: string, kind: string, name: string, body: object): void =>
  story.act(`apply ${kind} ${name}`, () =>
    story.store.create({ apiVersion, kind, metadata: { name, namespace }, ...body }),
  );

export const createService = (story: Story, name: string, spec: object): void =>
  create(story, 'v1', 'Service', name, { spec: { ports: [{ port: 80, targetPort: 8080 }], ...spec } });

export const createJob = (story: Story, name: string): void =>
  create(story, 'batch/v1', 'Job', name, {
    spec: {
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'main', image: 'registry.example/shop/report:1' }],
        },
      },
    },
  });

const subsets = (addresses: readonly string[]) => [
  { addresses: addresses.map(ip => ({ ip })), ports: [{ port: 9376 }] },
];

export const writeEndpoints = (story: Story, name: string, addresses: readonly string[]): void =>
  create(story, 'v1', 'Endpoints', name, { subsets: subsets(addresses) });

export const rewriteEndpoints = (story: Story, name: string, addresses: readonly string[]): void =>
  story.act(`apply Endpoints ${name} with ${addresses.join(', ')}`, () =>
    story.store.update({ ...held(story, 'Endpoints', name), subsets: subsets(addresses) }),
  );

export const deleteObject = (story: Story, kind: string, name: string): void =>
  story.act(`delete ${kind} ${name}`, () => story.store.remove(kind, namespace, name));
