/**
 * How long a container's process lasts and how it ends, as far as its command line says: `sh -c 'echo hello; sleep 5; exit 1'` is over after five seconds with 1,
 * a shell that nobody types into ends at once, whatever is not known here is a server and goes on. Called by the kubelet for the containers of a pod.
 * Nothing is run: it is what people write into lessons about crash loops, Jobs and `kubectl run`.
 */
import type { StoredObject } from '../object.ts';

export interface Process {
  /** Milliseconds. */
  readonly lasts: number;
  readonly code: number;
}

export interface ProcessContainer {
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly stdin?: boolean;
}

/** What an image runs when nobody says: a shell, which ends with its input, or a greeting. */
const ENDS_BY_ITSELF = /^(?:busybox|alpine|ubuntu|debian|fedora|centos|bash|hello-world)$/;

const SHORT: ReadonlySet<string> = new Set(
  'true : cd cp cat date echo env expr hostname id ls mkdir mv nslookup printenv printf pwd rm seq touch uname whoami'.split(
    ' ',
  ),
);

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3_600, d: 86_400 };

const baseName = (image: string): string =>
  image.replace(/[:@].*$/, '').slice(image.replace(/[:@].*$/, '').lastIndexOf('/') + 1);

export const isShell = (word = ''): boolean => /^(?:\/bin\/|\/usr\/bin\/)?(?:sh|bash|ash)$/.test(word);

/** One command of a script; undefined for what goes on, or what one cannot tell. */
export function lasting(words: readonly string[]): Process | undefined {
  const [first = '', second] = words;
  const name = first.slice(first.lastIndexOf('/') + 1);
  const over = (lasts: number, code = 0): Process => ({ lasts, code });
  if (name === 'sleep') {
    const [, count, unit = ''] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(second ?? '') ?? [];
    return count === undefined ? undefined : over(Number(count) * (UNITS[unit] ?? 1) * 1000);
  }
  if (name === 'exit') return /^\d*$/.test(second ?? '') ? over(0, Number(second ?? 0)) : undefined;
  if (name === 'false') return over(0, 1);
  return SHORT.has(name) ? over(0) : undefined;
}

/** Whether it is one of the commands that are known here, however long it takes. */
export const isKnownCommand = (words: readonly string[]): boolean =>
  lasting(words) !== undefined || /(?:^|\/)sleep$/.test(words[0] ?? '');

/** Undefined for what goes on, or for what one cannot tell. */
function script(text: string): Process | undefined {
  let lasts = 0;
  let code = 0;
  for (const line of text.split(/;|\n|&&/)) {
    const words = line.trim().split(/\s+/).filter(Boolean);
    if (words.length === 0) continue;
    const done = lasting(words);
    if (done === undefined) return undefined;
    lasts += done.lasts;
    code = done.code;
    if (words[0] === 'exit') break;
  }
  return { lasts, code };
}

export function processOf({
  image,
  command = [],
  args = [],
  stdin = false,
}: ProcessContainer): Process | undefined {
  const words = [...command, ...args];
  const [shell = '', flag = '', text] = words;
  if (words.length === 0 || (isShell(shell) && words.length === 1))
    return stdin || !(isShell(shell) || ENDS_BY_ITSELF.test(baseName(image)))
      ? undefined
      : { lasts: 0, code: 0 };
  if (isShell(shell) && /^-[a-z]*c$/.test(flag) && text !== undefined) return script(text);
  return lasting(words);
}

/** kwok's nodes start no processes. */
export const startsNothing = (node: StoredObject | undefined): boolean =>
  node?.status?.nodeInfo?.containerRuntimeVersion === 'kwok';

/** The containers of a pod go together: it is over when the last of them is. */
export function podProcess(pod: StoredObject, node: StoredObject): Process | undefined {
  if (startsNothing(node)) return undefined;
  const each = ((pod.spec.containers ?? []) as readonly ProcessContainer[]).map(processOf);
  const ended = each.flatMap(one => (one === undefined ? [] : [one]));
  if (ended.length === 0 || ended.length < each.length) return undefined;
  return {
    lasts: Math.max(...ended.map(({ lasts }) => lasts)),
    code: ended.find(({ code }) => code !== 0)?.code ?? 0,
  };
}
