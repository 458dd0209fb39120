import { describe, expect, it } from 'vitest';
import { createLog } from './console-log.ts';

function logged(person: boolean) {
  const lines: string[] = [];
  return { lines, log: createLog(person, line => lines.push(line)) };
}

describe('log', () => {
  it('V10: no key comes out, wherever it stands', () => {
    for (const person of [true, false]) {
      const { lines, log } = logged(person);
      log.warn(
        { token: 'canary', headers: { authorization: 'canary', cookie: 'canary' }, a: { session: 'canary' } },
        'x',
      );
      expect(lines.join('')).not.toContain('canary');
      expect(lines).toHaveLength(1);
    }
  });

  it('is a sentence for people, which says nothing twice', () => {
    const { lines, log } = logged(true);
    log.warn({ reason: 'refused', kind: 'Pod' }, 'the watch was refused');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}the watch was refused \(kind="Pod"\)\n$/);
  });

  it('is JSON for programs, with the stack of an error', () => {
    const { lines, log } = logged(false);
    log.error({ error: new Error('boom') }, 'failed');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      msg: 'failed',
      error: { message: 'boom', stack: expect.stringContaining('console-log.test') },
    });
  });
});
