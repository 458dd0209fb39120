import { describe, expect, it, onTestFinished } from 'vitest';
import { createHandClock } from './clock.ts';
import { type SimulatorOptions, startSimulator } from './simulator.ts';
import { START } from './testing/try-api.ts';

async function started(options: Partial<SimulatorOptions> = {}) {
  const clock = createHandClock(START);
  const simulator = await startSimulator({
    scenario: 'shop',
    seed: 1,
    calm: true,
    port: 0,
    host: '127.0.0.1',
    clock,
    wireClock: clock,
    ...options,
  });
  onTestFinished(() => simulator.stop());
  return { clock, simulator };
}

describe('the simulator', () => {
  it('serves its scenario over HTTP and says where in a kubeconfig', async () => {
    const { simulator } = await started();
    expect(simulator.kubeconfig).toContain(`server: ${simulator.url}\n`);
    expect(simulator.kubeconfig).toContain('insecure-skip-tls-verify: true');
    const pods = (await (await fetch(`${simulator.url}/api/v1/namespaces/shop/pods`)).json()) as {
      items: unknown[];
    };
    expect(pods.items.length).toBeGreaterThan(9);
  });

  it('says politely what it is to whoever types its address into a browser, and its paths to clients', async () => {
    const { simulator } = await started();
    const page = await fetch(`${simulator.url}/`, { headers: { accept: 'text/html,*/*' } });
    expect(page.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await page.text()).toContain('the API server of a simulated Kubernetes cluster');
    expect(await (await fetch(`${simulator.url}/`)).json()).toMatchObject({
      paths: expect.arrayContaining(['/api', '/apis', '/readyz']),
    });
  });

  it('lets whoever has no credentials do what the scenario says', async () => {
    const { simulator } = await started({ scenario: 'namespaces' });
    const asked = async (path: string) => (await fetch(`${simulator.url}${path}`)).status;
    const slices = '/apis/discovery.k8s.io/v1/namespaces';
    expect(await asked(`${slices}/shop/endpointslices`)).toBe(200);
    expect(await asked(`${slices}/identity/endpointslices`)).toBe(403);
    expect(await asked('/api/v1/namespaces/identity/pods')).toBe(403);
    expect(await asked('/api/v1/namespaces/identity/services')).toBe(200);
    expect(await asked('/api/v1/nodes')).toBe(200);
  });

  it('replaces a pod that is deleted through the API, as anybody watching sees', async () => {
    const { simulator, clock } = await started();
    const path = `${simulator.url}/api/v1/namespaces/shop/pods`;
    const { store } = simulator.cluster;
    const before = store.list('Pod', 'shop');
    const victim = before.find(({ metadata }) => metadata.name.startsWith('web-'));
    await fetch(`${path}/${victim?.metadata.name}`, { method: 'DELETE' });
    clock.advance(120_000);
    const after = store.list('Pod', 'shop');
    expect(after).toHaveLength(before.length);
    expect(after.map(({ metadata }) => metadata.uid)).not.toContain(victim?.metadata.uid);
  });

  it('rejects a scenario that does not exist and a port that is taken', async () => {
    await expect(started({ scenario: 'nowhere' })).rejects.toThrow('There is no scenario "nowhere"');
    const { simulator } = await started();
    await expect(started({ port: simulator.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('names a reachable address when it listens on all', async () => {
    const { simulator } = await started({ host: '0.0.0.0' });
    expect(simulator.kubeconfig).toContain(`server: http://127.0.0.1:${simulator.port}\n`);
  });
});
