/**
 * Who may look loses the right to, on a real cluster: a token that is revoked, and rules that are taken away and given back. A real API server asks who one is and what one
 * may do when a request begins, and not again: what is open stays open. Connections go through a proxy that can cut them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import type { Api } from '@switchboard/control-plane/api';
import { kinds } from '@switchboard/core/kubernetes/kind';
import { type FaultProxy, startFaultProxy } from '@switchboard/faults/proxy';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { measured, seconds } from './measured.ts';
import { killPod, podsOf, shop } from './shop.ts';
import { type Look, useStand } from './stand.ts';

const stand = useStand();
const proxies: FaultProxy[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
});

/** The same kubeconfig by way of a proxy. */
async function throughProxy(text: string): Promise<{ readonly text: string; readonly proxy: FaultProxy }> {
  const port = Number(/server: https:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1]);
  const proxy = await startFaultProxy({ host: '127.0.0.1', port });
  proxies.push(proxy);
  return { proxy, text: text.replace(`127.0.0.1:${port}`, `127.0.0.1:${proxy.port}`) };
}

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const roles = ['view', 'look-at-nodes'] as const;

async function allow(api: Api, subject: object): Promise<void> {
  for (const role of roles)
    await api.call(
      'POST',
      `${rbac}/clusterrolebindings`,
      JSON.stringify({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: `visitor-${role}` },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
        subjects: [subject],
      }),
    );
}

async function forbid(api: Api): Promise<void> {
  for (const role of roles) await api.call('DELETE', `${rbac}/clusterrolebindings/visitor-${role}`);
}

const states = ({ viewer }: Look): string =>
  [...new Set(kinds.map(({ kind }) => viewer.freshness(kind)?.state ?? 'unknown'))].join();

const until = (look: Look, state: string, limit: number): Promise<number> =>
  eventually(`every kind is ${state}`, limit, () => (states(look) === state ? undefined : states(look)));

/** Whether a change still arrives on the watches that are open. */
async function seesChange(look: Look): Promise<void> {
  const [victim = ''] = await podsOf(stand().plane.api, 'web');
  await killPod(stand().plane.api, victim);
  await eventually('the pod is gone from the picture', 30_000, () =>
    [...look.viewer.shown(shop).pods.values()].some(({ name }) => name === victim) ? victim : undefined,
  );
}

describe('rights on a real cluster', () => {
  it('rules are taken away: what is open goes on, then nothing is shown; given back, everything is', async () => {
    const { plane, write } = stand();
    const user = { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'visitor' };
    await allow(plane.api, user);
    const { text, proxy } = await throughProxy(plane.kubeconfigFor({ user: 'visitor', groups: [] }, shop));
    const look = await stand().look(write('visitor', text));
    await look.equal();
    await until(look, 'live', 30_000);

    await forbid(plane.api);
    await seesChange(look);
    proxy.cut();
    measured(
      'rules taken away, connection cut: called denied',
      seconds(await until(look, 'denied', 120_000)),
    );
    expect(look.viewer.shown(shop).pods.size).toBe(0);
    expect(look.viewer.freshness('Pod')?.reason).toContain(
      'User "visitor" cannot list resource "pods" in API group "" at the cluster scope',
    );

    await plane.api.call(
      'POST',
      `${rbac}/namespaces/${shop}/rolebindings`,
      JSON.stringify({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: 'visitor' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
        subjects: [user],
      }),
    );
    const own = await eventually('the own namespace is live', 120_000, () =>
      look.viewer.freshness('Pod', shop)?.state === 'live' ? undefined : 'not yet',
    );
    measured('one namespace given back: live', seconds(own));
    expect(look.viewer.freshness('Pod')?.state).toBe('denied');
    expect(look.viewer.freshness('Node')?.state).toBe('denied');

    await allow(plane.api, user);
    measured(
      'all rules given back: live (asked again every minute)',
      seconds(await until(look, 'live', 150_000)),
    );
    await look.equal();
    await forbid(plane.api);
  });

  it('a token is revoked: what is open goes on, then the last known picture is called old; a new one is found in its file', async () => {
    const { plane, folder, write } = stand();
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'visitor' } };
    const accounts = '/api/v1/namespaces/default/serviceaccounts';
    const file = join(folder, 'token');
    const issue = async (): Promise<void> => {
      await plane.api.call('POST', accounts, JSON.stringify(account));
      const answer = await plane.api.call(
        'POST',
        `${accounts}/visitor/token`,
        JSON.stringify({ apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} }),
      );
      const { status } = JSON.parse(answer) as { readonly status: { readonly token: string } };
      writeFileSync(file, status.token, { mode: 0o600 });
    };
    await issue();
    await allow(plane.api, { kind: 'ServiceAccount', name: 'visitor', namespace: 'default' });
    const { text, proxy } = await throughProxy(withTokenFile(readFileSync(plane.kubeconfig, 'utf8'), file));
    const look = await stand().look(write('bearer', text));
    await look.equal();
    await until(look, 'live', 30_000);
    const pods = look.viewer.shown(shop).pods.size;

    await plane.api.call('DELETE', `${accounts}/visitor`);
    // The API server believes a token for ten seconds more.
    await eventually('the token is refused', 60_000, async () =>
      (await refused(text, file)) ? undefined : 'it is still taken',
    );
    await seesChange(look);
    proxy.cut();
    measured('token revoked, connection cut: called old', seconds(await until(look, 'stale', 60_000)));
    expect(look.viewer.shown(shop).pods.size).toBeGreaterThanOrEqual(pods);
    expect(look.viewer.freshness('Pod')?.reason).toMatch(/credentials.*Unauthorized/);

    await issue();
    measured('a new token in its file: live (goal 60 s)', seconds(await until(look, 'live', 120_000)));
    await look.equal();
    await forbid(plane.api);
  });
});

const withTokenFile = (kubeconfig: string, file: string): string =>
  kubeconfig.replace(
    / {4}client-certificate-data: .*\n {4}client-key-data: .*\n/,
    `    tokenFile: ${file}\n`,
  );

async function refused(kubeconfig: string, file: string): Promise<boolean> {
  const server = /server: (\S+)/.exec(kubeconfig)?.[1] ?? '';
  const ca = Buffer.from(/certificate-authority-data: (\S+)/.exec(kubeconfig)?.[1] ?? '', 'base64');
  const headers = { authorization: `Bearer ${readFileSync(file, 'utf8')}` };
  return new Promise((resolve, reject) => {
    request(`${server}/api/v1/nodes?limit=1`, { ca, headers }, answer => {
      answer.resume();
      resolve(answer.statusCode === 401);
    })
      .on('error', reject)
      .end();
  });
}
