/** `switchboard check` on what kubectl prints of a large cluster, beside the parsing of the same file alone, in turn in one process: what is left is the judging. */
import { type Benchmark, type Effort, type Row, ratio } from '../benchmark.ts';
import { startChild } from '../child.ts';
import { median } from '../statistics.ts';
import type { Checking, CheckingAsked, CheckingTold } from '../subjects/checking.ts';

const pods = 10_000;
/** Reading that much YAML takes ten seconds. */
const quickYaml = 1_000;
const namespaces = 50;
const turns = ['parse', 'check'] as const;

async function compare(
  form: Checking['form'],
  pods: number,
  rounds: number,
  say: (line: string) => void,
): Promise<Row> {
  const child = startChild<Checking, CheckingAsked, CheckingTold>(
    'subjects/check-dump.ts',
    { pods, namespaces, form },
    ['--expose-gc', '--max-old-space-size=12288'],
  );
  try {
    await child.next();
    const told: Record<CheckingAsked, CheckingTold[]> = { parse: [], check: [] };
    // What a person waits for is a first run: nothing is warmed up.
    for (let round = 0; round < rounds; round += 1)
      for (const turn of turns) {
        const one = await child.ask(turn);
        told[turn].push(one);
        say(`${form}, ${turn}: ${Math.round(one.ms)} ms, ${one.found} found`);
      }
    const [parse, check] = turns.map(turn => median(told[turn].map(({ ms }) => ms))) as [number, number];
    const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
    const { megabytes } = told.parse[0] as CheckingTold;
    return {
      measured: `${form === 'json' ? 'JSON' : 'YAML'} of ${Math.round(megabytes)} MB: CPU time, of that of parsing alone`,
      value: check / parse,
      shown: `${ratio(check / parse)} (${seconds(check)}, parsing ${seconds(parse)})`,
      must: { most: 2, shown: '≤ 2 × (parsing dominates)' },
    };
  } finally {
    await child.stop();
  }
}

export const check: Benchmark = {
  name: 'check',
  title: '`check` on a dump of 10,000 pods',
  about: `What \`kubectl get … -A\` prints of a healthy cluster of ${pods.toLocaleString('en')} pods in ${namespaces} namespaces (pods of 5.9 kB, managedFields left out as kubectl does), from a file to the report: read, parse, observe, judge by every rule, print. Beside it the parsing of the same file alone, in turn in one process; CPU time of the main thread, medians.`,
  async run(effort: Effort, say) {
    const isFull = effort === 'full';
    return [
      await compare('json', pods, isFull ? 5 : 1, say),
      await compare('yaml', isFull ? pods : quickYaml, isFull ? 3 : 1, say),
    ];
  },
};
