/**
 * What somebody asks to be traced, as it is written on the command line, in a URL of the API and in the panel of the page; and what of it cannot be read. The line of the
 * command is made here, too, so that whoever has the one has the other. Pure.
 */

import { readAddress } from '../findings/ip-range.ts';
import { shellWord } from '../shell-word.ts';
import { readTarget, type TraceTarget } from './target.ts';

export interface TraceRequest {
  /** `http://shop.example/cart`, or `cart.shop:80`. */
  readonly target: string;
  /** `namespace/pod`: who asks; left out: any pod. */
  readonly from?: string;
  readonly method?: string;
  /** Lines like `Accept: text/html`. */
  readonly headers?: readonly string[];
  /** Address of whoever calls. */
  readonly client?: string;
}

export type RequestField = 'target' | 'from' | 'method' | 'header' | 'client';

export type ReadRequest =
  | {
      readonly ok: true;
      readonly target: TraceTarget;
      readonly from?: { readonly namespace: string; readonly name: string };
    }
  | { readonly ok: false; readonly wrong: RequestField; readonly given: string };

export function readRequest({ target: text, from, method, headers = [], client }: TraceRequest): ReadRequest {
  const wrong = (field: RequestField, given: string): ReadRequest => ({ ok: false, wrong: field, given });
  const read = new Map<string, string>();
  for (const line of headers) {
    const [, name, value] = /^([!#$%&'*+.^_`|~0-9a-z-]+)\s*:\s*(.*?)\s*$/i.exec(line.trim()) ?? [];
    if (name === undefined || value === undefined) return wrong('header', line);
    read.set(name, value);
  }
  if (method !== undefined && !/^[a-z]{1,20}$/i.test(method)) return wrong('method', method);
  if (client !== undefined && readAddress(client) === undefined) return wrong('client', client);
  const target = readTarget(text.trim(), {
    ...(method === undefined ? {} : { method }),
    ...(client === undefined ? {} : { client }),
    headers: read,
  });
  if (target === undefined) return wrong('target', text);
  if (from === undefined) return { ok: true, target };
  const [namespace, name, more] = from.split('/');
  if (!namespace || !name || more !== undefined) return wrong('from', from);
  return { ok: true, target, from: { namespace, name } };
}

/** What has the same answer on the command line. Of a URL nobody is named who asks, of a name nothing of HTTP. */
export function traceCommand({ target, from, method, headers = [], client }: TraceRequest): string {
  const flag = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`--${name}`, shellWord(value)];
  const given =
    readTarget(target.trim())?.type === 'inside'
      ? flag('from', from)
      : [
          ...(method === 'GET' ? [] : flag('method', method)),
          ...headers.flatMap(line => flag('header', line)),
          ...flag('client-ip', client),
        ];
  return ['switchboard', 'trace', shellWord(target.trim()), ...given].join(' ');
}
