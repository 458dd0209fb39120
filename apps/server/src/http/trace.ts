/**
 * `GET /api/v1/trace?target=&from=&method=&header=&header=&client=`: the way of one request through the world as it is now, hop by hop; the same JSON as that of `switchboard
 * trace`. Sees what the picture sees: what may not be read is a hop that is not known. Asked by the page's panel, again whenever an object of a hop changes.
 */
import { type RequestField, readRequest } from '@switchboard/core/trace/request';
import { tellTrace } from '@switchboard/core/trace/told';
import { trace } from '@switchboard/core/trace/trace';
import type { Request, Response } from 'express';
import type { JudgedWorld } from '../hub/verdicts.ts';
import { refuse } from './refusal.ts';

const longestValue = 2_000;
const mostHeaders = 20;

const refusals: Readonly<Record<RequestField, readonly [reason: string, hint: string]>> = {
  target: [
    'target is not what a request can be made to',
    'Give a URL (http://shop.example/cart), or a name and port as a pod would ask for it (cart.shop:80).',
  ],
  from: ['from is not a pod', 'Give namespace and name, like shop/web-0, or leave it out.'],
  method: ['method is not a method of HTTP', 'Give it like GET or POST.'],
  header: ['header is not a header', 'Give each like "Accept: text/html".'],
  client: ['client is not an address', 'Give it like 192.0.2.7 or 2001:db8::7.'],
};

export function traceRoute(verdict: () => Promise<JudgedWorld>) {
  return async ({ query }: Request, response: Response): Promise<void> => {
    const [target, from, method, client] = ['target', 'from', 'method', 'client'].map(name => query[name]);
    const headers = [query['header'] ?? []].flat();
    const given = [target ?? '', from ?? '', method ?? '', client ?? '', ...headers];
    if (headers.length > mostHeaders || !given.every(isText))
      return refuse(
        response,
        400,
        'a part of the request is given twice, or is too long',
        `Give target, from, method and client once, and at most ${mostHeaders} times header, each of at most ${longestValue} characters.`,
      );
    const read = readRequest({
      target: textOf(target) ?? '',
      headers: headers.flatMap(line => textOf(line) ?? []),
      ...said('from', from),
      ...said('method', method),
      ...said('client', client),
    });
    if (!read.ok) return refuse(response, 400, ...refusals[read.wrong]);
    const { findings, ...question } = await verdict();
    const { ok: _, ...asked } = read;
    response.json(tellTrace(trace({ ...question, ...asked }, findings)));
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longestValue;

const textOf = (value: unknown): string | undefined => (isText(value) && value !== '' ? value : undefined);

function said<Name extends string>(name: Name, value: unknown): { readonly [Of in Name]?: string } {
  const text = textOf(value);
  return text === undefined ? {} : ({ [name]: text } as { readonly [Of in Name]?: string });
}
