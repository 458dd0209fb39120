/**
 * When a container stops being well, as far as its command line says: the two examples by which liveness probes are taught, a shell that takes its file
 * away after a while (`touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600`), and the test server that answers well for ten seconds (`agnhost liveness`).
 * And how a container answers to SIGTERM. Called by the prober and the kubelet; nothing is run.
 */
import { isShell, lasting, type ProcessContainer } from './container-process.ts';

interface Asked {
  readonly exec?: { readonly command?: readonly string[] };
  readonly httpGet?: object;
}

/** Milliseconds until that file is removed; undefined if it stays, or was never there. */
function removedAfter(text: string, file: string): number | undefined {
  let passed = 0;
  for (const line of text.split(/;|\n|&&/)) {
    const words = line.trim().split(/\s+/);
    if (words[0] === 'rm' && words.includes(file)) return passed;
    passed += lasting(words)?.lasts ?? 0;
  }
  return undefined;
}

/** Milliseconds from its start. */
export function failsFrom(container: ProcessContainer, probe: Asked): number | undefined {
  const words = [...(container.command ?? []), ...(container.args ?? [])];
  const [program, file] = probe.exec?.command ?? [];
  if (program === 'cat' && file !== undefined && isShell(words[0]))
    return removedAfter(words.at(-1) ?? '', file);
  const isExample = /\b(?:agnhost|liveness)(?::|@|$)/.test(container.image);
  return isExample && probe.httpGet !== undefined && words.at(-1)?.endsWith('liveness') === true
    ? 10_000
    : undefined;
}

interface Ending {
  readonly code: number;
  /** It waits for SIGKILL. */
  readonly stubborn: boolean;
}

/** The first process of a container does not hear SIGTERM unless it asked to: shells and sleepers do not. Servers end in peace. */
export function endingOf({ command = [], args = [] }: ProcessContainer): Ending {
  const [first = ''] = [...command, ...args];
  if (isShell(first) || /(?:^|\/)(?:sleep|tail)$/.test(first)) return { code: 137, stubborn: true };
  return { code: 0, stubborn: false };
}
