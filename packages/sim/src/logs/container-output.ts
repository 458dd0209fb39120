/**
 * What a container has written until now, with the times: the same whenever one asks. A script writes what it says, a known program its words,
 * anything else looks like an app that serves or works. Called by `container-log.ts`. As on a node, what is old has been rotated away.
 */
import { isKnownCommand, isShell } from '../controllers/container-process.ts';
import { hash32 } from '../dice.ts';
import { knownProgram, type Program, type Told } from './known-programs.ts';
import type { ContainerLife, LogLine } from './log-line.ts';
import { scriptLines } from './shell-script.ts';

const HOUR = 3_600_000;

/** At the full hour the log begins anew, with the last whole hour kept. */
const rotatedAt = (now: number): number => Math.floor(now / HOUR - 1) * HOUR;

const level =
  (text: string): Told =>
  at =>
    `${new Date(at).toISOString()} info  ${text}`;

const PATHS = ['', '/items', '/items/17', '/search?q=lamp', '/items/42', '/status'];

/** An app of one's own. */
function app({ pod, container }: ContainerLife): Program {
  const { name, image, ports = [] } = container;
  const version = /:([^:/@]+)$/.exec(image)?.[1];
  const begin = level(`${name}${version === undefined ? '' : ` ${version}`} starting`);
  const [port] = ports;
  if ((pod.spec.restartPolicy ?? 'Always') !== 'Always')
    return {
      first: [begin],
      again: { every: 5_000, tell: (at, roll) => level(`worked through ${20 + roll(80)} records`)(at, roll) },
    };
  if (port === undefined) return { first: [begin, level('ready')], again: undefined };
  return {
    first: [begin, level('configuration read'), level(`listening on :${port.containerPort}`)],
    again: {
      every: 8_000,
      tell: (at, roll) => {
        const path = `/${name}${PATHS[roll(PATHS.length)] ?? ''}`;
        return level(`GET ${path} 200 ${2 + roll(40)}ms`)(at, roll);
      },
    },
  };
}

function programLines(program: Program, life: ContainerLife, until: number): LogLine[] {
  const { pod, container, startedAt } = life;
  const from = Math.max(startedAt, rotatedAt(until));
  const rollAt = (place: string) => {
    let turn = 0;
    return (below: number): number => {
      turn += 1;
      return hash32(`${pod.metadata.uid}/${container.name}/${startedAt}/${place}/${turn}`) % below;
    };
  };
  const lines: LogLine[] = [];
  const put = (at: number, tell: Told, place: string) => {
    if (at >= from && at <= until) lines.push({ at, text: tell(at, rollAt(place)) });
  };
  program.first.forEach((tell, place) => {
    put(startedAt + 40 + place * 13, tell, `first ${place}`);
  });
  if (program.again === undefined) return lines;
  const { every, tell } = program.again;
  const last = Math.floor((until - startedAt) / every);
  for (let turn = Math.max(1, Math.floor((from - startedAt) / every)); turn <= last; turn += 1)
    put(startedAt + turn * every + rollAt(`${turn} when`)(Math.floor(every * 0.8)), tell, String(turn));
  return lines;
}

function linesUntil(life: ContainerLife, until: number): readonly LogLine[] {
  const { command = [], args = [] } = life.container;
  const words = [...command, ...args];
  const shell = isShell(words[0]);
  if (shell && words.length > 2) return scriptLines(words.slice(2).join(' '), life, until);
  if (shell || isKnownCommand(words)) return scriptLines(words.map(quoted).join(' '), life, until);
  const lines = programLines(knownProgram(life) ?? app(life), life, until);
  const { ended } = life;
  if (ended !== undefined && ended.at <= until && ended.code !== 0 && ended.code < 128)
    lines.push({
      at: ended.at,
      text: `${new Date(ended.at).toISOString()} fatal unrecoverable error, exit code ${ended.code}`,
    });
  return lines;
}

const quoted = (word: string): string => (/\s/.test(word) ? `'${word}'` : word);

/** Oldest first. */
export function outputOf(life: ContainerLife, now: number): readonly LogLine[] {
  const until = Math.min(now, life.ended?.at ?? now);
  const oldest = rotatedAt(until);
  return linesUntil(life, until).filter(({ at }) => at >= oldest);
}
