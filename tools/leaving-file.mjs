/** A file that a program is told to leave what it found in: a temporary one, which is gone afterwards. Called by the steps of the tests. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @template Outcome
 * @param {(file: string) => Promise<Outcome>} run is given the path
 * @returns {Promise<{ outcome: Outcome, left: string | undefined }>} `left`: what stands in the file, where there is one
 */
export async function leavingFile(run) {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-left-'));
  try {
    const file = join(folder, 'left');
    const outcome = await run(file);
    return { outcome, left: existsSync(file) ? readFileSync(file, 'utf8') : undefined };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
