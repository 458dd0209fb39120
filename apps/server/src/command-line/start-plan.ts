/**
 * Which cluster is shown, and who may look: the one place where this is decided. Pure, so that every combination is in a table of its test.
 * Beyond this machine only with `--auth`; a kubeconfig's cluster never without a key (law V11).
 */
import type { ServeArguments } from './arguments.ts';
import { simulatedOnly } from './flags.ts';
import { messages, type Notice } from './messages.ts';

export interface StartPlan {
  readonly source: 'simulated' | 'kubeconfig' | 'files';
  readonly access: 'none' | 'launch';
  /** Names beside localhost that requests may name in Host. */
  readonly hosts: readonly string[];
  /** The name under which a browser on this machine finds the page. */
  readonly pageHost: string;
  readonly beyondThisMachine: boolean;
}

export type Start =
  | { readonly ok: true; readonly plan: StartPlan }
  | { readonly ok: false; readonly notice: Notice };

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Addresses that stand for all of a machine's: nobody types them into a browser. */
const wildcards: ReadonlySet<string> = new Set(['0.0.0.0', '0', '::', '::0']);

export function planStart(given: ServeArguments): Start {
  const refused = (notice: Notice): Start => ({ ok: false, notice });
  const wantsFiles = given.files.length > 0;
  if (wantsFiles && (given.kubeconfig !== undefined || given.context !== undefined))
    return refused(messages.filesAndCluster());
  // What is in files is as much somebody's own as what a kubeconfig leads to.
  const wantsKubeconfig = wantsFiles || given.kubeconfig !== undefined || given.context !== undefined;
  const forSimulator = simulatedOnly.filter(flag => given.given.has(flag));
  if (wantsKubeconfig && forSimulator.length > 0) return refused(messages.contradiction(forSimulator));
  const ports = [given.port, given.probePort, wantsKubeconfig ? undefined : given.simulator.port].filter(
    port => port !== undefined && port !== 0,
  );
  const twice = ports.find((port, index) => ports.indexOf(port) !== index);
  if (twice !== undefined) return refused(messages.samePort(twice));
  if (wantsKubeconfig && given.auth === 'none') return refused(messages.clusterToAll());
  const beyondThisMachine = !isLoopback(given.host);
  if (beyondThisMachine && given.auth === undefined) return refused(messages.openToAll(given.host));
  return {
    ok: true,
    plan: {
      source: wantsFiles ? 'files' : wantsKubeconfig ? 'kubeconfig' : 'simulated',
      access: given.auth ?? (wantsKubeconfig ? 'launch' : 'none'),
      hosts: wildcards.has(given.host) ? [] : [inUrl(given.host)],
      pageHost: wildcards.has(given.host) ? 'localhost' : inUrl(given.host),
      beyondThisMachine,
    },
  };
}

/** What the page shows first: the context's namespace, where that is watched. */
export function firstNamespace(ofContext: string, watched: readonly string[]): string {
  return watched.length === 0 || watched.includes(ofContext) ? ofContext : (watched[0] ?? ofContext);
}

/** An address as it stands in a URL: IPv6 in brackets. */
function inUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
