/**
 * Files, folders and standard input from the command line, as text: of a folder what kubectl would take of it, UTF-16 as PowerShell writes it. What could not be read is said
 * on standard error, and hides none of the others. Called by whatever takes `-f`.
 */
import { constants } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fields } from '@switchboard/core/kubernetes/json';
import { messages } from '../messages.ts';
import type { Terminal } from '../terminal.ts';
import { complaints } from './complaints.ts';
import type { Complaint } from './gatherer.ts';
import { type Gathered, gatherFiles, type ManifestFile } from './observe-files.ts';

export async function readFiles(paths: readonly string[], terminal: Terminal): Promise<Gathered> {
  const read = (await Promise.all(paths.map(readPath))).flat();
  const unread = read.filter(file => 'why' in file);
  const gathered = gatherFiles(read.filter(file => 'text' in file));
  const all = { ...gathered, bad: [...unread, ...gathered.bad] };
  for (const { file, line, why } of [...all.bad, ...all.odd])
    terminal.warn(messages.badDocument(file, line, why));
  return all;
}

type Read = ManifestFile | Complaint;

async function readPath(path: string): Promise<readonly Read[]> {
  if (path === '-') return [decode(messages.standardInput(), await buffer(process.stdin))];
  try {
    return [decode(path, await readFile(path))];
  } catch (error) {
    const { code } = fields<'code'>(error);
    if (code === 'EISDIR') return readFolder(path);
    return [{ file: path, why: whyNot(code, error) }];
  }
}

const whyNot = (code: unknown, error: unknown): string =>
  code === 'ENOENT'
    ? complaints.noSuchFile()
    : code === 'EACCES'
      ? complaints.mayNotRead()
      : code === 'ERR_FS_FILE_TOO_LARGE'
        ? complaints.tooLarge()
        : complaints.cannotRead(String(code ?? error));

async function readFolder(folder: string): Promise<readonly Read[]> {
  const names = (await readdir(folder)).filter(name => /\.(?:ya?ml|json)$/.test(name)).sort();
  if (names.length === 0) return [{ file: folder, why: complaints.folder() }];
  return (await Promise.all(names.map(name => readPath(join(folder, name))))).flat();
}

/** Of marks at the beginning: without one it is UTF-8. */
const marks = [
  [Buffer.of(0xff, 0xfe), 'utf-16le'],
  [Buffer.of(0xfe, 0xff), 'utf-16be'],
] as const;
const gzip = Buffer.of(0x1f, 0x8b);

function decode(file: string, bytes: Buffer): Read {
  if (bytes.length > constants.MAX_STRING_LENGTH) return { file, why: complaints.tooLarge() };
  if (bytes.subarray(0, 2).equals(gzip)) return { file, why: complaints.compressed() };
  const encoding = marks.find(([mark]) => bytes.subarray(0, 2).equals(mark))?.[1] ?? 'utf-8';
  const text = encoding === 'utf-8' ? bytes.toString() : new TextDecoder(encoding).decode(bytes);
  return text.slice(0, 8_192).includes('\0') ? { file, why: complaints.notText() } : { name: file, text };
}
