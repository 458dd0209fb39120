/** Opens a browser where there is one to be seen. Never fails: the address is printed anyway. */
import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** The program that opens an address here; undefined where nobody would see it. */
export function opener(platform: string, env: Environment): readonly string[] | undefined {
  if (env['CI'] !== undefined && env['CI'] !== '') return undefined;
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
}

export function openBrowser(address: string): void {
  const [program, ...args] = opener(process.platform, process.env) ?? [];
  if (program === undefined) return;
  const child = spawn(program, [...args, address], { detached: true, stdio: 'ignore' });
  // No such program: nothing to do about it.
  child.on('error', () => {});
  child.unref();
}
