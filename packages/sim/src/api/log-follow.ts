/**
 * `logs -f`: what has been written, and then each line as it comes, until the container ends or whoever listens has gone.
 * Called by the server, which ends what is left when it closes. Every line is sent once.
 */
import type { ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { outputOf } from '../logs/container-output.ts';
import type { StoredObject } from '../object.ts';
import type { Store } from '../store.ts';
import { type LogOptions, lifeOf, linesSoFar, logText } from './container-log.ts';

const LOOK_EVERY_MS = 250;

export interface LogFollow {
  readonly store: Store;
  readonly pod: StoredObject;
  readonly options: LogOptions;
  /** The cluster's time. */
  readonly now: () => number;
  readonly wireClock: Clock;
}

/** Throws the refusal before anything is sent. */
export function followLog(
  { store, pod, options, now, wireClock }: LogFollow,
  response: ServerResponse,
): void {
  const life = lifeOf(pod, store, options);
  const begun = now();
  response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-cache, private' });
  if (life === undefined) {
    response.end();
    return;
  }
  response.flushHeaders();
  let sent = begun;
  let left = options.limitBytes;
  const send = (text: string): void => {
    const part = text.length > left ? text.slice(0, left) : text;
    left -= part.length;
    if (part !== '') response.write(part);
  };
  send(logText(linesSoFar(life, options, begun), options));

  /** The same container, as it is now; its end where it has gone. */
  const current = (at: number) => {
    const held = store.get('Pod', pod.metadata.namespace, pod.metadata.name);
    if (held?.metadata.uid !== pod.metadata.uid) return { ...life, ended: life.ended ?? { at, code: 0 } };
    try {
      const seen = lifeOf(held, store, { ...options, container: life.container.name });
      if (seen?.startedAt === life.startedAt) return seen;
      const last = lifeOf(held, store, { ...options, container: life.container.name, previous: true });
      return last?.startedAt === life.startedAt ? last : { ...life, ended: { at, code: 0 } };
    } catch {
      return { ...life, ended: { at, code: 0 } };
    }
  };

  let cancel: (() => void) | undefined;
  const look = (): void => {
    if (response.writableEnded || response.destroyed) return;
    const at = now();
    const seen = current(at);
    send(
      logText(
        outputOf(seen, at).filter(line => line.at > sent),
        options,
      ),
    );
    sent = at;
    if ((seen.ended !== undefined && seen.ended.at <= at) || left <= 0) response.end();
    else cancel = wireClock.schedule(wireClock.now() + LOOK_EVERY_MS, look);
  };
  response.on('close', () => cancel?.());
  look();
}
