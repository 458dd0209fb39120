/**
 * The sentences of the ledger, in English. Facts only: who did it, and why, is said by no object, so it is not said here. `s` sets strings and parts
 * together, so that a sentence reads like one.
 */
import type { Part } from '../sentence.ts';
import { figure, figureOf, plural } from './grammar-en.ts';

/** s`${pod} was deleted.` */
export function s(
  texts: TemplateStringsArray,
  ...parts: readonly (Part | string | number)[]
): readonly Part[] {
  const all = texts.flatMap((text, i): readonly Part[] => {
    const part = parts[i];
    const next: Part | undefined =
      part === undefined ? undefined : typeof part === 'object' ? part : { text: said(part) };
    return next === undefined ? [{ text }] : [{ text }, next];
  });
  return joined(all);
}

function said(part: string | number): string {
  return typeof part === 'number' ? figureOf(part) : part;
}

/** Plain neighbours become one part, empty ones none. */
export function joined(parts: readonly Part[]): readonly Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (part.text === '') continue;
    if (last !== undefined && isPlain(last) && isPlain(part))
      found.splice(-1, 1, { text: last.text + part.text });
    else found.push(part);
  }
  return found;
}

function isPlain(part: Part): boolean {
  return part.style === undefined && part.refersTo === undefined;
}

function some(n: number): string {
  const word = figure(n);
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

export const ledger = {
  podDeleted: (pod: Part, node: Part | undefined) =>
    node === undefined ? s`${pod} was deleted.` : s`${pod} was deleted on ${node}.`,
  podsDeleted: (n: number, of: Part) => s`${some(n)} pods of ${of} were deleted.`,
  struck: (address: Part, service: Part, grace: number | undefined) =>
    grace === undefined || grace === 0
      ? s`${address} is struck from ${service}: no new calls.`
      : s`${address} is struck from ${service}: no new calls, running ones have ${grace} s to finish.`,
  linesStruck: (n: number, service: Part) => s`${service}: ${figure(n)} lines are struck.`,
  podNew: (pod: Part, node: Part | undefined, address: Part | undefined, another: boolean) => {
    const what = another ? 'another pod' : 'a new pod';
    if (node === undefined) return s`${pod} is ${what}. It waits for a node.`;
    if (address === undefined) return s`${pod} is ${what}, on ${node}.`;
    return s`${pod} is ${what}, on ${node}, with ${address}.`;
  },
  podsNew: (n: number, of: Part) => s`${of} has ${figure(n)} new pods.`,
  address: (pod: Part, address: Part, node: Part | undefined) =>
    node === undefined
      ? s`${pod} got the address ${address}.`
      : s`${pod} got the address ${address}, on ${node}.`,
  addresses: (n: number, of: Part) => s`${some(n)} pods of ${of} got their addresses.`,
  listed: (address: Part, service: Part) =>
    s`${address} is in the list of ${service}, not ready yet: it takes no calls until its check passes.`,
  listedReady: (address: Part, service: Part) => s`${address} is in the list of ${service} and takes calls.`,
  listedLeaving: (address: Part, service: Part) =>
    s`${address} is in the list of ${service}, but already leaving.`,
  linesListed: (n: number, service: Part) => s`${service}: ${figure(n)} new lines.`,
  ready: (address: Part, service: Part) => s`${address} of ${service} is ready: it takes calls.`,
  linesReady: (n: number, service: Part) => s`${service}: ${figure(n)} lines are ready and take calls.`,
  podReady: (pod: Part) => s`${pod} is ready.`,
  podsReady: (n: number, of: Part) => s`${some(n)} pods of ${of} are ready.`,
  notReady: (address: Part, service: Part) =>
    s`${address} of ${service} is not ready: it takes no new calls.`,
  linesNotReady: (n: number, service: Part) => s`${service}: ${figure(n)} lines are not ready.`,
  podNotReady: (pod: Part, reason: string | undefined) =>
    reason === undefined ? s`${pod} is not ready.` : s`${pod} is not ready: ${reason}.`,
  podFails: (pod: Part, reason: string | undefined) =>
    reason === undefined ? s`${pod} fails.` : s`${pod} fails: ${reason}.`,
  podUnknown: (pod: Part) => s`Nothing is heard of ${pod} any more.`,
  podsNotReady: (n: number, of: Part) => s`${some(n)} pods of ${of} are not ready.`,
  podFinished: (pod: Part) => s`${pod} finished.`,
  podGone: (pod: Part) => s`${pod} is gone.`,
  podGoneUnlisted: (pod: Part) => s`${pod} is gone. It was in no list.`,
  podsGone: (n: number, of: Part) => s`${some(n)} pods of ${of} are gone.`,
  lineGone: (address: Part, service: Part) => s`${address} is off the list of ${service}.`,
  linesGone: (n: number, service: Part) => s`${service}: ${figure(n)} lines are off the list.`,
  linesReplaced: (n: number, service: Part) => s`${service}: ${figure(n)} lines replaced.`,
  serviceNew: (service: Part) => s`${service} is a new Service.`,
  serviceGone: (service: Part) => s`The Service ${service} was deleted.`,
  selector: (service: Part, now: Part | undefined, before: Part | undefined) => {
    if (now === undefined) return s`${service} has no selector any more: people keep its list.`;
    return before === undefined
      ? s`${service} asks for ${now} now.`
      : s`${service} asks for ${now} now, not for ${before}.`;
  },
  alias: (service: Part, to: Part) => s`${service} is another name for ${to} now: it has no list any more.`,
  silent: (service: Part, why: string) => s`${service} has nobody to pick up. ${why}`,
  audible: (service: Part) => s`Somebody picks up for ${service} now.`,
  scaled: (workload: Part, before: number, now: number) =>
    s`${workload} was scaled from ${before} to ${now}.`,
  rolledOut: (workload: Part, revision: string) => s`${workload} rolls out version ${revision}.`,
  cordoned: (node: Part) => s`${node} is cordoned: nothing new may start there.`,
  uncordoned: (node: Part) => s`${node} takes new pods again.`,
  nodeSilent: (node: Part) => s`${node} does not answer.`,
  nodeNotReady: (node: Part) => s`${node} is not ready.`,
  nodeReady: (node: Part) => s`${node} is ready.`,
  nodeNew: (node: Part) => s`${node} is a new node.`,
  nodeGone: (node: Part) => s`The node ${node} is gone.`,
  seatsMade: (service: Part, rows: number) =>
    s`The page made room: ${rows} more ${plural(rows, 'seat')} for ${service}.`,
  noNode: 'pods without a node',
  roomMade: (what: Part) => s`The page made room for ${what}.`,
};
