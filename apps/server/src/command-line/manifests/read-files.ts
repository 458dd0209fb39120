/** Files and standard input from the command line; what could not be read of them is said on standard error. Called by whatever takes `-f`. */
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { fields } from '@switchboard/core/kubernetes/json';
import { exitCode } from '../exit-code.ts';
import { messages } from '../messages.ts';
import { StartFailure } from '../start-failure.ts';
import type { Terminal } from '../terminal.ts';
import { type Gathered, gatherFiles } from './observe-files.ts';

export async function readFiles(paths: readonly string[], terminal: Terminal): Promise<Gathered> {
  const files = await Promise.all(
    paths.map(async path => ({
      name: path === '-' ? messages.standardInput() : path,
      text: await read(path),
    })),
  );
  const gathered = gatherFiles(files);
  for (const { file, line, why } of gathered.bad) terminal.warn(messages.badDocument(file, line, why));
  return gathered;
}

async function read(path: string): Promise<string> {
  try {
    return path === '-' ? await readAll(process.stdin) : await readFile(path, 'utf8');
  } catch (error) {
    const why = fields<'code'>(error).code;
    throw new StartFailure(messages.cannotReadFile(path, String(why ?? error)), exitCode.commandLine);
  }
}
