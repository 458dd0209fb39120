/**
 * How the graph looks, as rules of Cytoscape's style language: one class per look of a lamp, a capsule, a wire. Values are plain, because Cytoscape's
 * published types know some of them too narrowly; graph.ts hands them over.
 */
import { dashes, dimmed, type Palette, strokes, type Theme } from '../../tokens/tokens.ts';

export interface GraphRule {
  readonly selector: string;
  readonly style: Readonly<Record<string, unknown>>;
}

function svg(body: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28" viewBox="-14 -14 28 28">${body}</svg>`,
  )}`;
}

export function graphStyle(palette: Palette, theme: Theme): readonly GraphRule[] {
  const cross = (width: number, reach: number) =>
    svg(
      `<path d="M-${reach},-${reach}L${reach},${reach}M${reach},-${reach}L-${reach},${reach}" stroke="${palette.bg}" stroke-width="${width}" stroke-linecap="square"/>`,
    );
  return [
    {
      selector: 'node',
      style: {
        shape: 'ellipse',
        width: 12,
        height: 12,
        'background-color': palette.bg,
        'border-width': 0,
        'overlay-opacity': 0,
        'z-index-compare': 'manual',
        'z-index': 50,
        label: '',
      },
    },
    { selector: '.anchor', style: { width: 1, height: 1, opacity: 0, events: 'no' } },
    {
      selector: '.terminus',
      style: {
        width: 42,
        height: 28,
        'border-width': 2,
        'border-color': palette.ink,
        'z-index': 30,
        events: 'no',
      },
    },
    {
      selector: '.door',
      style: {
        shape: 'polygon',
        width: 26,
        height: 'data(height)',
        'border-width': 2,
        'border-color': palette.ink,
        'border-join': 'round',
        'z-index': 30,
      },
    },
    { selector: '.stop', style: { width: 8.4, height: 8.4, 'background-color': palette.ink, events: 'no' } },
    { selector: '.broken-stop', style: { 'background-color': palette.failed } },
    { selector: '.lamp.ready', style: { 'background-color': palette.ready } },
    {
      selector: '.lamp.starting',
      style: {
        width: 10.8,
        height: 10.8,
        'border-width': 1.3,
        'border-color': palette.starting,
        'pie-size': '100%',
        'pie-1-background-color': palette.starting,
        'pie-1-background-size': 25,
      },
    },
    {
      selector: '.lamp.not-ready',
      style: {
        width: 10,
        height: 10,
        'border-width': 2.2,
        'border-color': palette.starting,
        'background-fill': 'linear-gradient',
        'background-gradient-direction': 'to-bottom',
        'background-gradient-stop-colors': [
          palette.bg,
          palette.bg,
          palette.starting,
          palette.starting,
          palette.bg,
          palette.bg,
        ].join(' '),
        'background-gradient-stop-positions': '0 39 39 61 61 100',
      },
    },
    {
      selector: '.lamp.terminating',
      style: {
        width: 10.2,
        height: 10.2,
        'border-width': 2.2,
        'border-color': palette.terminating,
        'pie-size': '100%',
        'pie-start-angle': '180deg',
        'pie-1-background-color': palette.terminating,
        'pie-1-background-size': 50,
      },
    },
    {
      selector: '.lamp.failed',
      style: {
        shape: 'octagon',
        width: 13.6,
        height: 13.6,
        'background-color': palette.failed,
        'background-image': cross(4, 4.6),
        'background-fit': 'cover',
      },
    },
    {
      selector: '.lamp.broken',
      style: {
        shape: 'octagon',
        width: 29.6,
        height: 29.6,
        'background-color': palette.failed,
        'background-image': cross(4.2, 5.2),
        'background-fit': 'cover',
      },
    },
    {
      selector: '.lamp.external',
      style: { shape: 'diamond', width: 14.8, height: 14.8, 'background-color': palette.external },
    },
    {
      selector: '.lamp.external-name',
      style: {
        shape: 'diamond',
        width: 12.6,
        height: 12.6,
        'border-width': 2,
        'border-color': palette.external,
      },
    },
    {
      selector: '.lamp.unknown',
      style: {
        width: 11.2,
        height: 11.2,
        'border-width': 1.4,
        'border-color': palette.unknown,
        'border-style': 'dotted',
        label: '?',
        'font-size': 9.6,
        'font-weight': 800,
        'font-family': 'Archivo Variable',
        color: palette.unknown,
        'text-valign': 'center',
        'text-halign': 'center',
      },
    },
    {
      selector: '.lamp.finished',
      style: {
        shape: 'rectangle',
        width: 8.4,
        height: 8.4,
        'background-opacity': 0,
        'border-width': 1.6,
        'border-color': palette.unknown,
      },
    },
    {
      selector: '.lamp.echo',
      style: { width: 10, height: 10, 'border-width': 2, 'border-color': palette.wire },
    },
    {
      selector: '.plug',
      style: { shape: 'rectangle', width: strokes.plug, height: 10, 'z-index': 120, events: 'no' },
    },
    ...(['wire', 'terminating', 'starting', 'failed', 'unknown', 'rule', 'off'] as const).map(colour => ({
      selector: `.plug.${colour}`,
      style: { 'background-color': palette[colour] },
    })),
    {
      selector: 'edge',
      style: {
        'curve-style': 'straight',
        width: strokes.wire[theme],
        'line-color': palette.wire,
        'line-cap': 'butt',
        'source-endpoint': 'data(from)',
        'target-endpoint': 'data(to)',
        'overlay-opacity': 0,
        'z-index-compare': 'manual',
        'z-index': 100,
      },
    },
    {
      selector: 'edge.terminating',
      style: {
        'line-color': palette.terminating,
        'line-style': 'dashed',
        'line-dash-pattern': dashes.terminating,
      },
    },
    {
      selector: 'edge.not-ready',
      style: {
        'line-color': palette.starting,
        'line-style': 'dashed',
        'line-dash-pattern': dashes.notReady,
        'line-cap': 'round',
      },
    },
    { selector: 'edge.failed', style: { 'line-color': palette.failed } },
    {
      selector: 'edge.unknown',
      style: { 'line-color': palette.unknown, 'line-style': 'dashed', 'line-dash-pattern': dashes.unknown },
    },
    { selector: '.lamp.off', style: { 'background-color': palette.off } },
    {
      selector: 'edge.off',
      style: { 'line-color': palette.off, 'line-style': 'dashed', 'line-dash-pattern': dashes.off },
    },
    { selector: 'edge.bed', style: { width: 1, 'line-color': palette.rule } },
    {
      // Level, upright and level again, over a casing of paper: who is drawn later passes over.
      selector: 'edge.bent',
      style: {
        'curve-style': 'round-taxi',
        'taxi-direction': 'rightward',
        'taxi-turn': 'data(turn)',
        'taxi-turn-min-distance': 0,
        'taxi-radius': 11,
        'radius-type': 'arc-radius',
        'edge-distances': 'node-position',
        'underlay-color': palette.bg,
        'underlay-opacity': 1,
        'underlay-padding': 3.5,
      },
    },
    { selector: '.dim', style: { opacity: dimmed } },
  ];
}
