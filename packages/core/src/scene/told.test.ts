import { expect, it, describe as suite } from 'vitest';
import { diff } from '../diff.ts';
import { describe } from './describe.ts';
import { plainText, type Sentence } from './sentence.ts';
import { type Element, line, node, pod, seen, service, topology, workload } from './testing/model.ts';
import { told } from './told.ts';

const deployment = (revision: string): readonly Element[] => [
  workload('web', { kind: 'Deployment', desired: 2, revision }),
  workload('web-1', { owner: 'web' }),
  workload('web-2', { owner: 'web' }),
];
const base = [
  service('web'),
  service('db'),
  node('node-a'),
  node('node-b'),
  workload('db', { kind: 'StatefulSet', desired: 1 }),
  pod('db-0', { wantedBy: ['db'], owner: 'db', node: 'node-b' }),
  line('db', 'db-0'),
];
const web = (name: string, options: object = {}): readonly Element[] => [
  pod(name, { wantedBy: ['web'], owner: name.slice(0, 5), node: 'node-a', ...options }),
  line('web', name),
];

/** What is told from one picture to the next, ms after the last, newest first. */
function ledger(...pictures: readonly (readonly [ms: number, elements: readonly Element[]])[]): Sentence[] {
  let at = 1_000_000;
  return pictures
    .flatMap(([ms, elements], i) => {
      const before = pictures[i - 1]?.[1];
      at += ms;
      if (before === undefined) return [];
      const [was, is] = [topology(...seen(), ...before), topology(...seen(), ...elements)];
      return describe(was, diff(was, is), is, at);
    })
    .toReversed();
}
const without = (elements: readonly Element[], name: string) =>
  elements.filter(element => !JSON.stringify(element).includes(name));
const read = (newestFirst: readonly Sentence[]) =>
  told(newestFirst).map(({ sentence, steps }) => [plainText(sentence), ...steps.map(plainText)]);

const before = [...base, ...deployment('1'), ...web('web-1-a')];
const rolled = [...base, ...deployment('2'), ...web('web-1-a')];
const newcomer = [...rolled, ...web('web-2-b')];
const replaced = [...base, ...deployment('2'), ...web('web-2-b')];

suite('the ledger as one reads it', () => {
  it('puts the pods of a rollout under the sentence that says so', () => {
    const all = read(ledger([0, before], [1_000, rolled], [1_000, newcomer], [5_000, replaced]));
    expect(all).toHaveLength(1);
    expect(all[0]?.[0]).toBe('web rolls out version 2.');
    expect(all[0]?.slice(1)).toEqual(expect.arrayContaining([expect.stringContaining('is gone')]));
  });

  it('leaves for itself what fails, what is of others, and what comes much later', () => {
    const failing = [...rolled, ...web('web-2-b', { state: 'failing', reason: 'ImagePullBackOff' })];
    expect(
      read(ledger([0, before], [1_000, rolled], [1_000, newcomer], [1_000, failing])).map(([head]) => head),
    ).toEqual(['web-…-b fails: ImagePullBackOff.', 'web rolls out version 2.']);
    const dbGone = without(rolled, 'db-0');
    expect(read(ledger([0, before], [1_000, rolled], [1_000, dbGone])).at(-1)).toEqual([
      'web rolls out version 2.',
    ]);
    expect(read(ledger([0, before], [1_000, rolled], [600_000, newcomer])).length).toBeGreaterThan(1);
  });

  it('puts under a drain who leaves the node, and who comes for them elsewhere', () => {
    const closed = [...before, node('node-a', { cordoned: true })];
    const leaving = [...closed, ...web('web-1-a', { state: 'terminating' })];
    const moved = [...without(closed, 'web-1-a'), ...web('web-1-c', { node: 'node-b' })];
    const elsewhere = without(moved, 'db-0');
    const all = read(
      ledger([0, before], [1_000, closed], [500, leaving], [2_000, moved], [2_000, elsewhere]),
    );
    expect(all.at(-1)?.[0]).toBe('node-a is cordoned: nothing new may start there.');
    expect(all.at(-1)?.join(' ')).toContain('web-…-c');
    expect(all.at(-1)?.join(' ')).not.toContain('db-0');
  });
});
