import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';

const kept = (text: string) => normalise(text, { namespace: 'differential-0a1b2c3d', order: 'kept' });

describe('normalise', () => {
  it('keeps apart what was apart, and together what was the same', () => {
    const table = `NAME                   READY   AGE   IP           NODE
web-7887448d46-tvx4d   1/1     12s   10.244.0.7   node-b
web-7887448d46-2b7xk   1/1     9m    10.244.2.9   node-b
`;
    expect(kept(table)).toBe(`NAME  READY  AGE  IP  NODE
web-DRAWN-1  1/1  AGE  POD-IP-1  NODE-1
web-DRAWN-2  1/1  AGE  POD-IP-2  NODE-1
`);
  });

  it('replaces times, uids, versions, namespaces and ports that were drawn', () => {
    const yaml = `  creationTimestamp: "2026-11-21T14:20:57Z"
  namespace: differential-0a1b2c3d
  resourceVersion: "860"
  uid: cf442cd8-571f-4189-9491-42d75bf2dbe8
  nodePort: 31877
`;
    expect(kept(yaml)).toBe(`  creationTimestamp: "TIME"
  namespace: NAMESPACE
  resourceVersion: VERSION
  uid: UID-1
  nodePort: NODE-PORT-1
`);
  });

  it('leaves alone what somebody chose', () => {
    const said = `Error from server (NotFound): pods "web" not found
  tolerationSeconds: 300
  cpu: 200m
  ip: 192.0.2.45
requests.cpu  200m  1
`;
    expect(kept(said)).toBe(said);
  });

  it('puts lines in order where asked to, and keeps one of each', () => {
    const lines = 'web-2b7xk  Running\nweb-tvx4d  Running\nweb-9v7tn  Pending';
    const sorted = normalise(lines, { namespace: 'shop', order: 'sorted' });
    expect(sorted).toBe('web-DRAWN  Pending\nweb-DRAWN  Running\nweb-DRAWN  Running');
    expect(normalise(lines, { namespace: 'shop', order: 'distinct' })).toBe(
      'web-DRAWN  Pending\nweb-DRAWN  Running',
    );
  });

  it('puts Events of a description in order, and nothing else', () => {
    const said = `Events:
  Type    Reason   Age   From  Message
  ----    ------   ----  ----  -------
  Normal  Second   3s    a     b
  Normal  First    3s    a     b
`;
    expect(kept(said)).toBe(`Events:
  Type  Reason  Age  From  Message
  ----  ------  ----  ----  -------
  Normal  First  AGE  a  b
  Normal  Second  AGE  a  b
`);
  });
});
