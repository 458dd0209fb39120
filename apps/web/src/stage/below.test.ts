import { place } from '@switchboard/core/scene/place-lenses';
import { describe, expect, it } from 'vitest';
import { belowEdge } from './below.ts';
import { fixtures } from './gallery/fixtures.ts';
import { messages } from './messages.ts';

function healthy() {
  const topology = fixtures['healthy']?.at(-1);
  if (topology === undefined) throw new Error('there is no fixture healthy');
  const lens = { kind: 'nodes', namespaces: ['shop'], open: [] } as const;
  return place(topology, lens, { width: 1680, height: 910 }, undefined, 0);
}

describe('what lies below the edge', () => {
  it('is nothing where all is in sight', () => {
    const placement = healthy();
    expect(belowEdge(placement, placement.height)).toMatchObject({ services: [], nodes: 0 });
  });

  it('names Services and counts nodes from the edge on', () => {
    const placement = healthy();
    const last = placement.side?.brackets.filter(({ type }) => type === 'node').at(-1);
    const below = belowEdge(placement, last?.top ?? 0);
    expect(below.nodes).toBe(1);
    expect(below.node).toBe(last?.top);
    const names = placement.blocks.flatMap(block =>
      block.type === 'list' && block.nameY > (last?.top ?? 0) - 30 ? [block.name] : [],
    );
    expect(names.length).toBeGreaterThan(0);
    expect(below.services).toEqual(names);
  });

  it('names whom its sign would hide, and hides nobody for nothing', () => {
    const placement = healthy();
    const lists = placement.blocks.filter(block => block.type === 'list').sort((a, b) => a.nameY - b.nameY);
    const [before, last] = lists.slice(-2);
    const at = (height = 0) => belowEdge(placement, height + 20).services;
    expect(at(before?.nameY)).toEqual([before?.name, last?.name]);
    expect(at(last?.nameY)).toEqual([]);
  });

  it('says names while they are few', () => {
    expect(messages.servicesBelow([])).toBe('');
    expect(messages.servicesBelow(['web'])).toBe('1 more Service below: web');
    expect(messages.servicesBelow(['a', 'b', 'c', 'd'])).toBe('4 more Services below');
    expect(messages.nodesBelow(2)).toBe('2 more nodes below');
  });
});
