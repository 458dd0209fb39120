/** The sentences of the ledger on doors, routes and policies, in English. Facts only, like those of `ledger-en.ts`. */
import type { Part } from '../sentence.ts';
import { figure, plural } from './grammar-en.ts';
import { joined, s } from './ledger-en.ts';

/** `a, b and c` */
function row(all: readonly (readonly Part[])[]): readonly Part[] {
  return all.flatMap((parts, i): readonly Part[] => {
    if (i === 0) return parts;
    return [{ text: i === all.length - 1 ? ' and ' : ', ' }, ...parts];
  });
}

const sentence = (...pieces: readonly (readonly Part[] | string)[]): readonly Part[] =>
  joined(pieces.flatMap(piece => (typeof piece === 'string' ? [{ text: piece }] : piece)));

const each = (parts: readonly Part[]): readonly Part[] => row(parts.map(part => [part]));

/** One of those who get calls, with how many of hundred. */
export interface Shared {
  readonly to: Part;
  readonly share: number;
}

/** `90 go to web and 10 to canary` */
function shares(all: readonly Shared[], verb: string): readonly Part[] {
  return row(all.map(({ to, share }, i) => s`${String(share)}${i === 0 ? ` ${verb}` : ''} to ${to}`));
}

const pods = (n: number): string => `${figure(n)} ${plural(n, 'pod')}`;

export const access = {
  isNew: (name: Part, kind: string) => s`${name} is a new ${kind}.`,
  gone: (name: Part, kind: string) => s`The ${kind} ${name} was deleted.`,
  reachable: (door: Part, addresses: readonly Part[]) =>
    sentence(s`${door} can be reached at `, each(addresses), '.'),
  unreachable: (door: Part) => s`${door} has no address any more.`,
  amiss: (door: Part, reason: string) => s`${door} does not work: ${reason}.`,
  mended: (door: Part) => s`${door} works again.`,
  listens: (door: Part, listener: Part, port: number | undefined) =>
    port === undefined
      ? s`${door} has a new listener, ${listener}.`
      : s`${door} listens on port ${String(port)} now (${listener}).`,
  listensNot: (door: Part, listener: Part) => s`The listener ${listener} of ${door} is gone.`,
  leaves: (route: Part, parent: Part) => s`${route} hangs on ${parent} no more.`,
  attached: (route: Part, parent: Part) => s`${parent} takes ${route}.`,
  refused: (route: Part, parent: Part, reason: string | undefined) =>
    reason === undefined ? s`${parent} refuses ${route}.` : s`${parent} refuses ${route}: ${reason}.`,
  waiting: (route: Part, parent: Part) => s`Nobody has said yet whether ${parent} takes ${route}.`,
  missing: (route: Part, parent: Part) => s`${route} names ${parent}, which does not exist.`,
  hosts: (route: Part, now: readonly Part[]) =>
    now.length === 0
      ? s`${route} takes every host of its listeners now.`
      : sentence(s`${route} takes `, each(now), ' now.'),
  unresolved: (route: Part, reason: string) => s`A backend of ${route} cannot be reached: ${reason}.`,
  resolved: (route: Part) => s`All backends of ${route} can be reached again.`,
  anyHost: 'any host',
  /** What an Ingress does with everything that no path of it takes. */
  rest: (door: string) => `the rest at ${door}`,
  redirect: (to: string) => `a redirect to ${to}`,
  leads: (way: Part, now: readonly Part[]) => sentence(s`${way} leads to `, each(now), '.'),
  leadsElsewhere: (way: Part, now: readonly Part[], before: readonly Part[]) =>
    sentence(s`${way} leads to `, each(now), ' now, not to ', each(before), '.'),
  leadsNowhere: (way: Part, before: readonly Part[]) =>
    sentence(s`${way} leads to nobody any more; it led to `, each(before), '.'),
  shares: (way: Part, now: readonly Shared[], before: readonly Shared[]) =>
    sentence(
      s`Of 100 calls to ${way} `,
      shares(now, 'go'),
      ...(before.length === 0 ? [' now.'] : [' now; before, ', shares(before, 'went'), '.']),
    ),
  manyWays: (owner: Part, n: number) => s`${owner}: ${figure(n)} of its paths lead elsewhere now.`,
  granted: (route: Part, to: Part, grant: string | undefined) =>
    grant === undefined
      ? s`${route} may lead to ${to} now.`
      : s`${route} may lead to ${to} now: the ReferenceGrant ${grant} allows it.`,
  revoked: (route: Part, to: Part) => s`${route} may not lead to ${to}: no ReferenceGrant allows it.`,
  policyNew: (policy: Part, what: string) => s`${policy} is a new NetworkPolicy: ${what}.`,
  policyChanged: (policy: Part, what: string) => s`The NetworkPolicy ${policy} was changed: ${what}.`,
  policyGone: (policy: Part, meant: number) =>
    meant === 0
      ? s`The NetworkPolicy ${policy} was deleted.`
      : s`The NetworkPolicy ${policy} was deleted; it meant ${pods(meant)}.`,
  /** What a policy says by itself; others may let more through. */
  policy: {
    meansNobody: 'it means no pod so far',
    shutsNothing: (n: number) => `it means ${pods(n)} and shuts nothing`,
    in: {
      untouched: undefined,
      nobody: (n: number) => `it lets nobody in to ${pods(n)}`,
      some: (n: number) => `it lets in to ${pods(n)} only what it allows`,
      everybody: undefined,
    },
    out: {
      untouched: undefined,
      nobody: (n: number) => `it lets ${pods(n)} call nobody`,
      some: (n: number) => `it lets ${pods(n)} call only whom it allows`,
      everybody: undefined,
    },
  },
  wallClosed: (service: Part, shut: number, of: number) =>
    shut === of
      ? s`${service}: policies let nobody in to its pods any more.`
      : s`${service}: policies let nobody in to ${figure(shut)} of its ${figure(of)} pods.`,
  wallSome: (service: Part) => s`${service}: policies let in only some callers now.`,
  wallGone: (service: Part) => s`${service}: no policy keeps anybody out any more.`,
} as const;
