/**
 * A request as the page's URL carries it: `?trace=http://shop.example/cart&trace=method:POST`, the target first and then what else was said of it. An empty target opens the
 * panel alone. Pure; written by the panel and by whatever leads to it, read by the panel.
 */
import type { TraceRequest } from '@switchboard/core/trace/request';

export function printTrace({ target, from, method, headers = [], client }: TraceRequest): readonly string[] {
  return [
    target,
    ...(from === undefined ? [] : [`from:${from}`]),
    ...(method === undefined ? [] : [`method:${method}`]),
    ...headers.map(line => `header:${line}`),
    ...(client === undefined ? [] : [`client:${client}`]),
  ];
}

/** What it does not know it leaves out. */
export function parseTrace([target = '', ...more]: readonly string[]): TraceRequest {
  const said = (name: string): readonly string[] =>
    more.filter(text => text.startsWith(`${name}:`)).map(text => text.slice(name.length + 1));
  const [[from], [method], headers, [client]] = [
    said('from'),
    said('method'),
    said('header'),
    said('client'),
  ];
  return {
    target,
    ...(from === undefined ? {} : { from }),
    ...(method === undefined ? {} : { method }),
    ...(headers.length === 0 ? {} : { headers }),
    ...(client === undefined ? {} : { client }),
  };
}
