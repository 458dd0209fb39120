/** The rungs of the ladder on which a call climbs to the pods of a Service, in English. */
import { capital, figure, names, plural } from '../../scene/messages/grammar-en.ts';

const sentence = (text: string): string => `${capital(text)}.`;

export const serviceLadderWords = {
  title: 'Whether a call gets there',
  labels: {
    exists: 'exists',
    name: 'name',
    ports: 'ports',
    selector: 'selector',
    endpoints: 'endpoints',
    pods: 'pods',
    policy: 'policy',
    door: 'door',
  },
  states: {
    holds: 'holds',
    strained: 'holds in part',
    broken: 'does not hold',
    unknown: 'not known',
    'not-needed': 'not needed',
    'not-reached': 'not reached',
  },
  allHold: (rungs: number, of: number): string =>
    rungs === of ? `All ${figure(of)} rungs hold.` : `All ${figure(rungs)} rungs that it needs hold.`,
  notReached: 'It does not come to this.',
  unseen: (kind: string): string => `${kind} may not be seen, so this cannot be told.`,
  exists: (name: string, namespace: string, kind: string): string => `${name} is in ${namespace}, ${kind}.`,
  kinds: { headless: 'headless', ExternalName: 'an alias' },
  ofType: (type: string): string => `of type ${type}`,
  answers: (name: string, addresses: readonly string[]): string =>
    `${name} answers with ${names(addresses)}.`,
  answersPods: (name: string): string => `${name} answers with the addresses of its pods.`,
  alias: (name: string, to: string): string => `${name} is another name for ${to}.`,
  noDns: 'The cluster’s DNS has nobody who answers.',
  ofAlias: 'An alias has none: the other name decides.',
  ports: (shown: readonly string[]): string => `${shown.join(', ')}.`,
  /** `numbers`: what a name stands for in the pods that are listed. */
  port: (port: number, target: string | number, numbers: readonly number[], protocol: string): string =>
    `${port} → ${target}${numbers.length === 0 ? '' : ` = ${numbers.join(' or ')}`}/${protocol}`,
  noPorts: 'It names none: callers use those of the pods.',
  noSelector: 'It has none: somebody writes its list.',
  matches: (selector: string, pods: number): string =>
    sentence(`${figure(pods)} ${plural(pods, 'pod carries', 'pods carry')} ${selector}`),
  lines: (count: number): string =>
    sentence(`${figure(count)} ${plural(count, 'line is', 'lines are')} in its list`),
  takes: (takes: number, of: number): string =>
    takes === of
      ? of === 1
        ? 'The only one that is listed takes calls.'
        : `All ${figure(of)} that are listed take calls.`
      : sentence(`${figure(takes)} of ${figure(of)} ${plural(takes, 'takes', 'take')} calls`),
  outside: 'Its addresses are those of no pods; whether somebody answers there is not known here.',
  noPolicy: 'No policy means its pods.',
  somePolicy: 'Policies let some callers in.',
  shut: 'Policies let nobody in on its ports.',
  doors: (all: readonly string[]): string => `${names(all)} ${plural(all.length, 'leads', 'lead')} here.`,
  nodePorts: (ports: readonly string[]): string =>
    `Every node takes calls for it on ${plural(ports.length, 'port', 'ports')} ${names(ports)}.`,
  noDoor: 'Nothing outside leads here; callers inside need no door.',
  nearMiss: (workload: string, pods: number, carried: string): string =>
    `The ${pods === 1 ? 'pod' : `${figure(pods)} pods`} of ${workload} ${plural(pods, 'carries', 'carry')} ${carried}.`,
  nothingLike: (key: string): string => `no ${key}`,
} as const;
