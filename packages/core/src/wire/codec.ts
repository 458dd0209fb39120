/**
 * How single values look on the wire: each codec packs a value into JSON as short as it is readable, and reads unknown JSON back or says that it cannot
 * (undefined). Combined into elements by schema.ts.
 */
import { endpointId, parseEndpointId } from '../endpoint-id.ts';
import type { SlicePort } from '../kubernetes/object.ts';
import { packUid, unpackUid } from './packed-uid.ts';

export interface Codec<Value> {
  readonly pack: (value: Value) => unknown;
  readonly unpack: (json: unknown) => Value | undefined;
}

const asIs = <Value>(value: Value): unknown => value;

export const text: Codec<string> = {
  pack: asIs,
  unpack: json => (typeof json === 'string' ? json : undefined),
};

/** Counts and times. */
export const whole: Codec<number> = {
  pack: asIs,
  unpack: json => (typeof json === 'number' && Number.isFinite(json) ? json : undefined),
};

export const flag: Codec<boolean> = {
  pack: value => (value ? 1 : 0),
  unpack: json => (json === 1 || json === 0 ? json === 1 : undefined),
};

/** True, false, or not stated, as 1, 0 and 2: null on the wire means that a field is absent. */
export const condition: Codec<boolean | null> = {
  pack: value => (value === null ? 2 : value ? 1 : 0),
  unpack: json => (json === 2 ? null : flag.unpack(json)),
};

export const uid: Codec<string> = {
  pack: packUid,
  unpack: json => (typeof json === 'string' ? unpackUid(json) : undefined),
};

export function choice<const Words extends readonly string[]>(words: Words): Codec<Words[number]> {
  return {
    pack: asIs,
    unpack: json => (typeof json === 'string' && words.includes(json) ? json : undefined),
  };
}

/** A list; one that has a single item which is no list itself goes without brackets. */
export function listOf<Item>(item: Codec<Item>): Codec<readonly Item[]> {
  return {
    pack(values) {
      const packed = values.map(item.pack);
      return packed.length === 1 && !Array.isArray(packed[0]) ? packed[0] : packed;
    },
    unpack(json) {
      const items: Item[] = [];
      for (const one of Array.isArray(json) ? json : [json]) {
        const value = item.unpack(one);
        if (value === undefined) return undefined;
        items.push(value);
      }
      return items;
    },
  };
}

export const pair: Codec<readonly [string, string]> = {
  pack: asIs,
  unpack(json) {
    if (!Array.isArray(json)) return undefined;
    const [key, value] = json as readonly unknown[];
    return typeof key === 'string' && typeof value === 'string' ? [key, value] : undefined;
  },
};

export const numberOrName: Codec<number | string> = {
  pack: asIs,
  unpack: json => whole.unpack(json) ?? text.unpack(json),
};

/** `[name, port]`, with the protocol behind it where that is not TCP. */
export const slicePort: Codec<SlicePort> = {
  pack: ({ name, protocol, port }) => (protocol === 'TCP' ? [name, port] : [name, port, protocol]),
  unpack(json) {
    if (!Array.isArray(json)) return undefined;
    const [name, port, protocol = 'TCP'] = json as readonly unknown[];
    if (typeof name !== 'string' || typeof port !== 'number') return undefined;
    return protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP'
      ? { name, port, protocol }
      : undefined;
  },
};

/** `service|family|target` with both ends packed; an id of another form goes as it is behind `!`. */
export const endpointKey: Codec<string> = {
  pack(id) {
    const parts = parseEndpointId(id);
    if (parts === undefined) return `!${id}`;
    return endpointId(packUid(parts.service), parts.family, packUid(parts.target));
  },
  unpack(json) {
    if (typeof json !== 'string') return undefined;
    if (json.startsWith('!')) return json.slice(1);
    const parts = parseEndpointId(json);
    if (parts === undefined) return undefined;
    const service = unpackUid(parts.service);
    const target = unpackUid(parts.target);
    if (service === undefined || target === undefined) return undefined;
    return endpointId(service, parts.family, target);
  },
};
