/** A source-range list with an element that is neither address nor range, as the empty one after a trailing comma: ingress-nginx then answers 503 on every path. */
import { describe, kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { servedByNginx } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';
import { sourceRanges } from '../source-ranges.ts';

const words = ingressTexts['nginx-source-range-invalid'];

export const nginxSourceRangeInvalid: Rule = {
  id: 'nginx-source-range-invalid',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress')) {
      const nginx = servedByNginx(inquiry, ingress);
      if (nginx === 'no') continue;
      for (const { key, elements } of sourceRanges(ingress)) {
        const bad = elements.flatMap(({ text, valid }, place) => (valid ? [] : [{ text, place }]));
        if (bad.length === 0) continue;
        const { name, namespace } = ingress.meta;
        const onlyEmpty = bad.every(({ text }) => text === '');
        const good = elements.filter(({ valid }) => valid).map(({ text }) => text);
        yield {
          subject: refOf(ingress),
          discriminator: key,
          ...(nginx === 'unknown' ? { confidence: 'likely' } : {}),
          message: words.message(
            name,
            ingress.rules.map(({ host }) => host).filter(host => host !== ''),
          ),
          evidence: [
            ...bad.map(({ text, place }) =>
              about(ingress, words.element(key, place + 1, elements.length, text)),
            ),
            about(ingress, words.whole),
          ],
          confirm: [describe(refOf(ingress))],
          fix:
            onlyEmpty && good.length > 0
              ? [kubectl(namespace, 'annotate', 'ingress', name, `${key}=${good.join(',')}`, '--overwrite')]
              : [words.mend],
        };
      }
    }
  },
};
