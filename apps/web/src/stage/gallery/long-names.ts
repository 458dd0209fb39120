/** Names as long and as odd as the API allows, and odder: an editor's invisible marks included. For the gallery. */
import {
  door,
  line,
  node,
  pod,
  service,
  serviceByHand,
  topology,
} from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { type Member, members, slice, web } from './shop.ts';

const long = (end: string) =>
  `${'checkout-of-the-very-long-winded-department-'.repeat(6)}`.slice(0, 253 - end.length) + end;

export function longNames(): Topology {
  const api = `${'payments-gateway-for-external-partners-and-their-systems'}-eu`.slice(0, 63);
  const other = api.replace(/eu$/, 'us');
  const rows: readonly Member[] = [
    { id: 'a2x4k', ip: '10.244.101.112', node: long('.eu-west-1.compute.internal') },
    { id: 'b8d2z', ip: '10.244.102.201', node: long('.eu-west-2.compute.internal') },
  ];
  return topology(
    node(long('.eu-west-1.compute.internal'), { zone: 'a-zone-with-a-rather-long-name-1a', pods: 23 }),
    node(long('.eu-west-2.compute.internal'), { zone: 'a-zone-with-a-rather-long-name-1b', pods: 21 }),
    door(`${api}-ingress`, `${'very-long-host-name-of-a-'.repeat(8)}shop.example`.slice(-253), [
      { path: `/${'api/v1/partners/'.repeat(12)}orders`, service: api },
      { path: '/', service: other },
    ]),
    service(api, web(8443, 8443, '10.96.100.157', 2, 0)),
    slice(`${api}-x7k2p`.slice(-63), api),
    ...members(api, `${long('-7c9d6b54f-').slice(0, 247)}-`, 8443, rows),
    service(other, {
      ...web(80, 8080, '10.96.100.158', 1, 0),
      clusterIPs: ['fd00:10:96:aaaa:bbbb:cccc:dddd:eeee'],
    }),
    slice(`${other}-m4d8r`.slice(-63), other),
    pod('odd\u202Ename\u0007-x', {
      ips: ['fd00:10:244:1111:2222:3333:4444:5555'],
      node: rows[0]?.node ?? '',
      wantedBy: [other],
    }),
    line(other, 'odd\u202Ename\u0007-x', {
      address: 'fd00:10:244:1111:2222:3333:4444:5555',
      node: rows[0]?.node ?? '',
      ports: [{ name: 'http', protocol: 'TCP', port: 65535 }],
    }),
    serviceByHand('mail', {
      type: 'ExternalName',
      externalName: `${'smtp.'.repeat(48)}example`.slice(0, 253),
      clusterIPs: [],
      ports: [],
      families: [],
    }),
  );
}
