/** `/livez`, `/readyz` and `/metrics`, the same on the page's listener and on `--probe-port`. No name of any object is in them. */
import { Router } from 'express';
import type { Health } from './health.ts';

export interface HealthRoutesOptions {
  readonly health: () => Health;
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
}

export function healthRoutes(options: HealthRoutesOptions): Router {
  const router = Router();
  router.get('/livez', (_request, response) => {
    response.type('text').send('ok\n');
  });
  router.get('/readyz', (_request, response) => {
    const { ready, reason } = options.health();
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(`${reason}\n`);
  });
  router.get('/metrics', async (_request, response) => {
    const { type, text } = await options.metrics();
    response.set('Content-Type', type).end(text);
  });
  return router;
}
