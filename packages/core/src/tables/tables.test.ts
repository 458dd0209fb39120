import { describe, expect, it } from 'vitest';
import { finding, line, node, pod, service, topology } from '../scene/testing/model.ts';
import { narrow, order } from './arrange.ts';
import { listOf } from './lists.ts';
import { printAsCsv, printAsKubectl } from './print.ts';
import type { ListName, Table } from './table.ts';

const minute = 60_000;
const shop = topology(
  service('web', {
    clusterIPs: ['10.96.0.42'],
    ports: [{ name: '', protocol: 'TCP', port: 80, target: 8080, nodePort: 30_080 }],
    type: 'NodePort',
  }),
  service('db', { headless: true, clusterIPs: ['None'], created: 5 * minute }),
  service('mail', { type: 'ExternalName', externalName: 'mail.example', clusterIPs: [], ports: [] }),
  service('edge', { type: 'LoadBalancer', loadBalancer: [], externalIPs: [] }),
  pod('web-b', { ips: ['10.244.2.14'], node: 'node-b', restarts: 12, restarted: 7 * minute, gates: '1/2' }),
  pod('web-a', { ips: ['10.244.2.9'], node: 'node-a', restarts: 2 }),
  pod('curl', { ips: [], nominated: 'node-b' }),
  line('web', 'web-a', { address: '10.244.2.9' }),
  line('web', 'web-b', { address: '10.244.2.14', ready: false }),
  node('node-a', {
    ...{ roles: ['control-plane'], version: 'v1.36.3' },
    addresses: ['172.18.0.2'],
    zone: 'zone-1',
    pods: 3,
    capacity: 110,
  }),
  node('node-b', { state: 'unknown', reason: 'NodeStatusUnknown', cordoned: true }),
  node('node-c', { state: 'unknown' }),
  {
    map: 'slices',
    value: {
      uid: 's',
      name: 'web-x7k2p',
      namespace: 'shop',
      service: 'web',
      family: 'IPv4',
      ports: [{ name: '', protocol: 'TCP', port: 8080 }],
      created: 0,
    },
  },
);
const list = (name: ListName, namespaces: readonly string[] = ['shop']): Table =>
  listOf(name, shop, namespaces, 9 * minute);
/** Without the last column, which says what was found. */
const texts = ({ rows }: Pick<Table, 'rows'>) =>
  rows.map(({ cells }) => cells.slice(0, -1).map(({ text }) => text));

describe('the tables', () => {
  it('print Services as kubectl does, wide', () => {
    expect(texts(list('services'))).toEqual([
      ['db', 'ClusterIP', 'None', '<none>', '80/TCP', '4m', 'app=db'],
      ['edge', 'LoadBalancer', '10.96.0.42', '<pending>', '80/TCP', '9m', 'app=edge'],
      ['mail', 'ExternalName', '<none>', 'mail.example', '<none>', '9m', 'app=mail'],
      ['web', 'NodePort', '10.96.0.42', '<none>', '80:30080/TCP', '9m', 'app=web'],
    ]);
  });

  it('print slices with all their lines, ready or not', () => {
    expect(texts(list('slices'))).toEqual([['web-x7k2p', 'IPv4', '8080', '10.244.2.14,10.244.2.9', '9m']]);
  });

  it('print of a node what kubectl says of one that is silent and closed', () => {
    expect(texts(list('nodes'))).toEqual([
      ['node-a', 'Ready', 'control-plane', '9m', 'v1.36.3', '172.18.0.2', 'zone-1', '3 of 110'],
      ['node-b', 'NotReady,SchedulingDisabled', '<none>', '9m', '', '', '', '0'],
      ['node-c', 'Unknown', '<none>', '9m', '', '', '', '0'],
    ]);
  });

  it('say of each pod which list names it', () => {
    const { columns, rows } = list('pods');
    const place = columns.indexOf('LISTED');
    expect(rows.map(({ cells }) => [cells[0]?.text, cells[place]?.text])).toEqual([
      ['curl', ''],
      ['web-a', 'web'],
      ['web-b', 'web'],
    ]);
  });

  it('have a column of namespaces where there are several, but nodes have none', () => {
    expect(list('pods', ['shop', 'blog']).columns[0]).toBe('NAMESPACE');
    expect(list('nodes', ['shop', 'blog']).columns[0]).toBe('NAME');
  });
});

describe('what was found', () => {
  const broken = topology(
    service('web'),
    service('db'),
    service('mail'),
    pod('web-a'),
    node('node-a'),
    finding('svc-selector-matches-no-pods', 'Service', 'web'),
    finding('svc-lb-pending', 'Service', 'web', { severity: 'warning' }),
    finding('endpoints-truncated', 'Endpoints', 'db', { severity: 'warning' }),
    finding('a-rule-of-tomorrow', 'Pod', 'web-a'),
    finding('svc-headless-port-remap', 'Service', 'mail', { severity: 'info' }),
  );
  const found = (name: ListName) =>
    listOf(name, broken, ['shop'], 0).rows.map(({ cells, fault }) => [
      cells[0]?.text,
      cells.at(-1)?.text,
      fault,
    ]);

  it('stands in the row of its object, worst first, and notes mark nothing', () => {
    expect(found('services')).toEqual([
      ['db', '', undefined],
      ['mail', '', undefined],
      ['web', 'no pod matches, no load balancer yet', 'error'],
    ]);
    expect(found('pods')).toEqual([['web-a', 'something is wrong', 'error']]);
    expect(found('nodes')).toEqual([['node-a', '', undefined]]);
  });

  it('of a Service stands in the row of its Endpoints, too', () => {
    expect(found('endpoints')).toContainEqual(['db', 'list is cut off', 'warning']);
    expect(found('endpoints')).toContainEqual(['web', expect.stringContaining('no pod matches'), 'error']);
  });

  it('can be sorted by, looked for, and is not copied as kubectl prints', () => {
    const table = listOf('endpoints', broken, ['shop'], 0);
    const names = (down: boolean) =>
      order(table, table.rows, { column: 'FINDINGS', down }).map(({ cells }) => cells[0]?.text);
    expect(names(false)).toEqual(['web', 'db', 'mail']);
    expect(names(true)).toEqual(['mail', 'db', 'web']);
    expect(narrow(table.rows, 'cut off').map(({ cells }) => cells[0]?.text)).toEqual(['db']);
    expect(printAsKubectl(table)).not.toContain('FINDINGS');
    expect(printAsCsv(table)).toContain('FINDINGS');
  });
});

describe('sorting and narrowing', () => {
  const pods = list('pods');
  const names = (column: string, down = false) =>
    order(pods, pods.rows, { column, down }).map(({ cells }) => cells[0]?.text);

  it('sorts addresses and counts as numbers, ages by time, and leaves equals in their order', () => {
    expect(names('IP')).toEqual(['web-a', 'web-b', 'curl']);
    expect(names('RESTARTS', true)).toEqual(['web-b', 'web-a', 'curl']);
    expect(names('AGE')).toEqual(['curl', 'web-a', 'web-b']);
    const services = list('services');
    expect(order(services, services.rows, { column: 'AGE', down: false })[0]?.cells[0]?.text).toBe('db');
  });

  it('leaves the order alone for a column that is not there', () => {
    expect(names('VERSION')).toEqual(['curl', 'web-a', 'web-b']);
  });

  it('keeps rows in which every word occurs', () => {
    expect(narrow(pods.rows, ' WEB node-b ').map(({ cells }) => cells[0]?.text)).toEqual(['web-b']);
    expect(narrow(pods.rows, '  ')).toBe(pods.rows);
  });
});

describe('printing', () => {
  it('aligns as kubectl does, without our own columns', () => {
    expect(printAsKubectl(list('pods'))).toBe(
      [
        'NAME    READY   STATUS    RESTARTS      AGE   IP            NODE     NOMINATED NODE   READINESS GATES',
        'curl    1/1     Running   0             9m    <none>        <none>   node-b           <none>',
        'web-a   1/1     Running   2             9m    10.244.2.9    node-a   <none>           <none>',
        'web-b   1/1     Running   12 (2m ago)   9m    10.244.2.14   node-b   <none>           1/2',
      ].join('\n'),
    );
  });

  it('writes CSV that no spreadsheet takes for a formula', () => {
    const rows = [{ key: 'a', namespace: '', cells: [{ text: '=1' }, { text: 'a,"b"' }] }];
    expect(printAsCsv({ columns: ['NAME', 'ENDPOINTS'], printed: 2, rows })).toBe(
      'NAME,ENDPOINTS\r\n =1,"a,""b"""',
    );
  });
});
