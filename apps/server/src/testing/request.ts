/** One HTTP request as a test writes it, with any header (a browser would not let a script set Host or Origin) and the path as it is. */
import { request as open } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Ask {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  /** Pairs, so that a header can be given twice. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
}

export function request(ask: Ask): Promise<Reply> {
  const given = ask.headers ?? [];
  const host = given.some(([name]) => name.toLowerCase() === 'host') ? [] : ['Host', `localhost:${ask.port}`];
  return new Promise((resolve, reject) => {
    const outgoing = open(
      {
        host: '127.0.0.1',
        port: ask.port,
        path: ask.path,
        method: ask.method ?? 'GET',
        headers: [
          ...host,
          'Connection',
          'close',
          'Content-Length',
          String(Buffer.byteLength(ask.body ?? '')),
          ...given.flat(),
        ],
        setHost: false,
      },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
        response.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(ask.body);
  });
}
