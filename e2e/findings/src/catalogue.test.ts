/** The catalogue in the documentation is that of the rules, and every rule is in it once. */
import { readFileSync } from 'node:fs';
import { catalogue } from '@switchboard/core/findings/catalogue';
import { ruleTexts } from '@switchboard/core/findings/messages/en';
import { rules } from '@switchboard/core/findings/rules';
import { describe, expect, it } from 'vitest';

const written = readFileSync(new URL('../../../docs/findings.md', import.meta.url), 'utf8');

describe('docs/findings.md', () => {
  it('is what the rules say now (pnpm --filter @switchboard/findings catalogue)', () => {
    expect(written).toBe(catalogue(rules, ruleTexts));
  });

  it('has every rule once', () => {
    const entries = [...written.matchAll(/^### (.+)$/gm)].map(([, id]) => id);
    expect(entries.toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
    expect(new Set(entries).size).toBe(Object.keys(ruleTexts).length);
  });
});
