/** `switchboard check` as it answers on files: the named examples, what is said of bad documents, what was not seen, and exit codes. */
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from './arguments.ts';
import { check } from './check.ts';
import type { Terminal } from './terminal.ts';

const examples = fileURLToPath(new URL('examples', import.meta.url));
const now = '2026-11-21T08:00:00Z';

interface Said {
  readonly rule: string;
  readonly severity: string;
  readonly subject: string;
  readonly causes: readonly string[];
  readonly [field: string]: unknown;
}

async function run(...args: readonly string[]) {
  const command = parseCommandLine(['check', ...args]);
  if (command.type !== 'check') throw new Error(JSON.stringify(command));
  const printed: string[] = [];
  const warned: string[] = [];
  const terminal: Terminal = { print: text => printed.push(text), warn: text => warned.push(text) };
  const code = await check(command.arguments, terminal);
  return { code, text: printed.join('\n'), warned };
}

async function json(...args: readonly string[]) {
  const { text, ...rest } = await run('-o', 'json', '--now', now, ...args);
  return { ...rest, ...(JSON.parse(text) as { findings: readonly Said[]; unobserved: readonly string[] }) };
}

const file = (name: string): string => join(examples, name);

function written(...documents: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'switchboard-check-')), 'given.yaml');
  writeFileSync(path, documents.join('\n---\n'));
  return path;
}

/** Of severity error, in order; and the very first finding. */
const expected = [
  [
    'selector-typo.yaml',
    ['svc-selector-matches-no-pods Service/default/hostnames'],
    'svc-selector-matches-no-pods',
  ],
  [
    'target-port-name.yaml',
    ['svc-target-port-name-unresolved Service/default/nginx-service'],
    'svc-target-port-name-unresolved',
  ],
  [
    'image-pull.yaml',
    ['pod-image-pull-failing Pod/default/web-1', 'svc-no-ready-endpoints Service/default/web'],
    'pod-image-pull-failing',
  ],
  [
    'target-port-name-of-template.yaml',
    ['svc-target-port-name-unresolved Service/default/web'],
    'svc-target-port-name-unresolved',
  ],
  [
    'trailing-comma.yaml',
    ['nginx-source-range-invalid Ingress/default/office'],
    'nginx-source-range-invalid',
  ],
  ['database-right.yaml', [], undefined],
  ['not-applied-yet.yaml', [], undefined],
  [
    'database-other-name.yaml',
    ['svc-selectorless-no-endpoints Service/default/external-db'],
    'endpoints-without-service',
  ],
  [
    'database-port-name.yaml',
    ['svc-port-name-not-in-endpoints Service/default/external-db'],
    'svc-port-name-not-in-endpoints',
  ],
  ['database-slice-right.yaml', [], undefined],
  [
    'database-slice-without-label.yaml',
    ['svc-selectorless-no-endpoints Service/default/external-db'],
    'endpointslice-missing-service-label',
  ],
  [
    'database-slice-port-name.yaml',
    ['svc-port-name-not-in-endpoints Service/default/external-db'],
    'svc-port-name-not-in-endpoints',
  ],
  [
    'cluster-ip-as-endpoint.yaml',
    ['endpoint-address-is-cluster-ip Endpoints/shop/payments'],
    'endpoint-address-is-cluster-ip',
  ],
  [
    'policy-service-port.yaml',
    ['netpol-service-port-not-target-port Service/default/api'],
    'netpol-service-port-not-target-port',
  ],
  [
    'route-without-grant.yaml',
    ['route-backend-ref-not-permitted HTTPRoute/shop/pay'],
    'route-backend-ref-not-permitted',
  ],
] as const;

describe('check', () => {
  it.each(expected)('%s', async (name, errors, first) => {
    const { findings, code } = await json('-f', file(name));
    const told = findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, subject }) => `${rule} ${subject}`);
    expect(told).toEqual(errors);
    expect(findings.find(({ severity }) => severity !== 'info')?.rule).toBe(first);
    expect(code).toBe(errors.length === 0 ? 0 : 1);
  });

  it('knows what every example is for', () => {
    expect(readdirSync(examples).sort()).toEqual(expected.map(([name]) => name).toSorted());
  });

  it('has the fields that programs rely on', async () => {
    const { findings } = await json('-f', file('image-pull.yaml'));
    const fields = [
      'rule',
      'severity',
      'confidence',
      'subject',
      'message',
      'evidence',
      'confirm',
      'fix',
      'causes',
      'effects',
    ];
    for (const finding of findings) expect(Object.keys(finding)).toEqual(fields);
    expect(findings[1]?.causes).toEqual(['pod-image-pull-failing Pod/default/web-1']);
  });

  it('prints the same for people, worst first, what follows below its cause', async () => {
    const { text } = await run('-f', file('image-pull.yaml'), '--now', now);
    expect(text.split('\n').filter(line => /^ *ERROR/.test(line))).toEqual([
      'ERROR    Pod/default/web-1   pod-image-pull-failing',
      '    ERROR    Service/default/web   svc-no-ready-endpoints',
    ]);
    expect(text).toContain('kubectl -n default describe pod web-1');
    expect(text).toContain('2 errors, 0 warnings.');
  });

  it('names bad documents with file and line, and judges the rest', async () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: ExternalName, externalName: 10.0.0.1}';
    const path = written(
      service,
      'kind: Pod\nmetadata:\n  name: [',
      'just words',
      'apiVersion: v1\nkind: Pod\nmetadata: {}',
    );
    const { code, warned, findings } = await json('-f', path);
    expect(code).toBe(2);
    expect(warned.map(line => line.replace(path, '').split(': ')[0])).toEqual([':9', ':10', ':12']);
    expect(findings.map(({ rule }) => rule)).toEqual(['svc-external-name-invalid']);
  });

  it.each([
    ['an empty file', ''],
    ['comments', '# Source: chart/templates/web.yaml\n---\n'],
  ])('says that there was nothing to read: %s', async (_, content) => {
    const path = written(content);
    const table = await run('-f', path);
    expect(table).toEqual({
      code: 2,
      text: 'Nothing was judged: there was nothing to read.',
      warned: [`${path}: there is nothing in it`],
    });
    const { code, findings, unobserved } = await json('-f', path, '--observed', 'Pod');
    expect([code, findings]).toEqual([2, []]);
    expect(unobserved).toEqual(expect.arrayContaining(['Pod', 'Secret', 'Service']));
  });

  it('does not mind a file of comments beside others', async () => {
    const empty = written('# nothing here\n');
    const { code, warned } = await run('-f', empty, '-f', file('database-right.yaml'), '--now', now);
    expect([code, warned]).toEqual([0, [`${empty}: there is nothing in it`]]);
  });

  it.each([
    ['v1', 'ConfigMap', 'Nothing was judged: no rule looks at ConfigMap alone.', 0],
    ['v1', 'List', 'Nothing was judged: there are no objects in what was read.', 0],
    ['v1', 'Pod', 'Nothing was judged: there was nothing that could be read.', 2],
  ])('praises nobody for what no rule looked at: %s %s', async (apiVersion, kind, said, expected) => {
    const { text, code } = await run('-f', written(JSON.stringify({ apiVersion, kind, items: [] })));
    expect([text, code]).toEqual([said, expected]);
  });

  it('says of files that are none what they are, and judges the others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-check-'));
    const put = (name: string, content: string | Buffer): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const given = [
      join(folder, 'missing.yaml'),
      empty,
      put('program', Buffer.of(0x7f, 0x45, 0, 0, 1)),
      put('web.yaml.gz', Buffer.of(0x1f, 0x8b, 8, 0)),
      put('config', 'apiVersion: v1\nkind: Config\ncurrent-context: a\n'),
      put('table', 'NAME   READY\nweb-1  1/1\n'),
      put('named.yaml', 'apiVersion: v1\nkind: Service\nmetadata: {name: "{{ .Release.Name }}"}\n'),
      file('trailing-comma.yaml'),
    ];
    const { code, warned, findings } = await json(...given.flatMap(path => ['-f', path]));
    expect(warned.map(line => line.replace(`${folder}/`, ''))).toEqual([
      'missing.yaml: there is no such file',
      'empty: no .yaml, .yml or .json in this folder',
      'program: this is not text',
      'web.yaml.gz: this is compressed; unpack it first',
      expect.stringMatching(/^config:1: this is a kubeconfig/),
      expect.stringMatching(/^table:1: this is no Kubernetes object/),
      expect.stringMatching(/^named\.yaml:1: this is a template/),
    ]);
    expect(findings.map(({ rule }) => rule)).toContain('nginx-source-range-invalid');
    expect(code).toBe(2);
  });

  it('reads folders as kubectl does, marks of byte order, UTF-16, and lists in lists', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-check-'));
    const service = (name: string) => ({
      ...{ apiVersion: 'v1', kind: 'Service', metadata: { name } },
      spec: { type: 'ExternalName', externalName: '10.0.0.1' },
    });
    const list = (...items: readonly unknown[]) => ({ apiVersion: 'v1', kind: 'List', items });
    const text = (name: string): string => `\uFEFF${JSON.stringify(service(name))}`;
    writeFileSync(join(folder, 'a.yaml'), text('a'));
    writeFileSync(join(folder, 'b.yml'), Buffer.from(text('b'), 'utf16le'));
    writeFileSync(join(folder, 'c.json'), JSON.stringify(list(service('c'), list(list(service('d'))))));
    writeFileSync(join(folder, 'notes.txt'), 'not: [for us');
    const { findings, warned } = await json('-f', folder);
    expect(warned).toEqual([]);
    expect(findings.map(({ subject }) => subject)).toEqual(
      ['a', 'b', 'c', 'd'].map(name => `Service/default/${name}`),
    );
  });

  it('takes the last of an object that comes twice, says where the two differ, and minds no UID of another', async () => {
    const service = (name: string, externalName: string) =>
      `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: a, uid: x}\nspec: {type: ExternalName, externalName: ${externalName}}`;
    const first = written(service('web', '10.0.0.1'), service('copy', '10.0.0.2'));
    const second = written(service('web', 'db.example'), service('copy', '10.0.0.2'));
    const { findings, warned, code } = await json('-f', first, '-f', second);
    expect(warned).toEqual([
      `${second}:1: Service a/web differs from that of ${first}:1; the last one counts, as with kubectl apply`,
    ]);
    expect(findings.map(({ subject }) => subject)).toEqual(['Service/a/copy']);
    expect(code).toBe(1);
  });

  it('concludes nothing from a kind that was not listed, and says so', async () => {
    const path = written(
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web}\nspec: {tls: [{secretName: web-tls}], defaultBackend: {service: {name: web, port: {number: 80}}}}',
    );
    const unseen = await json('-f', path, '--severity', 'error');
    expect(unseen.findings).toEqual([]);
    expect(unseen.unobserved).toEqual(['Secret', 'Service']);
    const seen = await json(
      '-f',
      path,
      '--observed',
      'Ingress,services',
      '--observed',
      'Secret',
      '--severity',
      'error',
    );
    expect(seen.findings.map(({ rule }) => rule)).toEqual([
      'ingress-backend-service-missing',
      'ingress-tls-secret-missing',
    ]);
  });

  it('keeps nothing of a Secret but name, type and keys', async () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: web-tls}\nstringData: {tls.crt: do-not-keep}';
    const ingress =
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web}\nspec: {ingressClassName: nginx, tls: [{secretName: web-tls}]}';
    const { findings, ...rest } = await json('-f', written(secret, ingress));
    expect(findings.map(({ rule }) => rule)).toContain('ingress-tls-secret-invalid');
    expect(JSON.stringify({ findings, rest })).not.toContain('do-not-keep');
  });

  it('reads lists of items without a kind, JSON, and kinds of other groups as what they are', async () => {
    const list = {
      apiVersion: 'v1',
      kind: 'ServiceList',
      items: [{ metadata: { name: 'web' }, spec: { selector: { app: 'web' } } }],
    };
    const pods = { apiVersion: 'v1', kind: 'PodList', items: [] };
    const knative =
      'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: other}\nspec: {selector: {app: other}}';
    const { findings } = await json('-f', written(JSON.stringify(list), JSON.stringify(pods), knative));
    expect(findings.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual([
      'svc-selector-matches-no-pods Service/default/web',
    ]);
  });

  it('filters by severity, rule and namespace', async () => {
    const path = file('database-other-name.yaml');
    expect((await json('-f', path, '--rule', 'endpoints-without-service')).code).toBe(0);
    expect((await json('-f', path, '--severity', 'error')).findings).toHaveLength(1);
    expect((await json('-f', path, '-n', 'elsewhere')).findings).toEqual([]);
  });

  it('tells of a node where it is to blame for what is wrong in the namespace that is asked for', async () => {
    const old = '2026-11-20T08:00:00Z';
    const meta = (name: string) =>
      `{name: ${name}, namespace: shop, labels: {app: web}, creationTimestamp: '${old}'}`;
    const path = written(
      `apiVersion: v1\nkind: Node\nmetadata: {name: n1, creationTimestamp: '${old}'}\nstatus: {conditions: [{type: Ready, status: Unknown}]}`,
      `apiVersion: v1\nkind: Service\nmetadata: ${meta('web')}\nspec: {selector: {app: web}, ports: [{port: 80}]}`,
      `apiVersion: v1\nkind: Pod\nmetadata: ${meta('web-1')}\nspec: {nodeName: n1, containers: [{name: web}]}\nstatus: {phase: Running, podIP: 10.244.1.5, startTime: '${old}', conditions: [{type: Ready, status: 'False'}]}`,
    );
    const told = async (namespace: string) =>
      (await json('-f', path, '-n', namespace)).findings.map(({ rule }) => rule);
    expect(await told('shop')).toEqual(expect.arrayContaining(['node-not-ready', 'pod-on-unready-node']));
    expect(await told('elsewhere')).toEqual([]);
  });

  it.each([
    ['--rule', 'svc-selector-matches-no-pod', 'Did you mean svc-selector-matches-no-pods?'],
    ['--severity', 'fatal', 'Write one of: error, warning, info.'],
    ['--now', 'yesterday', 'Write it like 2026-11-21T12:00:00Z.'],
    ['--observed', 'Servce', 'Did you mean Service?'],
  ])('says what is wrong with %s %s', (flag, value, hint) => {
    const command = parseCommandLine(['check', '-f', 'x', flag, value]);
    expect(command).toMatchObject({ type: 'mistake', notice: { hint } });
  });
});
