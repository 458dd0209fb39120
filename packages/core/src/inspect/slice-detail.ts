/**
 * An EndpointSlice, line by line, exactly as the object has it: nothing is joined with other slices, and what the object does not say stays unsaid. Called by the
 * inspector of slices and, for the zones that a line is meant for, by that of Services.
 */
import { fields, integer, list, text, texts, time, truth } from '../kubernetes/json.ts';

export interface SliceLine {
  readonly addresses: readonly string[];
  readonly ready: boolean | null;
  readonly serving: boolean | null;
  readonly terminating: boolean | null;
  readonly hostname?: string;
  readonly node?: string;
  readonly zone?: string;
  readonly target?: { readonly kind: string; readonly namespace: string; readonly name: string };
  /** Zones and nodes whose callers are to use it. */
  readonly hints: readonly string[];
}

export interface SliceDetail {
  readonly addressType?: string;
  readonly ports: readonly { readonly name?: string; readonly port?: number; readonly protocol: string }[];
  readonly lines: readonly SliceLine[];
  /** When the change came about that the controller last answered to; kept as an annotation. */
  readonly triggered?: number;
}

export function readSlice(value: unknown): SliceDetail {
  const object = fields<'metadata' | 'addressType' | 'ports' | 'endpoints'>(value);
  const annotations = fields<'endpoints.kubernetes.io/last-change-trigger-time'>(
    fields<'annotations'>(object.metadata).annotations,
  );
  const [addressType, triggered] = [
    text(object.addressType),
    time(annotations['endpoints.kubernetes.io/last-change-trigger-time']),
  ];
  return {
    ...(addressType === undefined ? {} : { addressType }),
    ...(triggered === undefined ? {} : { triggered }),
    ports: list(object.ports).map(item => {
      const given = fields<'name' | 'port' | 'protocol'>(item);
      const [name, port] = [text(given.name), integer(given.port)];
      return {
        protocol: text(given.protocol) ?? 'TCP',
        ...(name === undefined ? {} : { name }),
        ...(port === undefined ? {} : { port }),
      };
    }),
    lines: list(object.endpoints).map(line),
  };
}

function line(value: unknown): SliceLine {
  const given = fields<'addresses' | 'conditions' | 'hostname' | 'nodeName' | 'zone' | 'targetRef' | 'hints'>(
    value,
  );
  const conditions = fields<'ready' | 'serving' | 'terminating'>(given.conditions);
  const target = fields<'kind' | 'namespace' | 'name'>(given.targetRef);
  const hints = fields<'forZones' | 'forNodes'>(given.hints);
  const [hostname, node, zone] = [text(given.hostname), text(given.nodeName), text(given.zone)];
  const [kind, name] = [text(target.kind), text(target.name)];
  return {
    addresses: texts(given.addresses),
    ready: truth(conditions.ready) ?? null,
    serving: truth(conditions.serving) ?? null,
    terminating: truth(conditions.terminating) ?? null,
    ...(hostname === undefined ? {} : { hostname }),
    ...(node === undefined ? {} : { node }),
    ...(zone === undefined ? {} : { zone }),
    ...(kind === undefined || name === undefined
      ? {}
      : { target: { kind, namespace: text(target.namespace) ?? '', name } }),
    hints: [...list(hints.forZones), ...list(hints.forNodes)].flatMap(
      item => text(fields<'name'>(item).name) ?? [],
    ),
  };
}
