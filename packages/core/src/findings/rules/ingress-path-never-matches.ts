/** Paths that are compared letter by letter and written as regular expressions, and rewrites with groups that no path has. */
import { getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { backendsOf, servedByNginx } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['ingress-path-never-matches'];
const prefix = 'nginx.ingress.kubernetes.io/';
/** What means something in a regular expression and next to nothing in a path. */
const meta = /[*+?^$|()[\]{}\\]/;

export const ingressPathNeverMatches: Rule = {
  id: 'ingress-path-never-matches',
  tier: 2,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress')) {
      const nginx = servedByNginx(inquiry, ingress) === 'yes';
      const rewrite = ingress.annotations?.get(`${prefix}rewrite-target`);
      const regex =
        nginx && (ingress.annotations?.get(`${prefix}use-regex`) === 'true' || rewrite !== undefined);
      const backends = backendsOf(ingress);
      for (const { place, shown, path } of backends) {
        if (regex || path.pathType === 'ImplementationSpecific' || !meta.test(path.path)) continue;
        yield {
          subject: refOf(ingress),
          discriminator: place,
          message: words.message(ingress.meta.name, shown, path.pathType),
          evidence: [about(ingress, `${path.pathType} ${path.path}`)],
          confirm: [getYaml(refOf(ingress))],
          fix: [words.mend],
        };
      }
      if (!nginx || rewrite === undefined || !/\$\d/.test(rewrite)) continue;
      if (backends.some(({ path }) => path.path.includes('('))) continue;
      yield {
        subject: refOf(ingress),
        discriminator: `${prefix}rewrite-target`,
        message: words.groups(ingress.meta.name, rewrite),
        evidence: backends.map(({ shown }) => about(ingress, shown)),
        confirm: [getYaml(refOf(ingress))],
        fix: [words.mend],
      };
    }
  },
};
