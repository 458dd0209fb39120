/**
 * Just enough of a client to set a control plane up: requests as the administrator, and whole files applied by the server. Called by `plane.ts` and `furnish.ts`.
 */
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';

export interface Api {
  /** @throws where the answer is not 2xx; the message is the server's. */
  call(method: string, path: string, body?: string, type?: string): Promise<string>;
}

export function createApi(port: number, certificates: string): Api {
  const tls = {
    ca: readFileSync(join(certificates, 'ca.crt')),
    cert: readFileSync(join(certificates, 'client-admin.crt')),
    key: readFileSync(join(certificates, 'client-admin.key')),
  };
  return {
    call: (method, path, body, type = 'application/json') =>
      new Promise((resolve, reject) => {
        const headers = body === undefined ? {} : { 'content-type': type };
        const asked = request(
          { host: '127.0.0.1', port, method, path, headers, timeout: 60_000, ...tls },
          answer => {
            let text = '';
            answer.setEncoding('utf8').on('data', chunk => {
              text += chunk;
            });
            answer.on('end', () => {
              const status = answer.statusCode ?? 0;
              if (status >= 200 && status < 300) resolve(text);
              else reject(new Error(`${method} ${path}: ${status} ${text.slice(0, 300)}`));
            });
          },
        );
        asked.on('timeout', () => asked.destroy(new Error(`${method} ${path}: no answer`)));
        asked.on('error', reject);
        asked.end(body);
      }),
  };
}
