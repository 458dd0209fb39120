import { expect, it } from 'vitest';
import { checkLaws, lawProvenBy, lawsIn } from './laws.mjs';

const laws = '# Laws\n\n- **P1** Identity is the UID.\n- **D12** A patch undoes.\n- not a law **P9**\n';

const test = (name: string): { file: string; name: string } => ({ file: 'a.test.ts', name });

it('reads laws from the list and nowhere else', () => {
  expect(lawsIn(laws)).toEqual(['P1', 'D12']);
});

it.each([
  ['P1: holds', 'P1'],
  ['project > D12: holds', 'D12'],
  ['P1 without a colon', undefined],
  ['speaks of P1: in the middle', undefined],
  ['HTTP: is not a law', undefined],
])('"%s" proves %s', (name, law) => {
  expect(lawProvenBy(name)).toBe(law);
});

it('is content when both sides agree', () => {
  expect(checkLaws(laws, ['P1: a', 'D12: b', 'group > D12: c', 'plain'].map(test))).toEqual({
    laws: 2,
    problems: [],
  });
});

it('names the law without a test, the test without a law, and the number given twice', () => {
  const { problems } = checkLaws(`${laws}- **P1** again\n`, ['P1: a', 'W7: b', 'W7: c'].map(test));
  expect(problems).toHaveLength(3);
  expect(problems.join()).toMatch(/P1 twice.*a\.test\.ts proves W7.*D12 has no test/);
});

it('does not pass an empty list', () => {
  expect(checkLaws('# Laws\n', []).problems).toHaveLength(1);
});
