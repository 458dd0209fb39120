/** A look at a live cluster finds what the same objects in files show; what may not be seen ends the look as well as what may. */
import { readFileSync } from 'node:fs';
import { judge } from '@switchboard/core/findings/judge';
import { describe, expect, it } from 'vitest';
import { ConnectError } from '../connect/connect-error.ts';
import { messages as connectMessages } from '../connect/messages.ts';
import { silent } from '../log.ts';
import { connectFiles } from './manifests/files-cluster.ts';
import { gatherFiles, worldOf } from './manifests/observe-files.ts';
import { observeCluster } from './observe-cluster.ts';

const text = readFileSync(new URL('examples/selector-typo.yaml', import.meta.url), 'utf8');
const gathered = gatherFiles([{ name: 'selector-typo.yaml', text }]);
const now = Date.parse('2026-11-21T08:00:00Z');

describe('a look at a cluster', () => {
  it('ends when every kind was listed or refused, and says the same as the files', async () => {
    const cluster = connectFiles(['dump'], gathered, 'shop');
    const { world, unreachable } = await observeCluster(cluster, [], silent);
    expect(unreachable).toBeUndefined();
    const live = judge({ world, now });
    const { findings, unobserved } = judge({ world: worldOf(gathered, undefined).world, now });
    expect(live.findings).toEqual(findings);
    expect(live.unobserved).toEqual(unobserved);
    expect(live.findings.map(({ rule }) => rule)).toEqual(['svc-selector-matches-no-pods']);
  });

  it('says that nobody answers', async () => {
    const cluster = connectFiles(['dump'], gathered, 'shop');
    const dead = {
      ...cluster,
      request: () => Promise.reject(new ConnectError(connectMessages.refused('http://nowhere'))),
    };
    expect((await observeCluster(dead, [], silent)).unreachable).toEqual(expect.any(String));
  });
});
