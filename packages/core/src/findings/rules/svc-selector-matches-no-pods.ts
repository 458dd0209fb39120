/** A selector that no live pod carries. Slices that somebody else fills are believed; so are pod templates where pods are not seen (then it is only likely). */
import type { Labels, ServiceObject, WorkloadObject } from '../../kubernetes/object.ts';
import { nearMissAmong } from '../../near-miss.ts';
import { matches, selectorOf } from '../../project/selection.ts';
import { hasEnded } from '../../world-index.ts';
import { kubectl, pairsOf, patch } from '../commands.ts';
import { about, type Draft, type Evidence, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { grace } from '../pod-life.ts';
import type { Rule } from '../rule.ts';
import { takesCalls } from '../service-port.ts';

const words = serviceTexts['svc-selector-matches-no-pods'];

export const svcSelectorMatchesNoPods: Rule = {
  id: 'svc-selector-matches-no-pods',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const selector = selectorOf(service);
      if (selector === undefined) continue;
      if (!inquiry.sees('Pod', service.meta.namespace)) yield* byTemplates(inquiry, service, selector);
      else if (
        inquiry.seesList(service) &&
        inquiry.selected(service).every(hasEnded) &&
        !takesCalls(inquiry.lines(service))
      )
        yield* byPods(inquiry, service, selector);
    }
  },
};

function* byPods(inquiry: Inquiry, service: ServiceObject, selector: Labels): Iterable<Draft> {
  const wanting = inquiry.staff(service).filter(({ kind, desired }) => kind !== 'Job' && desired > 0);
  if (wanting.some(workload => isNew(inquiry, workload))) return;
  const [unmade] = wanting;
  const { name, namespace } = service.meta;
  const shown = pairsOf(selector);
  const near = nearestOf(inquiry, service, selector);
  const elsewhere = new Set(
    inquiry
      .all('Pod')
      .filter(pod => pod.meta.namespace !== namespace && !hasEnded(pod) && matches(selector, pod.meta.labels))
      .map(pod => pod.meta.namespace),
  );
  const finished = inquiry.selected(service).length;
  yield {
    subject: refOf(service),
    message:
      unmade === undefined
        ? words.message(name, shown)
        : words.unmade(name, `${unmade.kind} ${unmade.meta.name}`, unmade.desired),
    // Whoever wants pods and has none may be about to make them.
    ...(unmade === undefined ? {} : { confidence: 'likely' }),
    evidence: [
      about(service, words.selector(shown)),
      ...near.evidence,
      ...(finished > 0 ? [about(service, words.finished(finished))] : []),
      ...(elsewhere.size > 0 ? [about(service, words.elsewhere([...elsewhere]))] : []),
    ],
    confirm: [
      kubectl(namespace, 'get', 'pods', '--show-labels'),
      kubectl(namespace, 'get', 'pods', '-l', shown),
    ],
    fix: near.fix,
  };
}

/** Without pods only a template that is one pair off is enough to speak. */
function* byTemplates(inquiry: Inquiry, service: ServiceObject, selector: Labels): Iterable<Draft> {
  const { name, namespace } = service.meta;
  if (inquiry.staff(service).length > 0 || takesCalls(inquiry.lines(service))) return;
  const near = nearestOf(inquiry, service, selector);
  if (near.evidence.length === 0) return;
  yield {
    subject: refOf(service),
    confidence: 'likely',
    message: words.templates(name, pairsOf(selector)),
    evidence: [about(service, words.selector(pairsOf(selector))), ...near.evidence],
    confirm: [kubectl(namespace, 'get', 'deployments,statefulsets,daemonsets', '-o', 'wide')],
    fix: near.fix,
  };
}

/** A workload, or the newest of its ReplicaSets, is younger than pods take. */
function isNew(inquiry: Inquiry, workload: WorkloadObject): boolean {
  const sets = inquiry
    .inNamespace('ReplicaSet', workload.meta.namespace)
    .filter(set => set.meta.owner?.uid === workload.meta.uid);
  return [workload, ...sets].some(({ meta }) => inquiry.now - meta.created < grace.podStart);
}

function nearestOf(
  inquiry: Inquiry,
  service: ServiceObject,
  selector: Labels,
): { readonly evidence: readonly Evidence[]; readonly fix: readonly string[] } {
  const workloads = inquiry.workloads(service.meta.namespace);
  const loose = inquiry
    .inNamespace('Pod', service.meta.namespace)
    .filter(pod => pod.meta.owner === undefined && !hasEnded(pod));
  const found =
    nearMissAmong(selector, workloads, ({ podLabels }) => podLabels) ??
    nearMissAmong(selector, loose, ({ meta }) => meta.labels);
  if (found === undefined)
    return { evidence: [], fix: [kubectl(service.meta.namespace, 'edit', 'service', service.meta.name)] };
  const { candidate, difference } = found;
  const [key, value] = difference.asked;
  const carried = difference.carried;
  const change =
    carried === undefined
      ? { [key]: null }
      : { ...(carried[0] === key ? {} : { [key]: null }), [carried[0]]: carried[1] };
  const who = `${candidate.kind} ${candidate.meta.name}`;
  const one = candidate.kind === 'Pod';
  const text = words.near(one ? who : words.podsOf(who), one, carried?.join('='), `${key}=${value}`);
  return { evidence: [about(candidate, text)], fix: [patch(refOf(service), { spec: { selector: change } })] };
}
