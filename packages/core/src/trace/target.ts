/** What is traced: a URL from outside, or a name and port from inside. Reads what people type; undefined where it is neither. Pure. */

export interface OutsideTarget {
  readonly type: 'outside';
  readonly text: string;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, string>;
  readonly client?: string;
}

export interface InsideTarget {
  readonly type: 'inside';
  readonly text: string;
  /** As it was typed: `web`, `web.shop`, `web-0.web.shop.svc.cluster.local`. */
  readonly name: string;
  readonly port: number | string;
}

export type TraceTarget = OutsideTarget | InsideTarget;

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: ReadonlyMap<string, string>;
  readonly client?: string;
}

export function readTarget(text: string, options: RequestOptions = {}): TraceTarget | undefined {
  if (/^https?:\/\//i.test(text)) return inCluster(readUrl(text, options));
  const [, name, port] = /^([a-z0-9_]([-a-z0-9_.]*[a-z0-9_])?)\.?:([a-z0-9-]+)$/i.exec(text)
    ? split(text)
    : [];
  if (name === undefined || port === undefined) return undefined;
  const number = Number(port);
  if (Number.isInteger(number) && (number < 1 || number > 65_535)) return undefined;
  return { type: 'inside', text, name: name.toLowerCase(), port: Number.isInteger(number) ? number : port };
}

/** No door is for the names of cluster DNS: whoever writes one as a URL asks as a pod does. */
function inCluster(url: OutsideTarget | undefined): TraceTarget | undefined {
  if (url === undefined || !/\.svc(\.cluster\.local)?$/.test(url.host)) return url;
  return { type: 'inside', text: url.text, name: url.host, port: url.port };
}

function split(text: string): readonly string[] {
  const at = text.lastIndexOf(':');
  return [text, text.slice(0, at).replace(/\.$/, ''), text.slice(at + 1)];
}

function readUrl(
  text: string,
  { method = 'GET', headers = new Map(), client }: RequestOptions,
): OutsideTarget | undefined {
  // Core knows no URL of any platform: what is needed of one is small.
  const [, scheme, host, port, path = '/', query = ''] =
    /^(https?):\/\/([a-z0-9_](?:[-a-z0-9_.]*[a-z0-9_])?)\.?(?::(\d{1,5}))?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i.exec(
      text,
    ) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return undefined;
  const secure = scheme.toLowerCase() === 'https';
  return {
    type: 'outside',
    text,
    scheme: secure ? 'https' : 'http',
    host: host.toLowerCase(),
    port: port === undefined ? (secure ? 443 : 80) : Number(port),
    path,
    method: method.toUpperCase(),
    headers: new Map([...headers].map(([name, value]) => [name.toLowerCase(), value])),
    query: new Map(
      query
        .split('&')
        .filter(pair => pair !== '')
        .map(pair => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']),
    ),
    ...(client === undefined ? {} : { client }),
  };
}
