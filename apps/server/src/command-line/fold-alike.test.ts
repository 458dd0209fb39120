/** What `check` prints of several pods of which the same is said; the JSON keeps each. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseCommandLine } from './arguments.ts';
import { check } from './check.ts';

const service = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}`;

const set = (name: string) => `apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: ${name}
  uid: uid-${name}
  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: uid-web, controller: true}]
spec: {replicas: 1, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}}}`;

const pod = (name: string, owner?: string) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels: {app: web}
${owner === undefined ? '' : `  ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: ${owner}, uid: uid-${owner}, controller: true}]\n`}spec: {nodeName: n, containers: [{name: c, image: i}]}
status:
  phase: Pending
  conditions: [{type: PodScheduled, status: 'True'}, {type: Ready, status: 'False'}]
  containerStatuses:
  - {name: c, image: i, ready: false, restartCount: 0, state: {waiting: {reason: ImagePullBackOff}}}`;

async function printed(...args: readonly string[]): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'switchboard-check-')), 'given.yaml');
  const objects = [
    service,
    set('old'),
    set('new'),
    pod('a', 'old'),
    pod('b', 'old'),
    pod('c', 'new'),
    pod('d'),
  ];
  writeFileSync(path, objects.join('\n---\n'));
  const command = parseCommandLine(['check', '-f', path, '--rule', 'pod-image-pull-failing', ...args]);
  if (command.type !== 'check') throw new Error(JSON.stringify(command));
  const lines: string[] = [];
  await check(command.arguments, { print: text => lines.push(text), warn: () => undefined });
  return lines.join('\n');
}

it('says the same of pods of one workload once, and counts all of them', async () => {
  const text = await printed();
  expect(text.split('\n').filter(line => /^ERROR|^ {2}The same/.test(line))).toEqual([
    'ERROR    Pod/default/a   pod-image-pull-failing',
    '  The same of 2 other pods.',
    'ERROR    Pod/default/d   pod-image-pull-failing',
  ]);
  expect(text).toMatch(/^4 errors, 0 warnings\.$/m);
});

it('gives programs each of them', async () => {
  const { findings } = JSON.parse(await printed('-o', 'json')) as { findings: { subject: string }[] };
  expect(findings.map(({ subject }) => subject)).toEqual(
    ['a', 'b', 'c', 'd'].map(name => `Pod/default/${name}`),
  );
});
