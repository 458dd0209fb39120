/** A process that has a dump of a cluster in a file, and parses or checks it as often as it is asked to. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '@switchboard/server/command-line/check';
import { readDocuments } from '@switchboard/server/command-line/manifests/read-documents';
import { answer, readJob, tell } from '../child.ts';
import { kubectlDump } from '../load/kubectl-dump.ts';
import type { Checking, CheckingAsked, CheckingTold } from './checking.ts';

const { form, ...size } = readJob<Checking>();
const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, `dump.${form}`);
writeFileSync(file, kubectlDump(size)[form]);
const megabytes = readFileSync(file).length / 1e6;

const given = {
  files: [file],
  observed: undefined,
  now: Date.parse('2026-03-01T12:00:00Z'),
  output: 'json',
  severity: 'info',
  rules: [],
  kubeconfig: undefined,
  context: undefined,
  namespaces: [],
} as const;

async function run(what: CheckingAsked): Promise<number> {
  if (what === 'parse') return readDocuments(readFileSync(file, 'utf8')).documents.length;
  let printed = '';
  await check(given, { print: text => (printed += text), warn: text => console.error(text) });
  return (JSON.parse(printed) as { readonly findings: readonly unknown[] }).findings.length;
}

answer<CheckingAsked, CheckingTold>(async what => {
  globalThis.gc?.();
  const began = process.threadCpuUsage();
  const found = await run(what);
  const { user, system } = process.threadCpuUsage(began);
  return { ms: (user + system) / 1000, megabytes, found };
});
tell({ ms: 0, megabytes, found: 0 });
