/** What NetworkPolicies do to calls from the sources to the lines, in both directions. Own nodes and pods on the network of their node are exempt. Called by the tail. */
import { refOf } from '../findings/finding.ts';
import type { RuleId } from '../findings/messages/en.ts';
import {
  allowsPeer,
  allowsPort,
  type Direction,
  isolating,
  type Other,
  rulesOf,
} from '../findings/policies.ts';
import type { Line } from '../findings/service-lines.ts';
import { portName } from '../findings/service-port.ts';
import type { PodObject, ServiceObject, ServicePort } from '../kubernetes/object.ts';
import type { Hop } from './hop.ts';
import { traceWords as words } from './messages-en.ts';
import type { Sight } from './sight.ts';

interface Outcome {
  readonly line: Line;
  readonly lets: boolean | 'unknown';
  readonly why?: string;
}

const rules: readonly RuleId[] = [
  'netpol-service-port-not-target-port',
  'netpol-backend-port-blocked',
  'netpol-frontend-blocked',
];

export function policyHop(
  sight: Sight,
  service: ServiceObject,
  port: ServicePort,
  sources: readonly PodObject[],
  lines: readonly Line[],
): { readonly hop: Hop; readonly through: readonly Line[] } {
  const subject = refOf(service);
  if (sight.inquiry.all('NetworkPolicy').length === 0) {
    const hop: Hop = sight.inquiry.sees('NetworkPolicy')
      ? { stage: 'policy', subject, result: 'pass', why: words.noPolicies }
      : { stage: 'policy', subject, result: 'unknown', usual: true, why: words.unseen('NetworkPolicy') };
    return { hop, through: lines };
  }
  // Without a known caller only what is closed to everybody is closed.
  const general = sight.found(subject, rules, portName(port));
  const outcomes = lines.map(
    (line): Outcome => (sources.length === 0 ? { line, lets: true } : judgeLine(sight, sources, line, port)),
  );
  const through = outcomes.filter(({ lets }) => lets !== false).map(({ line }) => line);
  if (general !== undefined && (sources.length === 0 || through.length === 0))
    return {
      hop: {
        stage: 'policy',
        subject,
        result: 'fail',
        rule: general.rule,
        symptom: 'timeout',
        why: general.message,
      },
      through: [],
    };
  const [blocked] = outcomes.filter(({ lets }) => lets === false);
  if (through.length === 0)
    return {
      hop: {
        stage: 'policy',
        subject,
        result: 'fail',
        symptom: 'timeout',
        why: blocked?.why ?? words.policyPass(0, lines.length),
      },
      through,
    };
  const doubtful = outcomes.some(({ lets }) => lets === 'unknown');
  const why = doubtful ? words.policyUnknown : words.policyPass(through.length, lines.length);
  const result = blocked !== undefined ? 'degraded' : doubtful ? 'unknown' : 'pass';
  return { hop: { stage: 'policy', subject, result, why }, through };
}

/** The best that one of the sources can do. */
function judgeLine(sight: Sight, sources: readonly PodObject[], line: Line, port: ServicePort): Outcome {
  const outcomes = sources.map(source => fromOne(sight, source, line, port));
  return (
    outcomes.find(({ lets }) => lets === true) ??
    outcomes.find(({ lets }) => lets === 'unknown') ??
    outcomes[0] ?? { line, lets: true }
  );
}

function fromOne({ inquiry }: Sight, source: PodObject, line: Line, { protocol }: ServicePort): Outcome {
  const { endpoint, address, slice } = line;
  const target =
    endpoint.target === undefined
      ? inquiry.podsAt(address)[0]
      : inquiry.find('Pod', endpoint.target.namespace || slice.meta.namespace, endpoint.target.name);
  if (
    target !== undefined &&
    (target === source || (target.node !== undefined && target.node === source.node && source.hostNetwork))
  )
    return { line, lets: true };
  const lets = (pod: PodObject, direction: Direction, other: Other): boolean | 'unknown' => {
    const policies = isolating(inquiry, pod, direction);
    if (policies.length === 0) return true;
    const answers = policies.flatMap(policy =>
      rulesOf(policy, direction)
        .filter(rule => allowsPort(rule, target, line.port, protocol))
        .map(rule => allowsPeer(inquiry, policy, rule, other)),
    );
    return answers.includes(true) || (answers.includes('unknown') ? 'unknown' : false);
  };
  const namesOf = (pod: PodObject, direction: Direction): readonly string[] =>
    isolating(inquiry, pod, direction).map(({ meta }) => meta.name);
  const out = lets(source, 'Egress', target === undefined ? { address } : { pod: target });
  if (out === false)
    return { line, lets: false, why: words.policyEgress(source.meta.name, namesOf(source, 'Egress')) };
  if (target === undefined) return { line, lets: out };
  const into = lets(target, 'Ingress', { pod: source });
  if (into === false)
    return { line, lets: false, why: words.policyIngress(target.meta.name, namesOf(target, 'Ingress')) };
  return { line, lets: out === true && into === true ? true : 'unknown' };
}
