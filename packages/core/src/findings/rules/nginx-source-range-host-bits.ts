/** A range with bits beyond its prefix: it means the whole network. */
import { describe } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { servedByNginx } from '../ingress-backends.ts';
import { hasHostBits, readRange, showRange } from '../ip-range.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';
import { sourceRanges } from '../source-ranges.ts';

const words = ingressTexts['nginx-source-range-host-bits'];

export const nginxSourceRangeHostBits: Rule = {
  id: 'nginx-source-range-host-bits',
  tier: 2,
  severity: 'info',
  confidence: 'certain',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress')) {
      if (servedByNginx(inquiry, ingress) === 'no') continue;
      for (const { key, elements } of sourceRanges(ingress))
        for (const { text } of elements) {
          const range = readRange(text);
          if (range === undefined || !hasHostBits(text)) continue;
          yield {
            subject: refOf(ingress),
            discriminator: `${key} ${text}`,
            message: words.message(ingress.meta.name, text, showRange(range)),
            evidence: [about(ingress, words.element(key, text))],
            confirm: [describe(refOf(ingress))],
            fix: [words.mend],
          };
        }
    }
  },
};
