/**
 * Plays kubectl lines on a simulated cluster without a server: the few verbs that faults are written in, through the same admission as requests. Throws where a line is
 * not understood or is refused, for then the fault is written wrongly.
 */
import type { DraftObject, StoredObject } from '@switchboard/sim/object';
import { applyJsonPatch } from '@switchboard/sim/patch/json-patch';
import { applyMergePatch } from '@switchboard/sim/patch/merge-patch';
import type { Store } from '@switchboard/sim/store';

const kinds: Readonly<Record<string, string>> = {
  deployment: 'Deployment',
  endpoints: 'Endpoints',
  endpointslice: 'EndpointSlice',
  gateway: 'Gateway',
  httproute: 'HTTPRoute',
  ingress: 'Ingress',
  node: 'Node',
  pod: 'Pod',
  pods: 'Pod',
  referencegrant: 'ReferenceGrant',
  secret: 'Secret',
  service: 'Service',
};

interface Line {
  readonly words: readonly string[];
  readonly flags: ReadonlyMap<string, string>;
  /** What stands after <<<. */
  readonly input: string | undefined;
}

export function play(store: Store, line: string): void {
  const { words, flags, input } = read(line);
  const [program, verb = '', ...rest] = words;
  if (program !== 'kubectl') throw new Error(`not kubectl: ${line}`);
  const namespace = flags.get('n');
  const [resource = '', name = ''] = rest;
  const kind = kinds[resource] ?? '';
  if (verb === 'apply') {
    create(store, JSON.parse(input ?? '') as DraftObject, namespace);
  } else if (verb === 'create') {
    create(store, drafted(resource, rest, flags), namespace);
  } else if (verb === 'scale') {
    change(store, kind, namespace, name, held => ({
      ...held,
      spec: { ...held.spec, replicas: Number(flags.get('replicas')) },
    }));
  } else if (verb === 'patch') {
    const body: unknown = JSON.parse(flags.get('p') ?? '');
    const apply = flags.get('type') === 'json' ? applyJsonPatch : applyMergePatch;
    change(store, kind, namespace, name, held => apply(held, body) as StoredObject);
  } else if (verb === 'annotate') {
    const annotations = Object.fromEntries(
      rest.filter(word => word.includes('=')).map(word => word.split('=')),
    );
    for (const one of named(store, kind, namespace, name, flags))
      change(
        store,
        kind,
        namespace,
        one,
        held => applyMergePatch(held, { metadata: { annotations } }) as StoredObject,
      );
  } else if (verb === 'delete') {
    for (const one of named(store, kind, namespace, name, flags)) store.remove(kind, namespace, one);
  } else {
    throw new Error(`not understood: ${line}`);
  }
}

function drafted(resource: string, rest: readonly string[], flags: ReadonlyMap<string, string>): DraftObject {
  if (resource === 'quota') {
    const hard = Object.fromEntries((flags.get('hard') ?? '').split(',').map(pair => pair.split('=')));
    return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: rest[1] ?? '' }, spec: { hard } };
  }
  if (resource === 'secret') {
    const [key = '', value = ''] = (flags.get('from-literal') ?? '').split('=');
    return {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: rest[2] ?? '' },
      type: 'Opaque',
      data: { [key]: Buffer.from(value).toString('base64') },
    };
  }
  throw new Error(`cannot create ${resource}`);
}

const clusterWide = new Set(['GatewayClass', 'IngressClass', 'Node', 'Namespace']);

function create(store: Store, draft: DraftObject, namespace = 'default'): void {
  const place = clusterWide.has(draft.kind) ? {} : { namespace };
  store.create({ ...draft, metadata: { ...draft.metadata, ...place } });
}

function change(
  store: Store,
  kind: string,
  namespace: string | undefined,
  name: string,
  how: (held: StoredObject) => StoredObject,
): void {
  const held = store.get(kind, namespace, name);
  if (held === undefined) throw new Error(`there is no ${kind} ${name}`);
  store.update(how(held));
}

/** By name, or by `-l key=value`. */
function named(
  store: Store,
  kind: string,
  namespace: string | undefined,
  name: string,
  flags: ReadonlyMap<string, string>,
): readonly string[] {
  const selector = flags.get('l');
  if (selector === undefined) return [name];
  const [key = '', value = ''] = selector.split('=');
  return store
    .list(kind, namespace)
    .filter(({ metadata }) => metadata.labels?.[key] === value)
    .map(({ metadata }) => metadata.name);
}

/** Words, flags with their values, and the input of a line as a shell would read it. */
function read(line: string): Line {
  const tokens = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const words: string[] = [];
  const flags = new Map<string, string>();
  let input: string | undefined;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? '';
    if (token === '<<<') {
      i += 1;
      input = tokens[i];
    } else if (/^-[a-z]$/.test(token)) {
      i += 1;
      flags.set(token.slice(1), tokens[i] ?? '');
    } else if (token.startsWith('--')) {
      const [flag = '', ...value] = token.slice(2).split('=');
      flags.set(flag, value.join('='));
    } else words.push(token);
  }
  return { words, flags, input };
}
