import { describe, expect, it } from 'vitest';
import { banner } from './banner.ts';

const cluster = { name: 'staging', source: 'kubeconfig', defaultNamespace: 'blog' } as const;
const page = 'http://127.0.0.1:1/';

describe('banner', () => {
  it('names the cluster, the address, and a line that works as it is', () => {
    const text = banner({ page, cluster, address: 'https://c:6443', kubeconfig: "/a b/it's", context: 'x' });
    expect(text).toContain('Shows        staging at https://c:6443, read only');
    expect(text).toContain(
      `kubectl --kubeconfig '/a b/it'\\''s' --context x -n blog get endpointslices --watch\n`,
    );
  });

  it('of files names them, and how to ask the same of them in words', () => {
    const files = ['a b/dump.yaml', 'more.yaml'];
    const name = 'dump.yaml, more.yaml';
    const facts = { page, address: name, kubeconfig: undefined, context: undefined };
    const text = banner({ ...facts, files, cluster: { ...cluster, name, source: 'files' } });
    expect(text).toContain('what is in dump.yaml, more.yaml; nothing in it moves');
    expect(text).toContain("switchboard check -f 'a b/dump.yaml' -f more.yaml\n");
    // What was piped in is not there a second time.
    expect(banner({ ...facts, files: ['-'], cluster: { ...cluster, source: 'files' } })).not.toContain(
      'check',
    );
  });

  it('offers what breaks something only where nothing is real', () => {
    const facts = { page, address: 'http://127.0.0.1:2', kubeconfig: '/tmp/k', context: undefined };
    expect(banner({ ...facts, cluster })).not.toContain('delete');
    const tryOut = '-n shop delete pod -l app=cart';
    expect(banner({ ...facts, tryOut, cluster: { ...cluster, source: 'simulated' } })).toContain(
      'kubectl --kubeconfig /tmp/k -n shop delete pod -l app=cart\n',
    );
  });
});
