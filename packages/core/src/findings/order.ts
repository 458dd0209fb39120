/**
 * What is worst first: a cause weighs as much as the worst that follows from it, then by how much follows, how sure it is, and by name. What follows stands right below
 * its cause. Depends on nothing but the findings themselves. Called by `judge`, and by the page, which hears of
 * findings in any order.
 */
import type { Confidence, Finding, Severity } from './finding.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const confidences: readonly Confidence[] = ['certain', 'likely', 'possible'];

type Ranked = Pick<Finding, 'key' | 'severity' | 'confidence' | 'causes' | 'effects'>;

export function order<Found extends Ranked>(findings: readonly Found[]): readonly Found[] {
  const byKey = new Map(findings.map(finding => [finding.key, finding]));
  const reach = new Map<string, ReadonlySet<string>>();
  const reachOf = (finding: Found): ReadonlySet<string> => {
    const known = reach.get(finding.key);
    if (known !== undefined) return known;
    const found = new Set<string>();
    reach.set(finding.key, found);
    for (const key of finding.effects) {
      const effect = byKey.get(key);
      if (effect === undefined) continue;
      found.add(key);
      for (const further of reachOf(effect)) found.add(further);
    }
    return found;
  };
  const weightOf = (finding: Found): number =>
    Math.min(
      severities.indexOf(finding.severity),
      ...[...reachOf(finding)].map(key => severities.indexOf(byKey.get(key)?.severity ?? 'info')),
    );
  const rank = (a: Found, b: Found): number =>
    weightOf(a) - weightOf(b) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    reachOf(b).size - reachOf(a).size ||
    confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
    (a.key < b.key ? -1 : 1);
  const sorted = [...findings].sort(rank);
  const placed = new Set<Found>();
  const place = (finding: Found): void => {
    if (placed.has(finding)) return;
    placed.add(finding);
    const effects = finding.effects.flatMap(key => byKey.get(key) ?? []);
    for (const effect of effects.sort(rank)) place(effect);
  };
  for (const finding of sorted) if (finding.causes.length === 0) place(finding);
  for (const finding of sorted) place(finding);
  return [...placed];
}
