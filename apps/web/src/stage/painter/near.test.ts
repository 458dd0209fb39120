import { expect, it } from 'vitest';
import type { GraphEdge, GraphNode } from '../scene/shape.ts';
import { few, near } from './near.ts';

const size = { width: 1000, height: 600 };

function rows(count: number): { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] } {
  const nodes = Array.from(
    { length: count },
    (_, i): GraphNode => ({ id: `line:${i}`, type: 'lamp', look: 'ready', x: 10, y: i * 30 }),
  );
  const edges = nodes.map(
    (node): GraphEdge => ({
      id: `wire:${node.id}`,
      source: node.id,
      from: 20,
      to: 80,
      y: node.y,
      look: 'ready',
    }),
  );
  return { nodes, edges };
}

it('leaves nothing out while there is little', () => {
  const { nodes, edges } = rows(100);
  expect(near(nodes, edges, { x: 0, y: 0, zoom: 1 }, size)).toEqual({ nodes, edges });
});

it('draws what is in view and around it, never more than the graph can do', () => {
  const { nodes, edges } = rows(5_000);
  const found = near(nodes, edges, { x: 0, y: -30_000, zoom: 1 }, size);
  expect(found.nodes.length + found.edges.length).toBeLessThanOrEqual(few);
  const inView = nodes.filter(node => node.y >= 30_000 && node.y <= 30_600);
  expect(found.nodes).toEqual(expect.arrayContaining(inView));
  const ids = new Set(found.nodes.map(node => node.id));
  for (const edge of found.edges) expect(ids.has(edge.source)).toBe(true);
});

it('keeps a tall door whose ends are out of sight', () => {
  const { nodes, edges } = rows(5_000);
  const door: GraphNode = { id: 'door', type: 'door', x: 0, y: 30_000, height: 60_000 };
  expect(near([door, ...nodes], edges, { x: 0, y: 0, zoom: 1 }, size).nodes).toContain(door);
});
