/** `node e2e/findings/src/figures.ts [SEEDS] [HEALTHY]`: how often the first finding names the cause over many seeds, what was missed, and errors on healthy clusters. */
import { nameOf } from '@switchboard/core/findings/finding';
import { readFaults } from './faults.ts';
import { assess, inject, stand } from './inject.ts';

const [seeds = 1000, sound = 300] = process.argv.slice(2).map(Number);
const faults = readFaults();
const tally = new Map(faults.map(({ name }) => [name, { named: 0, of: 0 }]));
const misses: string[] = [];
/** Certain findings that do not follow from the cause, with a seed that shows one. */
const beside = new Map<string, number>();
for (let seed = 1; seed <= seeds; seed += 1) {
  const injection = inject(seed, faults);
  const { named, first, strangers } = assess(injection);
  for (const { key } of strangers) beside.set(`${injection.fault.name} → ${key.split(' ')[0]}`, seed);
  const count = tally.get(injection.fault.name);
  if (count !== undefined) {
    count.of += 1;
    if (named) count.named += 1;
  }
  if (!named)
    misses.push(
      `seed ${seed}: ${injection.fault.name}: ${first === undefined ? 'nothing' : `${first.rule} of ${nameOf(first.subject)}`}\n    ${injection.lines.join('\n    ')}`,
    );
}
let errors = 0;
let warnings = 0;
for (let seed = 1; seed <= sound; seed += 1) {
  const { advance, judge } = stand(seed);
  advance(60_000);
  for (const { severity, rule, subject } of judge()) {
    if (severity === 'error') errors += 1;
    if (severity === 'warning') warnings += 1;
    if (severity !== 'info') misses.push(`healthy ${seed}: ${severity} ${rule} of ${nameOf(subject)}`);
  }
}
const named = [...tally.values()].reduce((sum, count) => sum + count.named, 0);
console.log(
  `${named} of ${seeds} causes named first; ${errors} errors and ${warnings} warnings on ${sound} healthy clusters.`,
);
for (const [name, count] of tally) console.log(`${String(count.named).padStart(5)} of ${count.of}  ${name}`);
for (const [what, seed] of beside) console.log(`also certain: ${what} (seed ${seed})`);
console.log(misses.join('\n'));
