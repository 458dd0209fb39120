import { describe, expect, it } from 'vitest';
import { line, slice } from '../../testing/builders.ts';
import { behindWeb, lostPod, webPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('svc-no-ready-endpoints', () => {
  it('fires where nobody in the list is ready', () => {
    expect(told('svc-no-ready-endpoints', behindWeb([lostPod()]))).toEqual(['Service web error']);
  });

  it('waits for pods in their first minute', () => {
    expect(
      told(
        'svc-no-ready-endpoints',
        behindWeb([
          webPod({ ready: false, created: now - 20_000, started: now - 15_000, readySince: now - 20_000 }),
        ]),
      ),
    ).toEqual([]);
  });

  it('counts conditions that nobody stated as ready', () => {
    expect(
      told(
        'svc-no-ready-endpoints',
        behindWeb(
          [webPod()],
          slice('web-a', 'web', [line(webPod(), { ready: null, serving: null, terminating: null })]),
        ),
      ),
    ).toEqual([]);
  });

  it('leaves published addresses in peace', () => {
    expect(
      told(
        'svc-no-ready-endpoints',
        behindWeb([lostPod()], slice('web-a', 'web', [line(lostPod(), { ready: true })])),
      ),
    ).toEqual([]);
  });
});
