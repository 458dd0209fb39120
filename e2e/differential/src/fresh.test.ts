/** Before anything is compared: a fresh namespace holds the same on both clusters, and both come to rest. */
import { usePair } from '@switchboard/clusters/pair';
import { settle } from '@switchboard/clusters/settle';
import { expect, it } from 'vitest';

const pair = usePair();

it('a fresh namespace holds the same on both', async () => {
  const namespace = await pair().namespace('differential-fresh');
  const make = ['create', 'deployment', 'web', '--image=web:1', '--replicas=2', '-n', namespace];
  await Promise.all(pair().sides.map(({ kubectl }) => kubectl(...make)));
  await settle(pair(), namespace);
  const kinds = 'configmaps,serviceaccounts,deployments,endpoints,services';
  const [simulated, real] = await Promise.all(
    pair().sides.map(({ kubectl }) => kubectl('get', kinds, '-n', namespace, '-o', 'name')),
  );
  expect(simulated).toBe(real);
});
