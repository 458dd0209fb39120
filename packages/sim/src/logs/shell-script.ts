/**
 * What a shell script of a lesson writes: `echo`, `date`, `env`, `hostname`, `sleep`, variables that count, and loops over them
 * (`i=0; while true; do echo "$i: $(date)"; i=$((i+1)); sleep 1; done`). What is not known here takes no time and writes nothing. Nothing is run.
 */
import { environmentOf, expand } from './environment.ts';
import type { ContainerLife, LogLine } from './log-line.ts';

/** More than a loop of one second does in a day. */
const MOST_STEPS = 200_000;
/** What a step takes that takes no time. */
const STEP_MS = 2;

interface Machine {
  now: number;
  left: number;
  readonly until: number;
  readonly values: Map<string, string>;
  readonly lines: LogLine[];
}

/** As `date` prints it: "Sat Nov 21 12:00:00 UTC 2026". */
function dateText(at: number): string {
  const [day = '', date = '', month = '', year = '', time = ''] = new Date(at).toUTCString().split(' ');
  return `${day.slice(0, 3)} ${month} ${String(Number(date)).padStart(2)} ${time} UTC ${year}`;
}

function evaluate(expression: string, machine: Machine): string {
  const known = expression.replace(
    /\$?([A-Za-z_]\w*)/g,
    (_, name: string) => machine.values.get(name) || '0',
  );
  const [, left = '0', sign, right = '0'] = /^\s*(-?\d+)\s*(?:([-+*])\s*(-?\d+))?\s*$/.exec(known) ?? [];
  const [a, b] = [Number(left), Number(right)];
  return String(sign === '+' ? a + b : sign === '-' ? a - b : sign === '*' ? a * b : a);
}

function substituted(text: string, machine: Machine): string {
  return text
    .replace(/\$\(\(([^()]*)\)\)/g, (_, inner: string) => evaluate(inner, machine))
    .replace(/\$\(\s*date[^()]*\)|`date[^`]*`/g, () => dateText(machine.now))
    .replace(/\$\(\s*hostname\s*\)|`hostname`/g, () => machine.values.get('HOSTNAME') ?? '')
    .replace(/\$\{?([A-Za-z_]\w*)\}?/g, (_, name: string) => machine.values.get(name) ?? '');
}

/** Words as a shell sees them; in single quotes nothing is put in. */
function wordsOf(command: string, machine: Machine): readonly string[] {
  const words = command.match(/(?:[^\s"']+|"(?:\\.|[^"\\])*"|'[^']*')+/g) ?? [];
  return words.map(word =>
    word.replace(
      /"((?:\\.|[^"\\])*)"|'([^']*)'|([^"']+)/g,
      (_, double?: string, single?: string, bare?: string) =>
        single === undefined
          ? substituted((double ?? bare ?? '').replace(/\\(["\\$])/g, '$1'), machine)
          : single,
    ),
  );
}

/** Commands of a script, cut where a shell cuts them: not in quotes, and not in parentheses. */
function commandsOf(script: string): readonly string[] {
  const commands: string[] = [];
  let held = '';
  let quote = '';
  let depth = 0;
  for (let at = 0; at < script.length; at += 1) {
    const char = script.charAt(at);
    if (quote === '' && depth === 0 && (char === ';' || char === '\n' || script.startsWith('&&', at))) {
      commands.push(held);
      held = '';
      if (char === '&') at += 1;
      continue;
    }
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    held += char;
  }
  return [...commands, held]
    .flatMap(command => {
      const [, keyword, rest] = /^\s*(do|then)\s+(.*)$/s.exec(command) ?? [];
      return keyword === undefined ? [command.trim()] : [keyword, rest?.trim() ?? ''];
    })
    .filter(command => command !== '' && !command.startsWith('#'));
}

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3_600, d: 86_400 };

const sleepOf = (word = ''): number => {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(word) ?? [];
  return count === undefined ? Number.POSITIVE_INFINITY : Number(count) * (UNITS[unit] ?? 1) * 1000;
};

/** Whether the script goes on. */
function perform(command: string, machine: Machine): boolean {
  machine.left -= 1;
  if (machine.left < 0 || machine.now > machine.until) return false;
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(command) ?? [];
  if (name !== undefined) {
    machine.values.set(name, substituted((value ?? '').replace(/^(['"])(.*)\1$/s, '$2'), machine));
    return true;
  }
  const silent = /[^\\]>|\||<</.test(command.replace(/"[^"]*"|'[^']*'/g, ''));
  const words = wordsOf(command, machine);
  const say = (text: string) => {
    if (silent) return;
    for (const line of text.split('\n')) machine.lines.push({ at: machine.now, text: line });
  };
  machine.now += STEP_MS;
  switch (words[0]?.slice(words[0].lastIndexOf('/') + 1)) {
    case 'echo':
      say(words.slice(words[1] === '-n' || words[1] === '-e' ? 2 : 1).join(' '));
      return true;
    case 'printf':
      say((words[1] ?? '').replace(/\\n$/, ''));
      return true;
    case 'date':
      say(dateText(machine.now));
      return true;
    case 'hostname':
      say(machine.values.get('HOSTNAME') ?? '');
      return true;
    case 'env':
    case 'printenv':
      say(
        words[1] === undefined
          ? [...machine.values].map(([key, held]) => `${key}=${held}`).join('\n')
          : words
              .slice(1)
              .map(word => machine.values.get(word) ?? '')
              .join('\n'),
      );
      return true;
    case 'sleep':
      machine.now += sleepOf(words[1]);
      return machine.now <= machine.until;
    case 'exit':
      return false;
    default:
      return true;
  }
}

/** The place after the `done` that belongs to the loop whose body begins there. */
function endOf(commands: readonly string[], from: number): number {
  let depth = 1;
  for (let at = from; at < commands.length; at += 1) {
    if (/^(?:while|until|for)\b/.test(commands[at] ?? '')) depth += 1;
    if (/^done\b/.test(commands[at] ?? '')) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return commands.length;
}

function runAll(commands: readonly string[], machine: Machine): boolean {
  for (let at = 0; at < commands.length; at += 1) {
    const command = commands[at] ?? '';
    const [, keyword, head = ''] = /^(while|until|for)\s+(.*)$/s.exec(command) ?? [];
    if (keyword === undefined) {
      if (!perform(command, machine)) return false;
      continue;
    }
    const begin = commands.indexOf('do', at) + 1;
    const end = endOf(commands, begin);
    const body = commands.slice(begin, end - 1);
    const [, variable, list = ''] = /^([A-Za-z_]\w*)\s+in\s+(.*)$/s.exec(head) ?? [];
    const items = keyword === 'for' ? wordsOf(list, machine) : undefined;
    for (let turn = 0; items === undefined || turn < items.length; turn += 1) {
      if (
        items === undefined &&
        (head === (keyword === 'until' ? 'true' : 'false') || !perform(head, machine))
      )
        return false;
      if (items !== undefined && variable !== undefined) machine.values.set(variable, items[turn] ?? '');
      if (!runAll(body, machine)) return false;
    }
    at = end - 1;
  }
  return true;
}

/** Lines up to that time. */
export function scriptLines(script: string, life: ContainerLife, until: number): readonly LogLine[] {
  const values = new Map(environmentOf(life));
  const machine: Machine = { now: life.startedAt, left: MOST_STEPS, until, values, lines: [] };
  runAll(commandsOf(expand(script, values)), machine);
  return machine.lines.filter(({ at }) => at <= until);
}
