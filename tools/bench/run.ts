/**
 * Runs benchmarks one after the other, prints their tables, and keeps those of a full run in docs/benchmarks.md. A limit that was missed is said and is no
 * failure: figures depend on the machine, and what must never grow is also a test. Exits with 1 when a benchmark could not be run.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Benchmark } from './benchmark.ts';
import { check } from './benchmarks/check.ts';
import { fanOut } from './benchmarks/fan-out.ts';
import { frame } from './benchmarks/frame.ts';
import { judge } from './benchmarks/judge.ts';
import { memory } from './benchmarks/memory.ts';
import { painted } from './benchmarks/painted.ts';
import { reader } from './benchmarks/reader.ts';
import { search } from './benchmarks/search.ts';
import { snapshot } from './benchmarks/snapshot.ts';
import { stage } from './benchmarks/stage.ts';
import { stageLoad } from './benchmarks/stage-load.ts';
import { stageScale } from './benchmarks/stage-scale.ts';
import { stalled } from './benchmarks/stalled.ts';
import { describeMachine } from './machine.ts';
import { block, misses, textTable, withBlock } from './table.ts';

const all: readonly Benchmark[] = [
  frame,
  snapshot,
  reader,
  judge,
  search,
  check,
  fanOut,
  stalled,
  painted,
  stage,
  stageScale,
  stageLoad,
  memory,
];
const page = new URL('../../docs/benchmarks.md', import.meta.url);

const help = `pnpm bench [NAME…] [--quick] [--date YYYY-MM-DD]

${all.map(({ name, title }) => `  ${name.padEnd(12)} ${title}`).join('\n')}

  --quick    Shorter, and docs/benchmarks.md stays as it is.
  --date     The day to write into docs/benchmarks.md (that of the last commit).`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, date: { type: 'string' }, help: { type: 'boolean' } },
});
const unknown = positionals.filter(name => !all.some(benchmark => benchmark.name === name));
if (values.help === true || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no benchmark ${unknown.join(', ')}.\n`);
  console.log(help);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const wanted = all.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const effort = values.quick === true ? 'quick' : 'full';
const day = values.date ?? execFileSync('git', ['log', '-1', '--format=%cs'], { encoding: 'utf8' }).trim();
const machine = describeMachine();
console.log(`${machine}; ${effort}`);

const missed: string[] = [];
let failed = 0;
for (const benchmark of wanted) {
  const began = performance.now();
  console.log(`\n${benchmark.title} (${benchmark.name})`);
  try {
    const rows = await benchmark.run(effort, line => console.error(`  … ${line}`));
    console.log(textTable(rows));
    missed.push(...misses(rows));
    if (effort === 'full')
      writeFileSync(
        page,
        withBlock(
          readFileSync(page, 'utf8'),
          benchmark.name,
          block(benchmark, rows, `Measured ${day} on ${machine}.`),
        ),
      );
  } catch (error) {
    console.error(`  could not be run: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    failed += 1;
  }
  console.error(`  … took ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
if (failed > 0) missed.push(`${failed} of ${wanted.length} benchmarks could not be run`);
console.log(`\n${missed.length === 0 ? 'Every limit was met.' : missed.join('\n')}`);
process.exit(failed > 0 ? 1 : 0);
