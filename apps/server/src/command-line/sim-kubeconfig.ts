/** Where the throw-away kubeconfig of the simulated cluster goes: the file that was asked for, else a folder of this run that goes with it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface WrittenKubeconfig {
  readonly file: string;
  /** Removes it where the place was ours. */
  remove(): Promise<void>;
}

/** Rejects with the error of the file system. */
export async function writeKubeconfig(text: string, asked: string | undefined): Promise<WrittenKubeconfig> {
  if (asked !== undefined) {
    await mkdir(dirname(asked), { recursive: true });
    await writeFile(asked, text, { mode: 0o600 });
    return { file: asked, remove: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), 'switchboard-'));
  const file = join(folder, 'kubeconfig');
  await writeFile(file, text, { mode: 0o600 });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
