/** Resolves when somebody wants the process to end; who wishes it again after a second gets it at once. */
import { realClock } from '../clock.ts';

/** Ctrl-C reaches a process twice when whoever started it passes signals on: that is one wish. */
const sameWish = 1000;

export function stopSignal(): Promise<void> {
  return new Promise(resolve => {
    let asked: number | undefined;
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const)
      process.on(signal, () => {
        const now = realClock.monotonic();
        if (asked !== undefined && now - asked > sameWish) process.exit(code);
        asked ??= now;
        resolve();
      });
  });
}
