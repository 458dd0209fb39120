/** The machine in general terms: enough to judge figures by, and nothing by which one would know it. */
import { availableParallelism, totalmem } from 'node:os';

const platforms: ReadonlyMap<string, string> = new Map([
  ['linux', 'Linux'],
  ['darwin', 'macOS'],
  ['win32', 'Windows'],
]);

export function describeMachine(): string {
  const cores = availableParallelism();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const platform = platforms.get(process.platform) ?? process.platform;
  return `${cores} ${cores === 1 ? 'core' : 'cores'}, ${memory} GiB of memory, ${platform} ${process.arch}, Node ${process.versions.node}`;
}
