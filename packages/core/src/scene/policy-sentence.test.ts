import { describe, expect, it } from 'vitest';
import type { NetworkPolicyObject } from '../kubernetes/network-policy.ts';
import type { KubeObject } from '../kubernetes/object.ts';
import { project } from '../project.ts';
import { line, pod, service, slice, world } from '../testing/builders.ts';
import { networkPolicy, selects } from '../testing/gateway-builders.ts';
import { policySentence } from './policy-sentence.ts';

const web = pod('web-0', { labels: { app: 'web' }, ips: ['10.0.0.1'] });
const more = pod('web-1', { labels: { app: 'web', track: 'new' }, ips: ['10.0.0.2'] });

function said(...objects: readonly KubeObject[]) {
  const all = world(web, more, service('web'), slice('web', 'web', [line(web), line(more)]), ...objects);
  const picture = project(all, 'shop');
  const [found] = picture.services.values();
  return found && policySentence(found, picture);
}
const letting = (...peers: NetworkPolicyObject['ingress'][number]['peers']) =>
  networkPolicy('p', { app: 'web' }, { ingress: [{ peers, ports: [] }] });

describe('what policies let through', () => {
  it('P40: is said of a Service: nobody, at some of its pods, or whom', () => {
    expect(said()).toBeUndefined();
    expect(said(networkPolicy('p', { app: 'web' }))).toMatchObject({
      text: 'policies let nobody in on 8080',
      tone: 'bad',
    });
    expect(said(networkPolicy('p', { track: 'new' }))).toMatchObject({
      text: 'policies let nobody in at 1 of 2 pods',
    });
    expect(said(letting({ pods: selects({ app: 'cart' }) }))).toMatchObject({
      text: 'policies let in app=cart',
      tone: 'quiet',
    });
    const block = { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] };
    const a = selects({ team: 'a' });
    for (const [peer, who] of [
      [{ pods: selects({}) }, 'every pod here'],
      [{ namespaces: selects({}) }, 'every namespace'],
      [{ namespaces: a }, 'pods of namespaces team=a'],
      [{ pods: selects({ app: 'cart' }), namespaces: a }, 'app=cart of namespaces team=a'],
      [{ block }, '10.0.0.0/8 but 10.1.0.0/16'],
    ] as const)
      expect(said(letting(peer, {}))?.text).toBe(`policies let in ${who}`);
  });

  it('P40: a rule for another port lets nobody in here', () => {
    const peers = [{ pods: selects({ app: 'cart' }) }];
    const other = {
      peers: [{ pods: selects({ app: 'spy' }) }],
      ports: [{ protocol: 'TCP' as const, port: 9 }],
    };
    const policy = networkPolicy('p', { app: 'web' }, { ingress: [{ peers, ports: [] }, other] });
    expect(said(policy)?.text).toBe('policies let in app=cart');
  });
});
