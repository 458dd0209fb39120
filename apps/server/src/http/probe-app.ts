/** What `--probe-port` serves: health and metrics under any name, because a kubelet asks by address; and nothing else, because anybody may ask. */
import express, { type Express } from 'express';
import { type HealthRoutesOptions, healthRoutes } from './health-routes.ts';
import { refuse } from './refusal.ts';
import { responseHeaders } from './response-headers.ts';

export function createProbeApp(options: HealthRoutesOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(responseHeaders);
  app.use(healthRoutes(options));
  app.use((_request, response) =>
    refuse(response, 404, 'there is no such path', 'Here are only /livez, /readyz and /metrics.'),
  );
  return app;
}
