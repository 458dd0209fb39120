import { describe, expect, it } from 'vitest';
import { processOf } from './container-process.ts';

const sh = (text: string) => processOf({ image: 'web:1', command: ['sh', '-c', text] });

describe('the process of a container', () => {
  it('ends as its script says', () => {
    expect(sh('exit 1')).toEqual({ lasts: 0, code: 1 });
    expect(sh('echo hello; sleep 5; exit 3; sleep 9')).toEqual({ lasts: 5_000, code: 3 });
    expect(sh('date && /bin/false')).toEqual({ lasts: 0, code: 1 });
    expect(processOf({ image: 'web:1', command: ['sleep'], args: ['2m'] })).toEqual({
      lasts: 120_000,
      code: 0,
    });
    expect(processOf({ image: 'busybox', args: ['/bin/echo', 'hi'] })).toEqual({ lasts: 0, code: 0 });
  });

  it('goes on where it waits for ever, and where one cannot tell', () => {
    expect(sh('while true; do date; sleep 1; done')).toBeUndefined();
    expect(sh('touch /tmp/healthy; tail -f /dev/null')).toBeUndefined();
    expect(processOf({ image: 'web:1', command: ['sleep', 'infinity'] })).toBeUndefined();
    expect(processOf({ image: 'nginx' })).toBeUndefined();
    expect(processOf({ image: 'registry.example:5000/shop/web' })).toBeUndefined();
  });

  it('of an image with nothing but a shell ends at once, unless somebody types', () => {
    expect(processOf({ image: 'docker.io/library/busybox:1.37' })).toEqual({ lasts: 0, code: 0 });
    expect(processOf({ image: 'busybox', stdin: true })).toBeUndefined();
    expect(processOf({ image: 'busybox', args: ['sh'], stdin: true })).toBeUndefined();
  });
});
