/**
 * Refuses what another site's page asks of `/api`: by fetch metadata (another port of the same host is "same-site", and foreign all the same), and by
 * Origin where a browser sends one. Programs send neither and are let through. Runs before a viewer takes a place.
 */
import type { Request, RequestHandler } from 'express';
import { refuse } from './refusal.ts';

/** Whether a request comes from our own page or from no page at all. */
export function isOwnOrigin(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.get('origin');
  if (origin === undefined) return true;
  const parsed = URL.parse(origin);
  const host = request.get('host')?.toLowerCase();
  return (
    parsed !== null &&
    /^https?:$/.test(parsed.protocol) &&
    parsed.host === withoutDefaultPort(parsed.protocol, host)
  );
}

/** URLs leave out the port that their scheme implies; Host headers may have it. */
function withoutDefaultPort(protocol: string, host: string | undefined): string | undefined {
  return host?.replace(protocol === 'https:' ? /:443$/ : /:80$/, '');
}

export function ownOriginOnly(onRefused: () => void): RequestHandler {
  return (request, response, next) => {
    if (isOwnOrigin(request)) return next();
    onRefused();
    refuse(
      response,
      403,
      'the request comes from a page of another site',
      'Only the page that Switchboard serves itself may ask here.',
    );
  };
}
