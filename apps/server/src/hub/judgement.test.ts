import { judging } from '@switchboard/core/findings/judge';
import { behindWeb, lostPod, webPod } from '@switchboard/core/findings/testing/behind-web';
import { allLive, put } from '@switchboard/core/testing/builders';
import { describe, expect, it } from 'vitest';
import { handClock } from '../testing/hand-clock.ts';
import { join } from '../testing/join.ts';
import type { StreamReader } from '../testing/stream-reader.ts';
import { createHub } from './hub.ts';
import { noMeasures } from './hub-measures.ts';
import type { Judge } from './judgement.ts';

function startHub(judge: Judge = judging) {
  const clock = handClock(Date.parse('2026-11-21T09:00:00Z'));
  let judged = 0;
  const failures: string[] = [];
  const hub = createHub({
    clock,
    newEpoch: () => '0'.repeat(16),
    measures: noMeasures,
    onFailure: what => failures.push(what),
    judge(question) {
      judged += 1;
      return judge(question);
    },
  });
  const look = (ns: readonly string[]) => {
    const { reader, subscription } = join(hub, ns);
    return { reader, close: subscription.close };
  };
  return { clock, hub, failures, look, judged: () => judged };
}

const rulesOf = (reader: StreamReader, ns = 'shop') =>
  [...(reader.shards.get(ns)?.topology.findings.values() ?? [])].map(({ rule }) => rule);

const broken = [...allLive(), ...behindWeb([lostPod()]).map(put)];

describe('what is wrong', () => {
  it('is told to who looks, as part of the topology, and taken back when it is mended', () => {
    const { hub, clock, look } = startHub();
    hub.tell(broken);
    const { reader } = look(['shop']);
    expect(reader.shards.get('shop')?.topology.judged.size).toBe(0);
    clock.step(1_000);
    expect(rulesOf(reader)).toContain('svc-no-ready-endpoints');
    expect(reader.shards.get('shop')?.topology.judged.has('shop')).toBe(true);

    hub.tell(
      behindWeb([webPod({ resourceVersion: '9' })]).map(object =>
        put({ ...object, meta: { ...object.meta, resourceVersion: '9' } }),
      ),
    );
    clock.step(1_000);
    expect(rulesOf(reader)).toEqual([]);
  });

  it('is in the first picture of who comes later, also of a namespace that nobody has looked at', () => {
    const { hub, clock, look } = startHub();
    hub.tell(broken);
    look(['other']);
    clock.step(1_000);
    expect(rulesOf(look(['shop']).reader)).toContain('svc-no-ready-endpoints');
  });

  it('is judged at most twice a second, and not at all while nobody looks', () => {
    const { hub, clock, look, judged } = startHub();
    hub.tell(broken);
    clock.step(20_000);
    expect(judged()).toBe(0);
    const { close } = look(['shop']);
    for (let version = 2; version < 102; version += 1) {
      hub.tell([put(lostPod({ resourceVersion: String(version), restarts: version }))]);
      clock.step(50);
    }
    expect(judged()).toBeGreaterThan(5);
    expect(judged()).toBeLessThanOrEqual(11);
    close();
    const before = judged();
    hub.tell([put(lostPod({ resourceVersion: '200', restarts: 200 }))]);
    clock.step(60_000);
    expect(judged()).toBe(before);
  });

  it('is judged again when nothing changes, because graces end, and says nothing where nothing new is found', () => {
    const { hub, clock, look, judged } = startHub();
    hub.tell(broken);
    const { reader } = look(['shop']);
    clock.step(1_000);
    const [frames, before] = [reader.frames.length, judged()];
    clock.step(20_000);
    expect(judged()).toBeGreaterThan(before);
    expect(reader.frames).toHaveLength(frames);
  });

  it('does not stop the picture where judging fails', () => {
    const { hub, clock, look, failures } = startHub(function* () {
      yield;
      throw new Error('a rule is broken');
    });
    hub.tell(broken);
    const { reader } = look(['shop']);
    clock.step(1_000);
    expect(failures).toEqual(['the cluster could not be judged']);
    expect(reader.shards.get('shop')?.topology.pods.size).toBe(1);
  });
});
