/** Annotations for which ingress-nginx skips the whole Ingress: limits that are no numbers or ranges, and snippets unless they are allowed. */
import type { IngressObject } from '../../kubernetes/object.ts';
import { kubectl } from '../commands.ts';
import { about, type Draft, refOf } from '../finding.ts';
import { servedByNginx } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';
import { readList } from '../source-ranges.ts';

const words = ingressTexts['nginx-annotation-rejects-ingress'];
const prefix = 'nginx.ingress.kubernetes.io/';
const numbers = [
  'limit-rps',
  'limit-rpm',
  'limit-connections',
  'limit-burst-multiplier',
  'limit-rate',
  'limit-rate-after',
];

export const nginxAnnotationRejectsIngress: Rule = {
  id: 'nginx-annotation-rejects-ingress',
  tier: 2,
  severity: 'error',
  confidence: 'likely',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress'))
      if (servedByNginx(inquiry, ingress) === 'yes')
        for (const [key, value] of ingress.annotations ?? []) {
          const how = verdict(ingress, key, value);
          if (how !== undefined) yield draft(ingress, key, value, how);
        }
  },
};

function verdict(
  { annotations }: IngressObject,
  key: string,
  value: string,
): 'wrong' | 'snippet' | undefined {
  const name = key.slice(prefix.length);
  if (numbers.includes(name)) return /^-?\d+$/.test(value.trim()) ? undefined : 'wrong';
  if (name === 'limit-allowlist' || name === 'limit-whitelist')
    return readList(annotations, name)?.elements.some(({ valid }) => !valid) === true ? 'wrong' : undefined;
  return name.endsWith('-snippet') ? 'snippet' : undefined;
}

function draft(ingress: IngressObject, key: string, value: string, how: 'wrong' | 'snippet'): Draft {
  const { name, namespace } = ingress.meta;
  return {
    subject: refOf(ingress),
    discriminator: key,
    ...(how === 'snippet' ? { severity: 'warning', confidence: 'possible' } : {}),
    message: words.message(name, key),
    evidence: [about(ingress, how === 'snippet' ? words.snippet(key) : words.value(key, value))],
    confirm: [kubectl(namespace, 'describe', 'ingress', name)],
    fix: [kubectl(namespace, 'annotate', 'ingress', name, `${key}-`)],
  };
}
