/**
 * What well-known images write: their first words, and what comes again and again after them. Called by `container-output.ts`; an app of one's own is there.
 */
import type { ContainerLife } from './log-line.ts';

/** What is written at a place in the log; `roll` gives a whole number below another, always the same at that place. */
export type Told = (at: number, roll: (below: number) => number) => string;

export interface Program {
  /** One after the other, with the first moment of the container. */
  readonly first: readonly Told[];
  /** Again and again; undefined for programs that fall silent. */
  readonly again: { readonly every: number; readonly tell: Told } | undefined;
}

const iso = (at: number): string => new Date(at).toISOString();

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (value: number): string => String(value).padStart(2, '0');

/** "21/Nov/2026:12:00:00 +0000" */
function accessTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}:${iso(at).slice(11, 19)} +0000`;
}

const slashed = (at: number): string => iso(at).slice(0, 19).replaceAll('-', '/').replace('T', ' ');

/** As klog begins its lines. */
const klog = (at: number, file: string): string => {
  const date = new Date(at);
  const [month, day] = [two(date.getUTCMonth() + 1), two(date.getUTCDate())];
  return `I${month}${day} ${iso(at).slice(11, 23)}000       1 ${file}]`;
};

function nginx({ container, pod }: ContainerLife): Program {
  const notice =
    (text: string): Told =>
    at =>
      `${slashed(at)} [notice] 1#1: ${text}`;
  const entry =
    (text: string): Told =>
    () =>
      `/docker-entrypoint.sh: ${text}`;
  const probe = container.readinessProbe?.httpGet ?? container.livenessProbe?.httpGet;
  const period = container.readinessProbe?.periodSeconds ?? container.livenessProbe?.periodSeconds ?? 10;
  const gateway = String(pod.status?.podIP ?? '10.244.0.2').replace(/\d+$/, '1');
  return {
    first: [
      entry('/docker-entrypoint.d/ is not empty, will attempt to perform configuration'),
      entry('Looking for shell scripts in /docker-entrypoint.d/'),
      entry('Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh'),
      entry('Launching /docker-entrypoint.d/20-envsubst-on-templates.sh'),
      entry('Configuration complete; ready for start up'),
      notice('using the "epoll" event method'),
      notice(`nginx/${/:(\d[\d.]*)/.exec(container.image)?.[1] ?? '1.29.4'}`),
      notice('start worker processes'),
      notice('start worker process 29'),
      notice('start worker process 30'),
    ],
    again:
      probe === undefined
        ? undefined
        : {
            every: period * 1000,
            tell: at =>
              `${gateway} - - [${accessTime(at)}] "GET ${probe.path ?? '/'} HTTP/1.1" 200 615 "-" "kube-probe/1.36" "-"`,
          },
  };
}

function postgres({ container }: ContainerLife): Program {
  const version = /:(\d[\d.]*)/.exec(container.image)?.[1] ?? '18.1';
  const log =
    (text: string): Told =>
    at =>
      `${iso(at).slice(0, 23).replace('T', ' ')} UTC [1] LOG:  ${text}`;
  return {
    first: [
      () => 'PostgreSQL Database directory appears to contain a database; Skipping initialization',
      log(`starting PostgreSQL ${version} on x86_64-pc-linux-gnu, compiled by gcc, 64-bit`),
      log('listening on IPv4 address "0.0.0.0", port 5432'),
      log('listening on IPv6 address "::", port 5432'),
      log('listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"'),
      log('database system is ready to accept connections'),
    ],
    again: {
      every: 300_000,
      tell: (at, roll) => {
        const buffers = 3 + roll(60);
        const parts = `wrote ${buffers} buffers (0.${roll(4)}%); 0 WAL file(s) added, 0 removed, 0 recycled`;
        return `${iso(at).slice(0, 23).replace('T', ' ')} UTC [27] LOG:  checkpoint complete: ${parts}`;
      },
    },
  };
}

const redis = ({ container }: ContainerLife): Program => {
  const line =
    (text: string): Told =>
    at => {
      const [date = '', time = ''] = accessTime(at).split(' ')[0]?.split(/:(.*)/s) ?? [];
      return `1:M ${date.replaceAll('/', ' ')} ${time}.${iso(at).slice(20, 23)} * ${text}`;
    };
  const version = /:(\d[\d.]*)/.exec(container.image)?.[1] ?? '8.4.0';
  return {
    first: [
      line(`Redis version=${version}, bits=64, commit=00000000, modified=0, pid=1, just started`),
      line('Running mode=standalone, port=6379.'),
      line('Server initialized'),
      line('Ready to accept connections tcp'),
    ],
    again: undefined,
  };
};

const coredns = (): Program => ({
  first: [
    () => '.:53',
    () =>
      '[INFO] plugin/reload: Running configuration SHA512 = 1b226df79860026c6a52e67daa10d7f0d57ec5b023288ec00c5e05f93523c894',
    () => 'CoreDNS-1.13.1',
    () => 'linux/amd64, go1.25.2, 1db4568',
  ],
  again: undefined,
});

function component({ container: { name } }: ContainerLife): Program {
  return {
    first: [
      at => `${klog(at, 'flags.go:64')} FLAG: --v="2"`,
      at => `${klog(at, 'server.go:180')} "Version info" version="v1.36.3"`,
      at => `${klog(at, 'server.go:182')} "Golang settings" GOGC="" GOMAXPROCS="" GOTRACEBACK=""`,
      at => `${klog(at, 'shared_informer.go:349')} "Waiting for caches to sync" controller="${name}"`,
      at => `${klog(at, 'shared_informer.go:356')} "Caches are synced" controller="${name}"`,
    ],
    again: {
      every: 600_000,
      tell: (at, roll) =>
        `${klog(at, 'reflector.go:1014')} "Watch close" type="*v1.Node" err="EOF" events=${roll(40)}`,
    },
  };
}

const PROGRAMS: readonly (readonly [RegExp, (life: ContainerLife) => Program])[] = [
  [/(?:^|\/)nginx(?:[:@]|$)/, nginx],
  [/(?:^|\/)postgres(?:[:@]|$)/, postgres],
  [/(?:^|\/)(?:redis|valkey)(?:[:@]|$)/, redis],
  [/\/coredns(?:[:@]|$)/, coredns],
  [/^registry\.k8s\.io\/(?:kube-|etcd|metrics-server)/, component],
  [/\/kindnetd(?:[:@]|$)/, component],
];

export const knownProgram = (life: ContainerLife): Program | undefined =>
  PROGRAMS.find(([pattern]) => pattern.test(life.container.image))?.[1](life);
