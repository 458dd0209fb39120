/**
 * Hosts of the Gateway API: `*.` stands for any number of labels, at least one, unlike in an Ingress; none at all is every host. Called by `route-paths.ts`, by rules and by the trace.
 */

/** The hosts that both a listener and a route take, as the narrower of the two says it; '' is every host, undefined none. */
export function sharedHost(listener: string, route: string): string | undefined {
  if (covers(listener, route)) return route;
  return covers(route, listener) ? listener : undefined;
}

function covers(wide: string, host: string): boolean {
  if (wide === '' || wide === host) return true;
  return wide.startsWith('*.') && host.endsWith(wide.slice(1)) && host.length > wide.length - 1;
}
