import { describe, expect, it } from 'vitest';
import { diff } from '../diff.ts';
import { behindWeb, lostPod } from '../findings/testing/behind-web.ts';
import { judgeAll } from '../findings/testing/cluster-of.ts';
import { decodeSnapshot, encodeSnapshot } from '../snapshot.ts';
import { emptyTopology, type Topology } from '../topology.ts';
import { decodeFrame, encodeFrame } from '../wire.ts';

const { findings } = judgeAll(behindWeb([lostPod()]));
const topology: Topology = {
  ...emptyTopology,
  findings: new Map(findings.map(finding => [finding.key, finding])),
  judged: new Map([['default', { key: 'default', unobserved: ['Secret'], untold: 3 }]]),
};

describe('findings on the wire', () => {
  it('W1: are read as they were written, and taken back by their keys', () => {
    expect(findings.length).toBeGreaterThan(1);
    for (const [before, after] of [
      [emptyTopology, topology],
      [topology, emptyTopology],
    ] as const) {
      const frame = { ns: 'default', from: 0, to: 1, at: 5, patch: diff(before, after) };
      expect(decodeFrame(JSON.parse(encodeFrame(frame)))).toEqual(frame);
    }
  });

  it('W2: stand in a snapshot', () => {
    const parts = encodeSnapshot('default', 3, 9, topology, 1_000).map(part => JSON.parse(part) as unknown);
    expect(parts.length).toBeGreaterThan(1);
    expect(decodeSnapshot(parts)?.patch).toEqual(diff(emptyTopology, topology));
  });
});
