/**
 * What somebody types, as data: one command per line, kubectl left out, and files beside it. Every line is run on both clusters at once; what each says is compared.
 *
 *     get svc -o wide                  compared: exit code, standard output, standard error
 *     apply -f - < web.yaml            with a file as standard input; files also lie in the folder in which it runs
 *     KUBE_EDITOR=true edit svc web    with a variable of the environment
 *     get pods | sort                  compared regardless of the order of its lines
 *     describe rs | sort -u            and regardless of how often each is there
 *     rollout status deploy web | tail -1   only its last line is compared: how often it looked before is nobody's business
 *     settle                           waits until nothing moves in the namespace
 *     until TEXT : get events          runs it until its output has the text; not compared
 *     follow NAME : get cm -w          starts it and goes on; `followed NAME 3` compares its first three lines, and ends it
 *
 * `$ns` is the session's namespace, in lines and in files. Lines that begin with `#` are for the reader. Read by `play.ts` and `matrix.ts`.
 */

export interface Command {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The name of a file. */
  readonly input?: string;
}

const pipes = ['sort', 'sort -u', 'tail -1'] as const;
type Pipe = (typeof pipes)[number];

export type Step =
  | {
      readonly type: 'compare';
      readonly line: string;
      readonly command: Command;
      readonly pipe?: Pipe;
    }
  | { readonly type: 'settle'; readonly line: string }
  | { readonly type: 'until'; readonly line: string; readonly text: string; readonly command: Command }
  | { readonly type: 'follow'; readonly line: string; readonly name: string; readonly command: Command }
  | { readonly type: 'followed'; readonly line: string; readonly name: string; readonly count: number };

export interface Session {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly files: Readonly<Record<string, string>>;
}

/** Throws where a line is not understood. */
export function session(name: string, script: string, files: Readonly<Record<string, string>> = {}): Session {
  const lines = script.split('\n').map(line => line.trim());
  return { name, files, steps: lines.filter(line => line !== '' && !line.startsWith('#')).map(stepOf) };
}

function stepOf(line: string): Step {
  if (line === 'settle') return { type: 'settle', line };
  const until = /^until (.+?) : (.+)$/.exec(line);
  if (until !== null)
    return { type: 'until', line, text: until[1] ?? '', command: commandOf(until[2] ?? '') };
  const follow = /^follow (\S+) : (.+)$/.exec(line);
  if (follow !== null)
    return { type: 'follow', line, name: follow[1] ?? '', command: commandOf(follow[2] ?? '') };
  const followed = /^followed (\S+) (\d+)$/.exec(line);
  if (followed !== null)
    return { type: 'followed', line, name: followed[1] ?? '', count: Number(followed[2]) };
  for (const pipe of pipes)
    if (line.endsWith(` | ${pipe}`))
      return { type: 'compare', line, pipe, command: commandOf(line.slice(0, line.lastIndexOf('|'))) };
  return { type: 'compare', line, command: commandOf(line) };
}

function commandOf(text: string): Command {
  const words = wordsOf(text);
  const first = words.findIndex(word => !/^[A-Z_]+=/.test(word));
  const pairs = words.slice(0, first).map(word => {
    const at = word.indexOf('=');
    return [word.slice(0, at), word.slice(at + 1)] as const;
  });
  const rest = words.slice(first);
  const redirect = rest.indexOf('<');
  const input = redirect < 0 ? undefined : rest[redirect + 1];
  return {
    args: redirect < 0 ? rest : rest.slice(0, redirect),
    env: Object.fromEntries(pairs),
    ...(input === undefined ? {} : { input }),
  };
}

/** As a shell splits them, with both kinds of quotation marks and nothing else. */
function wordsOf(text: string): readonly string[] {
  const words = text.match(/(?:[^\s'"]+|'[^']*'|"[^"]*")+/g) ?? [];
  return words.map(word =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double ?? ''),
  );
}
