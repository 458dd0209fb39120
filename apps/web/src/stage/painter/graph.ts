/**
 * The lines of the picture, by Cytoscape: lamps, doors and wires, with hit-testing. The one file that imports it. One instance for life,
 * preset positions, never animated, at most `capacity` elements. Other layers follow what it has drawn: `onDrawn` is called in the same frame.
 */

import type { ObjectName } from '@switchboard/core/scene/lens';
import cytoscape from 'cytoscape';
import type { Palette, Theme } from '../../tokens/tokens.ts';
import type { GraphEdge, GraphNode } from '../scene/shape.ts';
import type { View } from '../view.ts';
import { graphStyle } from './graph-style.ts';

/** Beyond this Cytoscape no longer keeps up with 60 Hz. */
export const capacity = 500;

export interface Graph {
  update(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): void;
  view(view: View): void;
  resize(): void;
  recolour(palette: Palette, theme: Theme): void;
  positions(): ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  destroy(): void;
}

export interface GraphEvents {
  onPick(object: ObjectName | undefined): void;
  onDrawn(): void;
}

/** Cytoscape adds a `<style>` unless an element with this id exists; the CSP would block it. Its one rule is in stage.css. */
const styleId = '__________cytoscape_stylesheet';

/** Ends of wires whose pod stands nowhere, and base of all offsets. */
const anchor = 'anchor';

export function createGraph(host: HTMLElement, palette: Palette, theme: Theme, events: GraphEvents): Graph {
  if (document.getElementById(styleId) === null) {
    const marker = document.createElement('meta');
    marker.id = styleId;
    document.head.append(marker);
  }
  const cy = cytoscape({
    container: host,
    elements: [{ group: 'nodes', data: { id: anchor }, position: { x: 0, y: 0 }, classes: 'anchor' }],
    style: stylesheet(palette, theme),
    layout: { name: 'preset', fit: false },
    zoom: 1,
    pan: { x: 0, y: 0 },
    minZoom: 0.1,
    maxZoom: 10,
    userPanningEnabled: false,
    userZoomingEnabled: false,
    boxSelectionEnabled: false,
    autoungrabify: true,
    autounselectify: true,
    pixelRatio: 'auto',
  });
  drawCrisply(cy);
  cy.on('render', events.onDrawn);
  cy.on('tap', event => {
    const picked: ObjectName | undefined = event.target === cy ? undefined : event.target.data('object');
    events.onPick(picked);
  });

  /** What was drawn, to tell what changed: Cytoscape repaints everything at the smallest touch. */
  let drawn = new Map<string, GraphNode | GraphEdge>();

  return {
    update(nodes, edges) {
      const next = new Map<string, GraphNode | GraphEdge>();
      for (const node of nodes.slice(0, capacity)) next.set(node.id, node);
      for (const edge of edges.slice(0, Math.max(0, capacity - nodes.length))) next.set(edge.id, edge);
      cy.batch(() => {
        for (const id of drawn.keys()) if (!next.has(id)) cy.getElementById(id).remove();
        for (const node of nodes) if (next.has(node.id)) put(cy, node, drawn.get(node.id));
        for (const edge of edges) if (next.has(edge.id)) connect(cy, edge, drawn.get(edge.id), next);
      });
      drawn = next;
    },
    view(view) {
      cy.viewport({ zoom: view.zoom, pan: { x: view.x, y: view.y } });
    },
    resize() {
      cy.resize();
    },
    recolour(next, nextTheme) {
      cy.style(stylesheet(next, nextTheme));
    },
    positions() {
      const found = new Map<string, { readonly x: number; readonly y: number }>();
      for (const node of cy.nodes()) {
        if (node.id() !== anchor) found.set(node.id(), { x: node.position('x'), y: node.position('y') });
      }
      return found;
    },
    destroy() {
      cy.destroy();
    },
  };
}

interface CanvasRenderer {
  drawElements?(context: unknown, elements: unknown): void;
  drawLayeredElements?(context: unknown, elements: unknown): void;
}

/**
 * Cytoscape keeps bitmaps of its elements and pastes them at fractions of a pixel: lines two pixels thick become three grey ones as soon as the view has moved. What
 * is near is few enough to be drawn each time. There is no option for it; a version without these methods is left as it is.
 */
function drawCrisply(cy: cytoscape.Core): void {
  const { renderer } = cy as cytoscape.Core & { renderer?: () => CanvasRenderer };
  const canvas = renderer?.call(cy);
  if (canvas?.drawElements === undefined || canvas.drawLayeredElements === undefined) return;
  canvas.drawLayeredElements = canvas.drawElements;
}

function same(a: object | undefined, b: object): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

function classesOf(element: GraphNode | GraphEdge): string {
  const dim = element.dim ? ' dim' : '';
  if (!('type' in element)) return `wire ${element.look}${element.bend === undefined ? '' : ' bent'}${dim}`;
  switch (element.type) {
    case 'lamp':
      return `lamp ${element.look}${dim}`;
    case 'plug':
      return `plug ${element.colour}${dim}`;
    case 'stop':
      return `stop${element.broken ? ' broken-stop' : ''}${dim}`;
    default:
      return `${element.type}${dim}`;
  }
}

function put(cy: cytoscape.Core, node: GraphNode, before: GraphNode | GraphEdge | undefined): void {
  if (same(before, node)) return;
  const data = {
    id: node.id,
    object: node.object,
    ...('height' in node ? { height: node.height } : {}),
  };
  const classes = classesOf(node);
  let element = cy.getElementById(node.id);
  if (element.empty()) {
    element = cy.add({ group: 'nodes', data, position: { x: node.x, y: node.y }, classes });
  } else {
    element.data(data);
    if (element.position('x') !== node.x || element.position('y') !== node.y) {
      element.position({ x: node.x, y: node.y });
    }
    element.classes(classes);
  }
  if (node.type === 'door') element.style('shape-polygon-points', doorOutline(node.height));
}

/** A rectangle 26 wide whose right side comes to a point over the first and last 18 px. */
function doorOutline(height: number): string {
  const slant = -1 + 36 / height;
  return [-1, -1, 2 / 13, -1, 1, slant, 1, -slant, 2 / 13, 1, -1, 1].join(' ');
}

function xOf(end: GraphNode | GraphEdge | undefined): number {
  return end !== undefined && 'type' in end ? end.x : 0;
}

function connect(
  cy: cytoscape.Core,
  edge: GraphEdge,
  before: GraphNode | GraphEdge | undefined,
  all: ReadonlyMap<string, GraphNode | GraphEdge>,
): void {
  const target = edge.target !== undefined && all.has(edge.target) ? edge.target : anchor;
  const source = all.has(edge.source) ? edge.source : anchor;
  const offset = (id: string, x: number, y: number) => {
    const node = all.get(id);
    const at = node !== undefined && 'type' in node ? node : { x: 0, y: 0 };
    return `${x - at.x}px ${y - at.y}px`;
  };
  const data = {
    id: edge.id,
    object: edge.object,
    from: offset(source, edge.from, edge.y),
    to: offset(target, edge.to, edge.bend?.y ?? edge.y),
    ...(edge.bend === undefined ? {} : { turn: edge.bend.x - xOf(all.get(source)) }),
  };
  const element = cy.getElementById(edge.id);
  const fits = element.nonempty() && element.data('source') === source && element.data('target') === target;
  if (fits) {
    if (
      same(before, edge) &&
      element.data('from') === data.from &&
      element.data('to') === data.to &&
      element.data('turn') === data.turn
    )
      return;
    element.data(data);
    element.classes(classesOf(edge));
    return;
  }
  element.remove();
  cy.add({
    group: 'edges',
    data: { ...data, source, target },
    classes: classesOf(edge),
  });
}

function stylesheet(palette: Palette, theme: Theme): cytoscape.StylesheetStyle[] {
  return graphStyle(palette, theme) as unknown as cytoscape.StylesheetStyle[];
}
