import { door, line, node, pod, service, topology } from '@switchboard/core/scene/testing/model';
import { describe, expect, it } from 'vitest';
import { palettes } from '../tokens/tokens.ts';
import { mermaidOf } from './mermaid.ts';
import { type Picture, svgOf } from './picture.ts';

const shop = topology(
  node('node-a'),
  door('front', 'shop.example', [{ path: '/', service: 'web' }]),
  service('web'),
  pod('web-1', { node: 'node-a', wantedBy: ['web'], ips: ['10.244.1.11'] }),
  line('web', 'web-1', { node: 'node-a', address: '10.244.1.11' }),
  line('web', '203.0.113.20', { bare: true, ready: false }),
  service('elsewhere', { namespace: 'blog' }),
);

describe('Mermaid', () => {
  it('draws doors, Services, lines and pods on their nodes, and nothing of other namespaces', () => {
    expect(mermaidOf(shop, ['shop'], 'All "well"')).toBe(
      [
        '---',
        'title: "All \\"well\\""',
        '---',
        'flowchart LR',
        '  n0>"Ingress front"]',
        '  n0 -->|"shop.example/"| n1',
        '  n1(["web<br>10.96.0.42"])',
        '  n1 -->|"10.244.1.11"| n2',
        '  n1 -.->|"203.0.113.20"| n3{{"203.0.113.20"}}',
        '  subgraph n4["node-a"]',
        '    n2("web-1<br>ready")',
        '  end',
        '',
      ].join('\n'),
    );
  });
});

describe('SVG', () => {
  const measure = (text: string, _: unknown, size: number) => (text.length * size) / 2;
  const box = {
    key: 'pod:1',
    group: 'Pods',
    tag: 'button',
    x: 100,
    y: 50,
    width: 200,
    height: 20,
    runs: [
      {
        key: 'name',
        x: 10,
        anchor: 'end',
        y: 10,
        size: 14,
        parts: [
          { text: 'web-', role: 'text', colour: 'ink3' },
          { text: 'a<b&c', role: 'bold', colour: 'ink' },
        ],
      },
    ],
  } as const;
  const picture: Picture = {
    scene: {
      width: 400,
      height: 300,
      ink: [],
      words: [box],
      backdrop: [
        { type: 'rect', x: 0, y: 0, width: 10, height: 10, hatch: 'rule' },
        { type: 'capsule', x: 20, top: 0, bottom: 60, look: 'list' },
      ],
      nodes: [{ id: 'pod:1', type: 'lamp', look: 'ready', x: 50, y: 60, dim: true }],
      edges: [
        {
          id: 'wire',
          source: 'a',
          target: 'b',
          from: 0,
          to: 50,
          y: 60,
          bend: { x: 20, y: 80 },
          look: 'terminating',
        },
      ],
      heads: { bottom: 40, shapes: [], words: [] },
    },
    view: { x: 0, y: 0, zoom: 1 },
    size: { width: 400, height: 300 },
    theme: 'light',
    palette: palettes.light,
    measure,
    title: 'Everyone picks up & answers.',
    gloss: '1 Service.',
    source: 'demo, shop, now',
  };
  const svg = svgOf(picture);

  it('says what it shows to who cannot see it', () => {
    expect(svg).toContain('<title id="title">Everyone picks up &amp; answers.</title>');
    expect(svg).toContain('<desc id="description">1 Service. demo, shop, now</desc>');
  });

  it('keeps text as text, each piece where it stands on screen', () => {
    const texts = [...svg.matchAll(/<text x="([\d.]+)"[^>]*>([^<]*)<\/text>/g)].map(([, x, text]) => [
      x,
      text,
    ]);
    expect(texts).toContainEqual(['227', 'web-']);
    expect(texts).toContainEqual(['255', 'a&lt;b&amp;c']);
  });

  it('draws lamps and wires in their looks, and is whole XML', () => {
    expect(svg).toContain(`fill="${palettes.light.ready}" opacity="0.22"`);
    expect(svg).toContain(`stroke="${palettes.light.terminating}" stroke-width="2" stroke-dasharray="7 5"`);
    const open = [...svg.matchAll(/<([a-z]+)\b[^>]*?(\/?)>/gi)].filter(([, , closed]) => closed === '');
    expect(open).toHaveLength([...svg.matchAll(/<\/[a-z]+>/gi)].length);
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});
