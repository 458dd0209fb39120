/** Reads an action from JSON by hand, and trusts nothing of it: names are names, numbers have bounds, kinds are on the list. Answers the action, or what is wrong with it. */
import type { Action, RollableKind, ScalableKind } from './action.ts';

const dnsName = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const uidPattern = /^[A-Za-z0-9-]{1,64}$/;
const labelKey = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/;
const mostReplicas = 100;
const mostLabels = 10;

const scalable: readonly ScalableKind[] = ['Deployment', 'StatefulSet', 'ReplicaSet'];
const rollable: readonly RollableKind[] = ['Deployment', 'StatefulSet', 'DaemonSet'];
const inNamespace = [
  'delete-pod',
  'set-readiness',
  'set-crash',
  'scale',
  'restart',
  'undo-rollout',
  'set-selector',
] as const;
const onNode = ['cordon', 'uncordon', 'drain'] as const;

export function parseAction(body: unknown): Action | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return 'The body must be a JSON object.';
  const given = new Map<string, unknown>(Object.entries(body));
  const node = onNode.find(known => known === given.get('action'));
  if (node !== undefined) {
    const name = nameOf(given.get('node'));
    return name === undefined ? 'node must be the name of a node.' : { action: node, node: name };
  }
  const action = inNamespace.find(known => known === given.get('action'));
  if (action === undefined) return `action must be one of ${[...inNamespace, ...onNode].join(', ')}.`;
  const [namespace, name] = [nameOf(given.get('namespace')), nameOf(given.get('name'))];
  if (namespace === undefined || name === undefined) return 'namespace and name must be names.';
  return parseRest(action, { namespace, name }, given);
}

function parseRest(
  action: (typeof inNamespace)[number],
  where: { readonly namespace: string; readonly name: string },
  given: ReadonlyMap<string, unknown>,
): Action | string {
  switch (action) {
    case 'delete-pod': {
      const uid = given.get('uid');
      if (uid === undefined) return { action, ...where };
      if (typeof uid !== 'string' || !uidPattern.test(uid)) return 'uid must be the uid of the pod.';
      return { action, ...where, uid };
    }
    case 'set-readiness': {
      const ready = given.get('ready');
      return typeof ready === 'boolean' ? { action, ...where, ready } : 'ready must be true or false.';
    }
    case 'set-crash': {
      const crash = given.get('crash');
      return typeof crash === 'boolean' ? { action, ...where, crash } : 'crash must be true or false.';
    }
    case 'scale': {
      const kind = scalable.find(known => known === given.get('kind'));
      const replicas = given.get('replicas');
      if (kind === undefined) return `kind must be one of ${scalable.join(', ')}.`;
      if (!isCount(replicas)) return `replicas must be a whole number from 0 to ${mostReplicas}.`;
      return { action, ...where, kind, replicas };
    }
    case 'restart': {
      const kind = rollable.find(known => known === given.get('kind'));
      return kind === undefined ? `kind must be one of ${rollable.join(', ')}.` : { action, ...where, kind };
    }
    case 'set-selector': {
      const selector = selectorOf(given.get('selector'));
      return selector === undefined
        ? 'selector must be labels with their values.'
        : { action, ...where, selector };
    }
    case 'undo-rollout':
      return { action, ...where };
  }
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' && dnsName.test(value) ? value : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostReplicas;
}

/** Not empty: a Service without a selector is another thing. */
function selectorOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const pairs = Object.entries(value);
  const good = pairs.every(
    (pair): pair is [string, string] =>
      labelKey.test(pair[0]) && typeof pair[1] === 'string' && labelValue.test(pair[1]),
  );
  return good && pairs.length > 0 && pairs.length <= mostLabels ? Object.fromEntries(pairs) : undefined;
}
