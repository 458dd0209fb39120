/**
 * Which verbs have been tried on which kinds, and in which forms the answers were asked for: read off the sessions, step by step. What a cell must hold is said in
 * `wanted`; the test prints the three tables and fails where a wanted cell is empty. Called by `matrix.test.ts`.
 */
import type { Session, Step } from './session.ts';

type Compare = Extract<Step, { type: 'compare' }>;

/** One step, as far as the matrix is concerned. */
export interface Cell {
  /** With its subcommand where it has one: `rollout undo`, `create deployment` counts as `create`. */
  readonly verb: string;
  readonly kinds: readonly string[];
  readonly forms: readonly string[];
}

/** Everything that people type for a kind. */
const aliases: Readonly<Record<string, string>> = {
  pod: 'po pod pods',
  deployment: 'deploy deployment deployments deployments.apps',
  replicaset: 'rs replicaset replicasets',
  statefulset: 'sts statefulset statefulsets',
  daemonset: 'ds daemonset daemonsets',
  job: 'job jobs',
  cronjob: 'cj cronjob cronjobs',
  service: 'svc service services',
  endpoints: 'ep endpoints',
  endpointslice: 'endpointslice endpointslices',
  ingress: 'ing ingress ingresses',
  ingressclass: 'ingressclass ingressclasses',
  configmap: 'cm configmap configmaps',
  secret: 'secret secrets',
  serviceaccount: 'sa serviceaccount serviceaccounts',
  namespace: 'ns namespace namespaces',
  node: 'no node nodes',
  poddisruptionbudget: 'pdb poddisruptionbudget poddisruptionbudgets',
  horizontalpodautoscaler: 'hpa horizontalpodautoscaler horizontalpodautoscalers',
  networkpolicy: 'netpol networkpolicy networkpolicies',
  resourcequota: 'quota resourcequota resourcequotas',
  limitrange: 'limits limitrange limitranges',
  role: 'role roles',
  rolebinding: 'rolebinding rolebindings',
  persistentvolumeclaim: 'pvc persistentvolumeclaim persistentvolumeclaims',
  event: 'ev event events',
  gateway: 'gtw gateway gateways',
  httproute: 'httproute httproutes',
};

export const kinds = Object.keys(aliases);

const kindOf = new Map(
  Object.entries(aliases).flatMap(([kind, names]) => names.split(' ').map(name => [name, kind] as const)),
);

const withSubcommand = new Set(['rollout', 'set', 'auth', 'config', 'top']);
const withValue = new Set(['-n', '-l', '-o', '-p', '-f', '-c', '-L', '-k', '--type', '--for', '--types']);

/** Forms of an answer, each by what asks for it. */
const formPatterns: Readonly<Record<string, RegExp>> = {
  wide: /^-o ?wide$/,
  yaml: /^-o ?yaml$/,
  json: /^-o ?json$/,
  name: /^-o ?name$/,
  jsonpath: /^-o ?jsonpath/,
  columns: /^-o ?custom-columns/,
  template: /^-o ?go-template/,
  labels: /^--show-labels$/,
  sorted: /^--sort-by/,
  selector: /^(-l |--selector)/,
  fields: /^--field-selector/,
  everywhere: /^-A$/,
  headless: /^--no-headers$/,
  chunks: /^--chunk-size/,
  client: /^--dry-run=client$/,
  server: /^--dry-run=server$/,
};

export const lookForms = [
  ...['default', 'wide', 'yaml', 'json', 'name', 'jsonpath', 'columns', 'template', 'labels'],
  ...['sorted', 'selector', 'fields', 'everywhere', 'headless', 'chunks'],
];
export const changeForms = ['default', 'name', 'yaml', 'client', 'server'];

export function cellsOf(sessions: readonly Session[]): readonly Cell[] {
  return sessions.flatMap(({ steps, files }) =>
    steps.flatMap(step => (step.type === 'compare' ? [cellOf(step, files)] : [])),
  );
}

function cellOf({ command: { args } }: Compare, files: Session['files']): Cell {
  const words: string[] = [];
  const flags: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] ?? '';
    if (word === '--') break;
    if (!word.startsWith('-')) words.push(word);
    else if (withValue.has(word)) {
      i += 1;
      flags.push(`${word} ${args[i] ?? ''}`);
    } else flags.push(word);
  }
  const [first = '', second = ''] = words;
  const verb = withSubcommand.has(first) ? `${first} ${second}` : first;
  const named = words.slice(verb === first ? 1 : 2).flatMap(word => word.split(','));
  const ofWords = named.flatMap(word => kindOf.get(/^[^/.]+/.exec(word)?.[0] ?? '') ?? []);
  const forms = Object.entries(formPatterns)
    .filter(([, pattern]) => flags.some(flag => pattern.test(flag)))
    .map(([form]) => form);
  return {
    verb,
    kinds: [...new Set([...ofWords, ...flags.flatMap(flag => kindsIn(flag, files)), ...implied(first)])],
    forms: forms.length === 0 ? ['default'] : forms,
  };
}

/** What the file of an `-f` is about. */
function kindsIn(flag: string, files: Session['files']): readonly string[] {
  const text = flag.startsWith('-f ') ? (files[flag.slice(3)] ?? '') : '';
  return [...text.matchAll(/^kind: (\w+)$/gm)].flatMap(
    match => kindOf.get((match[1] ?? '').toLowerCase()) ?? [],
  );
}

const implied = (verb: string): readonly string[] => {
  if (['cordon', 'uncordon', 'drain', 'taint'].includes(verb)) return ['node'];
  if (['run', 'logs', 'exec', 'attach', 'port-forward', 'cp', 'debug'].includes(verb)) return ['pod'];
  return verb === 'autoscale' ? ['horizontalpodautoscaler'] : [];
};

const templated = ['deployment', 'statefulset', 'daemonset'];
/** Nodes are nobody's to create, replace or delete here. */
const made = kinds.filter(kind => kind !== 'node');

/** Verbs, and the kinds of which each makes sense. */
export const wanted: Readonly<Record<string, readonly string[]>> = {
  get: kinds,
  describe: kinds,
  explain: kinds,
  create: made,
  apply: made,
  diff: made,
  delete: made,
  edit: made,
  replace: made,
  patch: kinds,
  label: kinds,
  annotate: kinds,
  scale: ['deployment', 'replicaset', 'statefulset'],
  autoscale: ['horizontalpodautoscaler', 'deployment', 'statefulset'],
  expose: ['deployment', 'replicaset', 'pod', 'service'],
  'set image': [...templated, 'pod'],
  'set env': ['deployment'],
  'set resources': ['deployment'],
  'set selector': ['service'],
  'set serviceaccount': ['deployment'],
  'set subject': ['rolebinding'],
  'rollout status': templated,
  'rollout history': templated,
  'rollout undo': templated,
  'rollout restart': templated,
  'rollout pause': ['deployment'],
  'rollout resume': ['deployment'],
  wait: ['deployment', 'pod', 'job', 'configmap', 'namespace', 'persistentvolumeclaim'],
  run: ['pod'],
  cordon: ['node'],
  uncordon: ['node'],
  drain: ['node'],
  taint: ['node'],
  logs: ['pod'],
  exec: ['pod'],
  attach: ['pod'],
  'port-forward': ['pod'],
  cp: ['pod'],
  'auth can-i': ['pod', 'node'],
  'auth whoami': [],
  'auth reconcile': ['role'],
  'top nodes': [],
  'top pods': [],
  events: [],
  'api-resources': [],
  'api-versions': [],
  'cluster-info': [],
  version: [],
  'config view': [],
};

/** Verbs that change something, and the forms in which their answer can be had. */
export const answers: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(['create', 'apply', 'patch', 'label'].map(verb => [verb, changeForms])),
  annotate: ['default', 'yaml', 'server'],
  replace: ['default', 'yaml', 'client', 'server'],
  delete: ['default', 'name', 'client', 'server'],
  scale: ['default', 'yaml', 'client', 'server'],
  expose: ['default', 'yaml', 'client', 'server'],
  autoscale: ['default', 'yaml', 'client', 'server'],
  run: ['default', 'yaml', 'client', 'server'],
  'set image': ['default', 'name', 'server'],
  'set env': ['default', 'yaml', 'client'],
  'set resources': ['default', 'server'],
  'set selector': ['default', 'server'],
  'rollout undo': ['default', 'client', 'server'],
  edit: ['default', 'yaml'],
  drain: ['default', 'client'],
};
