import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, frame, pitch } from './columns.ts';

describe('columns', () => {
  it('are those of the drawing at full width', () => {
    expect(columns(1680)).toEqual({
      form: 'full',
      outside: 40,
      border: 164,
      door: 182,
      doorWidth: 196,
      doorCapsule: 378,
      service: 428,
      serviceWidth: 254,
      capsule: 696,
      list: 720,
      listEnd: 996,
      plug: 1006,
      socket: 1070,
      pod: 1080,
      podName: 1210,
      podEnd: 1384,
      lanes: 1400,
      laneWidth: 68,
      lanesEnd: 1604,
      outsideEnd: 1640,
    });
  });

  it('S6: stand from left to right at every width and for every number of nodes, and leave room to read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 320, max: 4000 }), fc.integer({ min: 0, max: 200 }), (width, lanes) => {
        const c = columns(width, lanes);
        const order =
          c.form === 'phone'
            ? [
                0,
                c.service,
                c.capsule,
                c.list,
                c.listEnd,
                c.plug,
                c.socket,
                c.pod,
                c.podEnd,
                c.lanes,
                c.lanesEnd,
              ]
            : [
                0,
                c.outside,
                c.border,
                c.door,
                c.doorCapsule,
                c.service,
                c.capsule,
                c.list,
                c.listEnd,
                c.plug,
                c.socket,
                c.pod,
                c.podName,
                c.podEnd,
                c.lanes,
                c.lanesEnd,
                c.outsideEnd,
                width,
              ];
        expect([...order].sort((a, b) => a - b)).toEqual(order);
        expect(c.podEnd - c.podName).toBeGreaterThanOrEqual(c.form === 'phone' ? 40 : 55);
        expect(c.listEnd - c.list).toBeGreaterThanOrEqual(c.form === 'phone' ? 90 : 180);
        if (c.form === 'full') expect(c.serviceWidth).toBeGreaterThanOrEqual(150);
      }),
    );
  });

  it('S6: are linear between the two widths that were drawn', () => {
    const [narrow, middle, wide] = [columns(1228), columns(1454), columns(1680)];
    for (const key of ['doorCapsule', 'service', 'capsule', 'listEnd', 'podEnd', 'lanes'] as const)
      expect(Math.abs(middle[key] - (narrow[key] + wide[key]) / 2)).toBeLessThanOrEqual(1);
  });
});

describe('rows', () => {
  it('are 24 apart on a page of 720, 33 on one of 1080, never less and never more than 55', () => {
    expect([574, 910, 100, 5000].map(pitch)).toEqual([24, 33, 24, 55]);
  });

  it('begin below the heads, lower where labels stand upright', () => {
    expect(frame(910, 'full', false)).toEqual({ heads: 0, laneHead: 30, top: 86, bottom: 838 });
    expect(frame(910, 'full', true).top).toBe(122);
  });
});
