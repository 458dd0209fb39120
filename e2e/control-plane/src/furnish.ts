/**
 * What a new control plane is given: the kinds of the Gateway API, nodes in three zones that kwok keeps alive, somebody who may only look, and somebody who may hardly do that.
 * Called by `keep.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from './api.ts';

const apply = '?fieldManager=control-plane&force=true';
const yaml = 'application/apply-patch+yaml';

/** The standard channel, from a folder with a file for each kind. */
export async function applyGatewayApi(api: Api, folder: string): Promise<void> {
  for (const file of readdirSync(folder).filter(name => name.startsWith('gateway.networking.k8s.io_'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!/^kind: CustomResourceDefinition$/m.test(text)) continue;
    const name = /^ {2}name: (\S+)$/m.exec(text)?.[1] ?? '';
    await api.call(
      'PATCH',
      `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}${apply}`,
      text,
      yaml,
    );
  }
}

export async function addNodes(api: Api, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, i) => i);
  for (let i = 0; i < count; i += 20) await Promise.all(all.slice(i, i + 20).map(one => addNode(api, one)));
}

async function addNode(api: Api, i: number): Promise<void> {
  const name = `node-${i < 26 ? String.fromCharCode(97 + i) : i}`;
  const node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'topology.kubernetes.io/zone': `zone-${(i % 3) + 1}`,
      },
    },
  };
  await api.call('PATCH', `/api/v1/nodes/${name}${apply}`, JSON.stringify(node), yaml);
}

/** `clerk` may read Services in one namespace, and nothing else. */
export async function allowClerk(api: Api): Promise<void> {
  const group = 'rbac.authorization.k8s.io';
  const collection = `/apis/${group}/v1/namespaces/default`;
  const role = {
    apiVersion: `${group}/v1`,
    kind: 'Role',
    metadata: { name: 'clerk' },
    rules: [{ apiGroups: [''], resources: ['services'], verbs: ['get', 'list', 'watch'] }],
  };
  const binding = {
    apiVersion: `${group}/v1`,
    kind: 'RoleBinding',
    metadata: { name: 'clerk' },
    roleRef: { apiGroup: group, kind: 'Role', name: 'clerk' },
    subjects: [{ apiGroup: group, kind: 'User', name: 'clerk' }],
  };
  await api.call('PATCH', `${collection}/roles/clerk${apply}`, JSON.stringify(role), yaml);
  await api.call('PATCH', `${collection}/rolebindings/clerk${apply}`, JSON.stringify(binding), yaml);
}

/** `viewer` may read everything but Secrets, as the built-in role says, the Gateway API, which it does not know, and nodes. */
export async function allowViewer(api: Api): Promise<void> {
  const subjects = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'viewer' }];
  const roles = '/apis/rbac.authorization.k8s.io/v1';
  await api.call(
    'PATCH',
    `${roles}/clusterroles/look-at-nodes${apply}`,
    JSON.stringify({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'look-at-nodes' },
      rules: [
        { apiGroups: [''], resources: ['nodes', 'namespaces'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: ['networking.k8s.io'], resources: ['ingressclasses'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: ['gateway.networking.k8s.io'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
      ],
    }),
    yaml,
  );
  for (const role of ['view', 'look-at-nodes']) {
    await api.call(
      'PATCH',
      `${roles}/clusterrolebindings/viewer-${role}${apply}`,
      JSON.stringify({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: `viewer-${role}` },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
        subjects,
      }),
      yaml,
    );
  }
}
