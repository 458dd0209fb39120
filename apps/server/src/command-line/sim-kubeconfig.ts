/** Where the throw-away kubeconfig of the simulated cluster goes: the file that was asked for, else a folder of this run that goes with it. */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface WrittenKubeconfig {
  readonly file: string;
  /** Removes it where the place was ours. */
  remove(): Promise<void>;
}

/** Rejects with the error of the file system, and rather than replace a kubeconfig of somebody else's. */
export async function writeKubeconfig(text: string, asked: string | undefined): Promise<WrittenKubeconfig> {
  if (asked !== undefined) {
    if (!(await isOurs(asked))) throw new Error('a file that is not of a simulated cluster is there already');
    await mkdir(dirname(asked), { recursive: true });
    const draft = `${asked}.${process.pid}`;
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, asked);
    return { file: asked, remove: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), 'switchboard-'));
  const file = join(folder, 'kubeconfig');
  await writeFile(file, text, { mode: 0o600 });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Nothing is there, or what an earlier run wrote. */
async function isOurs(file: string): Promise<boolean> {
  const found = await readFile(file, 'utf8').catch(() => '');
  return found.trim() === '' || /^current-context: switchboard-sim$/m.test(found);
}
