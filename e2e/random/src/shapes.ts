/**
 * What the sequences create: pods with ports of many kinds, and the Services that select them, drawn by dice. Labels are few, so that one Service often means the
 * pods of several workloads, and one port name several numbers.
 */
import type { Dice } from '@switchboard/sim/controller';
import type { Body } from './step.ts';
import { chance, oneOf } from './world.ts';

/** As short as can be: pods start and leave at once. What is to last is asked for by the moves. */
const atOnce = { 'switchboard.dev/start-delay': '10ms', 'switchboard.dev/delete-delay': '10ms' };
export const READY = 'switchboard.dev/ready';

/** Nodes of a sequence let only its own pods in. */
export const SEQUENCE = 'switchboard.dev/sequence';

const container = (name: string, ports: readonly Body[]): Body => ({
  name,
  image: `${name}:1`,
  ...(ports.length > 0 ? { ports } : {}),
});

const containers = (dice: Dice): readonly Body[] =>
  oneOf<readonly Body[]>(
    dice,
    [container('web', [{ name: 'http', containerPort: 8080 }])],
    [container('web', [{ name: 'http', containerPort: 8081 }])],
    [
      container('web', [{ name: 'http', containerPort: 8080 }]),
      container('exporter', [{ name: 'metrics', containerPort: 9090 }]),
    ],
    [
      container('dns', [
        { name: 'dns', containerPort: 5353, protocol: 'UDP' },
        { name: 'dns-tcp', containerPort: 5354 },
        { name: 'http', containerPort: 8080 },
      ]),
    ],
    [container('plain', [])],
  );

const tags = (dice: Dice): Body => ({
  app: oneOf(dice, 'shop', 'shop', 'mail'),
  ...(chance(dice, 0.5) ? { tier: oneOf(dice, 'front', 'back') } : {}),
});

export interface Place {
  /** The sequence, whose nodes tolerate it. */
  readonly sequence: string;
  readonly node?: string;
}

export const podSpec = (dice: Dice, { sequence, node }: Place): Body => ({
  containers: containers(dice),
  // Longer than any test, so that a pod that is to linger does.
  terminationGracePeriodSeconds: 90_000,
  nodeSelector: node === undefined ? { [SEQUENCE]: sequence } : { 'kubernetes.io/hostname': node },
  tolerations: [{ key: SEQUENCE, operator: 'Exists' }],
});

export const podMeta = (dice: Dice, of: string, ready: boolean): Body => ({
  labels: { of, ...tags(dice) },
  annotations: { ...atOnce, ...(ready ? {} : { [READY]: 'false' }) },
});

export const selector = (dice: Dice, owners: readonly string[]): Body =>
  oneOf<Body>(
    dice,
    { app: 'shop' },
    { app: 'shop' },
    { app: 'mail' },
    { app: 'shop', tier: 'front' },
    { tier: 'back' },
    { mark: 'odd' },
    { app: 'nobody' },
    { of: owners[0] ?? 'nobody' },
    { of: owners.at(-1) ?? 'nobody' },
  );

export const ports = (dice: Dice): readonly Body[] =>
  oneOf<readonly Body[]>(
    dice,
    [{ port: 80 }],
    [{ port: 80, targetPort: 8080 }],
    [{ port: 80, targetPort: 'http' }],
    [{ name: 'web', port: 80, targetPort: 'http', appProtocol: 'http' }],
    [
      { name: 'web', port: 80, targetPort: 'http' },
      { name: 'metrics', port: 9090, targetPort: 'metrics' },
    ],
    [
      { name: 'dns', port: 53, protocol: 'UDP', targetPort: 'dns' },
      { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 'dns-tcp' },
    ],
    [
      { name: 'a', port: 80, targetPort: 8080 },
      { name: 'b', port: 81, targetPort: 8080 },
    ],
    [{ port: 80, targetPort: 'no-such-name' }],
    [{ port: 80, protocol: 'UDP', targetPort: 'http' }],
    [{ name: 'sctp', port: 7, protocol: 'SCTP', targetPort: 7 }],
  );

export const portsOrNone = (dice: Dice): readonly Body[] => (chance(dice, 0.2) ? [] : ports(dice));

const distribution = (dice: Dice): Body =>
  chance(dice, 0.3)
    ? { trafficDistribution: oneOf(dice, 'PreferClose', 'PreferSameZone', 'PreferSameNode') }
    : {};

/** What any Service may have beside its ports and its selector. */
export const traits = (dice: Dice): Body => ({
  ...distribution(dice),
  ...(chance(dice, 0.25) ? { publishNotReadyAddresses: true } : {}),
  ...(chance(dice, 0.2) ? { sessionAffinity: 'ClientIP' } : {}),
  ...(chance(dice, 0.2) ? { internalTrafficPolicy: 'Local' } : {}),
  ...(chance(dice, 0.15) ? { ipFamilyPolicy: 'PreferDualStack' } : {}),
});

export const serviceLabels = (dice: Dice): Body =>
  oneOf<Body>(
    dice,
    {},
    { team: 'blue' },
    { team: 'red', 'service.kubernetes.io/headless': 'by-hand' },
    { 'endpointslice.kubernetes.io/managed-by': 'somebody' },
  );
