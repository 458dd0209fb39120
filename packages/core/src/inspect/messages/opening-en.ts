/**
 * The sentences with which the inspector opens, in English: what the thing is, is doing, and for whom, in one or two sentences. Facts only; what is good or bad about
 * them is said by the words that the picture has for it.
 */
import { capital, figure, figureOf, names, plural } from '../../scene/messages/grammar-en.ts';

/** `one of its three pods`, `its only pod`. */
const lands = (pods: number): string =>
  pods === 1 ? 'one pod: there is no other' : `one of ${figure(pods)} pods`;

export const openingWords = {
  service: {
    calls: (name: string, takes: number) =>
      takes === 1
        ? `Every call to ${name} lands on ${lands(1)}. Nothing ever arrives at the number itself.`
        : `A call to ${name} lands on ${lands(takes)}, picked at random by the node it starts on. Nothing ever arrives at the number itself.`,
    sticky: (name: string, takes: number) =>
      `A call to ${name} lands on ${lands(takes)}, and whoever called before gets the same pod again. Nothing ever arrives at the number itself.`,
    local: (name: string) =>
      `A call to ${name} lands on a pod of the node it starts on, or nowhere: it never leaves that node.`,
    headless: (name: string, takes: number) =>
      takes === 1
        ? `${name} has no number: DNS answers with the address of its only pod.`
        : `${name} has no number: DNS answers with the addresses of ${takes === 2 ? 'both pods' : `all ${figure(takes)} pods`}, and whoever calls picks one.`,
    alias: (name: string, other: string) =>
      `${name} is another name for ${other}. Only DNS says so: there is no number, no list, and nobody looks whether it answers.`,
    byHand: (name: string, lines: number) =>
      `People keep the list of ${name}: ${lines === 1 ? 'it has one line' : `it has ${figure(lines)} lines`}, and nobody looks whether ${lines === 1 ? 'it answers' : 'they answer'}.`,
    silent: (name: string, why: string) => `A call to ${name} reaches nobody. ${why}`,
    unknown: (name: string) =>
      `Who picks up for ${name} is not known: its list is not shown or not read yet.`,
    missing: (n: number, wanted: number) =>
      `${capital(figure(n))} of the ${figure(wanted)} that are wanted ${plural(n, 'takes', 'take')} no calls now.`,
  },
  pod: {
    takesCalls: (services: readonly string[]) => `It is ready and takes calls for ${names(services)}.`,
    notListed: (services: readonly string[]) =>
      `It is ready, and ${names(services)} ${plural(services.length, 'asks', 'ask')} for it, but no list holds it yet.`,
    unasked: 'It is ready, and no Service asks for it: nobody can call it by a name.',
    notReady: (services: readonly string[]) =>
      services.length === 0
        ? 'It runs, but its readiness check fails.'
        : `It runs, but its readiness check fails, so ${names(services)} ${plural(services.length, 'sends', 'send')} it no new calls.`,
    starting: (services: readonly string[]) =>
      services.length === 0
        ? 'It is starting.'
        : `It is starting: it takes calls for ${names(services)} as soon as its readiness check passes.`,
    pending: (reason: string | undefined) =>
      reason === undefined ? 'It waits for a node.' : `It waits for a node: ${reason}.`,
    failing: (reason: string | undefined, restarts: number, services: readonly string[]) =>
      `It fails${reason === undefined ? '' : `: ${reason}`}${restarts === 0 ? '' : `, after ${figureOf(restarts)} ${plural(restarts, 'restart')}`}.${services.length === 0 ? '' : ` ${names(services)} ${plural(services.length, 'sends', 'send')} it no calls.`}`,
    leaving: (left: string | undefined) =>
      `It was deleted and takes no new calls.${left === undefined ? '' : ` Running ones have ${left} to finish.`}`,
    finished: 'It has done its work and ended. Pods that have finished are in no list.',
    failed: (reason: string | undefined) =>
      `It ended and does not come back${reason === undefined ? '' : `: ${reason}`}. Its owner makes another one.`,
    unknown: (node: string | undefined) =>
      node === undefined
        ? 'Nothing is heard of it.'
        : `Nothing is heard of it, because nothing is heard of ${node}.`,
    since: (time: string, node: string) => `Made ${time} ago, on ${node}.`,
  },
  node: {
    ready: (name: string, pods: number | undefined) =>
      pods === undefined
        ? `${name} is ready.`
        : `${name} is ready and runs ${figure(pods)} ${plural(pods, 'pod')}.`,
    cordoned: (name: string, pods: number | undefined) =>
      `${name} takes no new pods${pods === undefined || pods === 0 ? '' : `; the ${pods === 1 ? 'one' : figure(pods)} that ${plural(pods, 'is', 'are')} here ${plural(pods, 'stays', 'stay')}`}.`,
    /** `kept`: budget web lets nobody go. */
    kept: (kept: string) => `Whoever drains it waits: ${kept}.`,
    notReady: (name: string, reason: string | undefined) =>
      `${name} is not ready${reason === undefined ? '' : `: ${reason}`}. Its pods take no new calls.`,
    unknown: (name: string) =>
      `Nothing is heard of ${name}: its kubelet has stopped reporting. Its pods may run on, but take no new calls.`,
    notEndpoint: 'Endpoints are no part of a node: lists name pods, wherever they run.',
  },
  slice: {
    of: (service: string | undefined, lines: number, family: string, keeper: string | undefined) =>
      `This object is the list: ${figure(lines)} ${plural(lines, 'line')} ${service === undefined ? 'that belong to no Service' : `of ${service}`}, ${family}, ${keeper === undefined ? 'kept by hand' : `written by ${keeper}`}.`,
  },
  door: {
    leads: (hosts: readonly string[], services: readonly string[]) =>
      `Calls to ${hosts.length === 0 ? 'any host' : names(hosts)} come in here and are sent on to ${services.length === 0 ? 'nobody' : names(services)}.`,
    rule: (kind: string, className: string | undefined) =>
      className === undefined && kind === 'Ingress'
        ? 'The object is only a rule, and it names no class: without a default class nobody carries it out.'
        : `The object is only a rule: the controller of class ${className ?? 'unknown'} carries it out.`,
    noGrant: (services: readonly string[]) => `No ReferenceGrant lets its routes lead to ${names(services)}.`,
    missing: (services: readonly string[]) =>
      `${names(services)} ${plural(services.length, 'does', 'do')} not exist.`,
  },
  route: {
    leads: (hosts: readonly string[], doors: readonly string[], to: readonly string[], elsewhere: boolean) =>
      `Calls to ${hosts.length === 0 ? 'any host' : names(hosts)} that come in at ${names(doors)} ${to.length > 0 ? `are sent on to ${names(to)}` : elsewhere ? 'are told to call elsewhere' : 'reach nobody'}.`,
    refused: (door: string, reason: string | undefined) =>
      `${door} refuses it${reason === undefined ? '' : `: ${reason}`}.`,
    waiting: (door: string) => `Nobody has said yet whether ${door} takes it.`,
    missing: (door: string) => `It names ${door}, which does not exist.`,
    unknown: (door: string) => `Whether ${door} takes it cannot be seen.`,
    mesh: (service: string) => `It rules what becomes of calls from inside to ${service}.`,
    nowhere: 'It hangs nowhere: nobody gets through.',
    noGrant: (services: readonly string[]) =>
      `It may not lead to ${names(services)}: no ReferenceGrant allows it.`,
    unresolved: (reason: string) => `A backend of it cannot be reached: ${reason}.`,
  },
  class: {
    of: (name: string, controller: string) => `Ingresses of class ${name} are carried out by ${controller}.`,
    isDefault: 'It is the default: Ingresses that name no class get it.',
  },
  policy: {
    means: (selector: string, namespace: string, pods: number | undefined) =>
      `${selector === '' ? `Every pod of ${namespace}` : `Pods of ${namespace} with ${selector}`}: ${pods === undefined ? 'how many is not known' : pods === 0 ? 'nobody now' : `${figure(pods)} now`}.`,
    meansNobody: 'Its selector fits no pod that could be.',
    in: {
      untouched: 'It leaves alone who calls them.',
      nobody: 'Nobody may call them, unless another policy allows it.',
      some: 'They get only the calls that it allows; others time out, unless another policy lets them in.',
      everybody: 'Everybody may call them, whatever other policies say.',
    },
    out: {
      untouched: 'It leaves alone whom they call.',
      nobody: 'They may call nobody, unless another policy allows it.',
      some: 'They may make only the calls that it allows; others time out, unless another policy lets them out.',
      everybody: 'They may call everybody, whatever other policies say.',
    },
  },
  workload: {
    steady: (name: string, kind: string, wanted: number) =>
      wanted === 0
        ? `${name} wants no pods.`
        : `${name} wants ${figure(wanted)} ${plural(wanted, 'pod')}, and ${wanted === 1 ? 'it is' : wanted === 2 ? 'both are' : `all ${figure(wanted)} are`} ready.${kind === 'DaemonSet' ? ' There is one on each node that it is meant for.' : ''}`,
    short: (name: string, wanted: number, ready: number) =>
      `${name} wants ${figure(wanted)} ${plural(wanted, 'pod')} and has ${figure(ready)} ready.`,
    rolling: (name: string, fresh: number, wanted: number) =>
      `${name} is being rolled out: ${figure(fresh)} of ${figure(wanted)} ${plural(fresh, 'is', 'are')} of the new version.`,
    refused: (message: string) =>
      `New pods of it are refused (ReplicaFailure)${message === '' ? '.' : `: ${message}`}`,
    version: (owner: string) => `It is one version of ${owner}, which says how many pods it may have.`,
    finished: (name: string) => `${name} has finished.`,
    job: (name: string, running: number) =>
      `${name} runs ${figure(running)} ${plural(running, 'pod')} until the work is done.`,
  },
} as const;
