/** The flags of both commands: one table for the parser, for `--help` and for suggestions. */

export interface Flag {
  readonly name: string;
  /** One letter that stands for it. */
  readonly short?: string;
  /** Word that stands for its value in the help; a flag without one takes none. */
  readonly value?: string;
  readonly repeatable?: true;
  readonly help: string;
  readonly group: 'page' | 'cluster' | 'simulated' | 'judged' | 'general';
}

export const defaultPort = 4747;
export const defaultSimPort = 4750;

const page = 'page';
const cluster = 'cluster';
const simulated = 'simulated';
const judged = 'judged';
const general = 'general';

/** Of the page, too: the same files as a picture. */
const file: Flag = {
  name: 'file',
  short: 'f',
  value: 'FILE',
  repeatable: true,
  group: cluster,
  help: 'Objects from YAML or JSON, as kubectl get -A -o yaml prints them, instead of a cluster; a folder stands for the .yaml, .yml and .json in it, - for standard input. May be given several times.',
};

export const serveFlags: readonly Flag[] = [
  { name: 'port', value: 'N', group: page, help: `Port of the page (${defaultPort}); 0 picks a free one.` },
  { name: 'host', value: 'ADDRESS', group: page, help: 'Address to listen on (127.0.0.1).' },
  { name: 'no-open', group: page, help: 'Do not open a browser.' },
  {
    name: 'auth',
    value: 'MODE',
    group: page,
    help: 'launch: a key in the printed address (always so for a kubeconfig). none: anybody who reaches it, simulated cluster only.',
  },
  {
    name: 'probe-port',
    value: 'N',
    group: page,
    help: 'Second port on every address, with /livez, /readyz and /metrics only.',
  },
  file,
  { name: 'kubeconfig', value: 'FILE', group: cluster, help: 'Show the cluster of this kubeconfig.' },
  { name: 'context', value: 'NAME', group: cluster, help: 'Its context (the current one).' },
  {
    name: 'namespace',
    value: 'NS',
    repeatable: true,
    group: cluster,
    help: 'Watch only this namespace; may be given several times.',
  },
  { name: 'demo', group: simulated, help: 'Show the simulated cluster, whatever kubeconfig there is.' },
  { name: 'scenario', value: 'NAME', group: simulated, help: 'What it begins with (shop); listed below.' },
  { name: 'seed', value: 'N', group: simulated, help: 'Same seed, same story (1).' },
  { name: 'calm', group: simulated, help: 'Nothing happens but what you do.' },
  { name: 'sim-port', value: 'N', group: simulated, help: 'Port of its API server; 0 picks a free one.' },
  { name: 'sim-host', value: 'ADDRESS', group: simulated, help: 'Address of its API server (127.0.0.1).' },
  {
    name: 'sim-kubeconfig',
    value: 'FILE',
    group: simulated,
    help: 'Where to write its kubeconfig (a file of this run).',
  },
  { name: 'help', group: general, help: 'Print this.' },
  { name: 'version', group: general, help: 'Print the version.' },
];

const simNames: ReadonlySet<string> = new Set([
  'scenario',
  'seed',
  'calm',
  'sim-port',
  'sim-host',
  'sim-kubeconfig',
  'help',
  'version',
]);

export const simFlags: readonly Flag[] = serveFlags.filter(flag => simNames.has(flag.name));

/** Flags that say something about the simulated cluster, and contradict a kubeconfig. */
export const simulatedOnly: readonly string[] = serveFlags
  .filter(flag => flag.group === simulated)
  .map(flag => flag.name);

/** Of `check`. */
export const checkFlags: readonly Flag[] = [
  {
    name: 'observed',
    value: 'KINDS',
    repeatable: true,
    group: judged,
    help: 'With files: the kinds that were listed completely, with commas (those that occur).',
  },
  { name: 'now', value: 'TIME', group: judged, help: 'The time of the judgement, RFC 3339 (the clock).' },
  { name: 'output', short: 'o', value: 'FORM', group: judged, help: 'table or json (table).' },
  {
    name: 'severity',
    value: 'LEAST',
    group: judged,
    help: 'error, warning or info: this and what is worse (table: warning, json: info).',
  },
  {
    name: 'rule',
    value: 'RULES',
    repeatable: true,
    group: judged,
    help: 'Only these rules, with commas; docs/findings.md lists them.',
  },
  ...serveFlags
    .filter(({ group, name }) => group === cluster || name === 'help' || name === 'version')
    .map(flag => (flag.name === 'namespace' ? { ...flag, short: 'n' } : flag)),
];

const checkOnly: ReadonlySet<string> = new Set(['severity', 'rule']);

/** Of `trace`. */
export const traceFlags: readonly Flag[] = [
  {
    name: 'from',
    value: 'NS/POD',
    group: judged,
    help: 'The pod that asks; without it any pod, or whoever is outside.',
  },
  { name: 'method', short: 'X', value: 'METHOD', group: judged, help: 'Of a URL: the HTTP method (GET).' },
  {
    name: 'header',
    short: 'H',
    value: 'LINE',
    repeatable: true,
    group: judged,
    help: 'Of a URL: a header, like "Accept: text/html"; may be given several times.',
  },
  { name: 'client-ip', value: 'ADDRESS', group: judged, help: 'Of a URL: the address of whoever calls.' },
  ...checkFlags.filter(({ name }) => !checkOnly.has(name)),
];
