/**
 * Refuses requests under a foreign name before anything else looks at them, static files included: a page of somebody else's whose name was made
 * to point at this machine (DNS rebinding) gets nothing. Names are compared, not ports: a forwarded port is free to be any.
 */
import type { RequestHandler } from 'express';
import { refuse } from './refusal.ts';

const always = ['localhost', '127.0.0.1', '[::1]'];

/** The name in a Host header, without its port; undefined when it is not one well-formed name. */
export function hostName(header: string | undefined): string | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?$/i.exec(header ?? '');
  return match?.[1]?.toLowerCase();
}

export function allowHosts(names: readonly string[], onRefused: () => void): RequestHandler {
  const allowed = new Set([...always, ...names.map(name => name.toLowerCase())]);
  return (request, response, next) => {
    const given = request.headersDistinct['host'] ?? [];
    const name = given.length === 1 ? hostName(given[0]) : undefined;
    // `GET http://evil.test/` names another host than its header does.
    const own = request.url.startsWith('/') && name !== undefined && allowed.has(name);
    if (own) return next();
    onRefused();
    refuse(
      response,
      421,
      'Switchboard does not answer under this name',
      `Open it under ${[...allowed].join(', ')}.`,
    );
  };
}
