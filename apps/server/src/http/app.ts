/**
 * The server's paths, in the order in which a request meets them: headers, name, origin, who may look, then what was asked for. Every refusal is JSON.
 * Nothing that a viewer sends can end the process: errors of a request end that request.
 */
import type { Question } from '@switchboard/core/findings/judge';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Cluster } from '../connect/cluster.ts';
import type { Hub } from '../hub/hub.ts';
import { createVerdicts } from '../hub/verdicts.ts';
import type { Log } from '../log.ts';
import type { Simulation } from '../simulation.ts';
import type { Streams } from '../sse/stream.ts';
import { isNamespaceName } from '../sse/stream-query.ts';
import { actionsRoute } from './actions.ts';
import { allowHosts } from './allowed-hosts.ts';
import { clusterInfo } from './cluster-info.ts';
import { eventsRoute } from './events.ts';
import { type HealthRoutesOptions, healthRoutes } from './health-routes.ts';
import { labelsRoute } from './labels.ts';
import { namespacesRoute } from './namespaces.ts';
import { objectsRoute } from './objects.ts';
import { refuse } from './refusal.ts';
import { responseHeaders } from './response-headers.ts';
import { ownOriginOnly } from './same-origin.ts';
import type { Access } from './session.ts';
import { simulationRoutes } from './simulation-routes.ts';
import { type Manifest, serveStatic } from './static-files.ts';
import { topologyJson } from './topology-json.ts';
import { traceRoute } from './trace.ts';

export interface AppOptions extends HealthRoutesOptions {
  readonly hub: Hub;
  readonly streams: Streams;
  readonly cluster: Cluster;
  readonly access: Access;
  readonly manifest: Manifest;
  /** Names beside localhost under which we answer. */
  readonly hosts: readonly string[];
  /** The namespaces that are watched; empty for all. */
  readonly namespaces: readonly string[];
  /** Of the cluster, once it has said so. */
  readonly version: () => string | undefined;
  readonly actions: boolean;
  /** The time of the cluster, ms since the epoch. */
  readonly clusterNow: () => number;
  /** What is known beside the world, for whoever judges it. */
  readonly beside: Pick<Question, 'secrets'>;
  readonly simulation?: Simulation;
  readonly log: Log;
  readonly onRefused: (why: 'host' | 'origin') => void;
}

export function createApp(options: AppOptions): Express {
  const { hub, cluster, log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(responseHeaders);
  app.use(allowHosts(options.hosts, () => options.onRefused('host')));
  app.use(healthRoutes(options));
  app.use(
    '/api',
    ownOriginOnly(() => options.onRefused('origin')),
  );
  const json = express.json({ limit: '8kb', strict: true });
  app.post('/api/v1/session', json, (request, response) => options.access.signIn(request, response));
  app.use('/api', options.access.guard);
  // Express would answer HEAD with GET, and a stream without a body has no end.
  app.head('/api/v1/stream', (_request, response) => {
    response.status(405).set('Allow', 'GET').end();
  });
  app.get('/api/v1/stream', (request, response) => options.streams.handle(request, response));
  app.get('/api/v1/topology', (request, response) => {
    const ns = request.query['ns'] ?? '';
    if (ns !== '' && !isNamespaceName(ns))
      return refuse(
        response,
        400,
        'ns is not the name of a namespace',
        'Give one name, or none for the cluster itself.',
      );
    response.json(topologyJson(ns, hub.topology(ns), hub.topology('')));
  });
  app.get('/api/v1/objects/:kind/:namespace/:name', objectsRoute(cluster));
  app.get('/api/v1/events', eventsRoute(cluster));
  app.get(
    '/api/v1/namespaces',
    namespacesRoute(ns => hub.topology(ns).topology),
  );
  app.get('/api/v1/labels', labelsRoute(hub.pods, cluster.identity.defaultNamespace));
  app.get(
    '/api/v1/trace',
    traceRoute(createVerdicts(() => ({ ...options.beside, world: hub.world(), now: options.clusterNow() }))),
  );
  app.get('/api/v1/cluster', (_request, response) => {
    const version = options.version();
    response.json(
      clusterInfo({
        identity: { ...cluster.identity, ...(version === undefined ? {} : { version }) },
        address: cluster.address,
        topology: hub.topology('').topology,
        watched: options.namespaces,
        actions: options.actions,
      }),
    );
  });
  if (options.actions)
    app.post(
      '/api/v1/actions',
      json,
      actionsRoute({
        cluster,
        now: options.clusterNow,
        onAction: (action, kubectl) => log.info({ action, kubectl }, 'action'),
      }),
    );
  if (options.simulation !== undefined) {
    const { read, change } = simulationRoutes(options.simulation);
    app.get('/api/v1/simulation', read);
    app.post('/api/v1/simulation', json, change);
  }
  app.use('/api', (_request, response) =>
    refuse(response, 404, 'there is no such path', 'See docs/architecture.md.'),
  );
  app.use(serveStatic(options.manifest));
  app.use((_request, response) => refuse(response, 404, 'there is no such page', 'The page itself is at /.'));
  app.use(failure(log));
  return app;
}

function failure(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status < 500)
      return refuse(response, status, 'the request cannot be read', 'Check its path, headers and body.');
    log.warn({ error }, 'a request failed');
    refuse(response, 500, 'this is a bug in Switchboard', 'The log of the server says more.');
  };
}

/** Errors of body parsing and of broken percent signs carry a status. */
function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  return typeof error.status === 'number' && error.status >= 400 ? error.status : 500;
}
