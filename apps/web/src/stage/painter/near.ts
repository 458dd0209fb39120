/**
 * Which graph elements are near enough to draw: all of them while they are few, else those in view and one screen around. Keeps the graph within what
 * Cytoscape can do however long the page is. Pure.
 */
import type { GraphEdge, GraphNode } from '../scene/shape.ts';
import type { Extent, View } from '../view.ts';

/** Up to this many elements nothing is left out. */
export const few = 300;

export interface Near {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export function near(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  view: View,
  size: Extent,
): Near {
  if (nodes.length + edges.length <= few) return { nodes, edges };
  // As many rows around the view as the limit allows: whole screens first, then only what is seen.
  for (const margin of [1, 0.5, 0.1]) {
    const top = (-view.y - margin * size.height) / view.zoom;
    const bottom = (-view.y + (1 + margin) * size.height) / view.zoom;
    const reaches = (node: GraphNode) => {
      const half = 'height' in node ? node.height / 2 : 0;
      return node.y + half >= top && node.y - half <= bottom;
    };
    const seen = edges.filter(
      ({ y, bend }) => Math.max(y, bend?.y ?? y) >= top && Math.min(y, bend?.y ?? y) <= bottom,
    );
    // A bent wire needs both its ends, also one that is out of sight.
    const ends = new Set(
      seen.flatMap(({ bend, source, target }) => (bend === undefined ? [] : [source, target])),
    );
    const found = { nodes: nodes.filter(node => reaches(node) || ends.has(node.id)), edges: seen };
    if (margin === 0.1 || found.nodes.length + found.edges.length <= few) return found;
  }
  return { nodes, edges };
}
