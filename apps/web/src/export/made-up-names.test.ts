import { apply } from '@switchboard/core/apply';
import { patchOf } from '@switchboard/core/diff';
import { createDisguise } from '@switchboard/core/disguise/disguise';
import { fakeName } from '@switchboard/core/disguise/fake-word';
import { headline } from '@switchboard/core/scene/headline';
import { place } from '@switchboard/core/scene/place-lenses';
import { finding, seen, topology } from '@switchboard/core/scene/testing/model';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { behindGateway } from '../stage/gallery/gateway.ts';
import { at, shop } from '../stage/gallery/shop.ts';
import { measure } from '../stage/scene/testing/letters.ts';
import { scene } from '../stage/scene.ts';
import { palettes } from '../tokens/tokens.ts';
import { jsonOf } from './json.ts';
import { mermaidOf } from './mermaid.ts';
import { svgOf } from './picture.ts';

const gateway = behindGateway();
const accused = topology(...seen(), finding('selector-matches-nothing', 'Service', 'catalog'));
const truth: Topology = {
  ...gateway,
  doors: new Map([...gateway.doors, ...shop().doors]),
  findings: accused.findings,
  freshness: accused.freshness,
};

function disguised(): Topology {
  const event = createDisguise().event({
    type: 'snapshot',
    frame: { ns: 'shop', from: 0, to: 1, at, patch: patchOf(truth) },
  });
  return event.type === 'snapshot' ? apply(emptyTopology, event.frame.patch) : emptyTopology;
}

/** Everything that one may take along of it. */
function exportsOf(known: Topology, namespace: string): Readonly<Record<string, string>> {
  const said = { title: '', at: '2026-11-21T12:04:31Z', namespaces: [namespace] };
  const svgs = (['lines', 'nodes'] as const).map(kind => {
    const lens = { kind, namespaces: [namespace], open: [] };
    const size = { width: 1680, height: 910 };
    const placement = place(known, lens, size, undefined, 0);
    const still = { acts: [], theme: 'light', measure, serverAhead: at, reducedMotion: false } as const;
    const { sentence: title, more: gloss = '' } = headline(known, lens);
    const drawn = scene({ topology: known, placement, ...still }, 0);
    return [
      `svg of ${kind}`,
      svgOf({
        ...{ scene: drawn, size, measure, title, gloss, source: namespace },
        ...{ view: { x: 0, y: 0, zoom: 1 }, theme: 'light', palette: palettes.light },
      }),
    ];
  });
  return {
    mermaid: mermaidOf(
      known,
      [namespace],
      headline(known, { kind: 'lines', namespaces: [namespace], open: [] }).sentence,
    ),
    json: jsonOf(known, said),
    ...Object.fromEntries(svgs),
  };
}

/** Under these keys stands what people or their networks are called. */
const naming =
  /^(name|namespace|node|podName|host|hostname|hostnames|address|addresses|ips|clusterIPs|externalIPs|externalName|loadBalancer|zone|path|selector|service|grant|listeners|redirect|other|managedBy|className)$/;
/** Words of Kubernetes and of HTTP, which say nothing of whoever uses them. */
const ours = /^(https?(:\/\/|:)?|default|node-[a-z])$/;

function namesIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return naming.test(key) ? [value] : [];
  if (value instanceof Map) return [...value.values()].flatMap(one => namesIn(one));
  if (Array.isArray(value)) return value.flatMap(one => namesIn(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, one]) => namesIn(one, inner));
}

describe('what is taken along with made-up names', () => {
  const names = [...new Set(namesIn(truth).flatMap(name => [name, ...name.split(/[/=,]/)]))].filter(
    name => name.length > 3 && !ours.test(name),
  );
  const taken = exportsOf(disguised(), fakeName('shop'));
  const within = (text: string) => {
    return names.filter(name =>
      new RegExp(`(?<![\\w.-])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`).test(text),
    );
  };

  it('would be told apart: with true names each of these holds many', () => {
    for (const text of Object.values(exportsOf(truth, 'shop')))
      expect(within(text).length).toBeGreaterThan(15);
  });

  it.each(Object.entries(taken))('holds no true name and no true address: %s', (_, text) => {
    expect(text.length).toBeGreaterThan(500);
    expect(within(text)).toEqual([]);
  });

  it('still shows as many pods and lines as there are', () => {
    for (const map of ['services', 'endpoints', 'pods', 'doors', 'policies'] as const)
      expect(disguised()[map].size).toBe(truth[map].size);
  });
});
