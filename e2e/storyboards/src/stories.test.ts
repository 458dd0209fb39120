/**
 * The stories that the page must be able to tell, as text: what was done (>), what the ledger says, what the headline says (=). A change of a sentence, of an order or
 * of a moment shows as a difference in a file that reads like a protocol.
 */
import { describe, expect, it } from 'vitest';
import * as deeds from './deeds.ts';
import { type Story, tell } from './story.ts';

const stories: Readonly<Record<string, (story: Story) => void>> = {
  'a pod is replaced'(story) {
    story.withCues();
    deeds.deletePod(story, 'web-6d5f7c9b8-9v7tn');
    story.settle();
  },
  'readiness is lost and regained'(story) {
    deeds.setReadiness(story, 'catalog-5b8f7d9c6-k7t2m', false);
    story.settle();
    deeds.setReadiness(story, 'catalog-5b8f7d9c6-k7t2m', true);
    story.settle();
  },
  'the only pod loses its readiness'(story) {
    deeds.createService(story, 'mail', { selector: { app: 'mailer' } });
    story.settle();
    deeds.setReadiness(story, 'mailer-59c4b7d6f8-rj6hs', false);
    story.settle();
  },
  'a new version rolls out'(story) {
    deeds.setImage(story, 'web', 'registry.example/shop/web:2.15.0');
    story.settle();
  },
  'scaled to zero and back'(story) {
    deeds.scale(story, 'cart', 0);
    story.settle();
    deeds.scale(story, 'cart', 2);
    story.settle();
  },
  'a selector is broken and mended'(story) {
    deeds.setSelector(story, 'web', 'wbe');
    story.settle();
    deeds.setSelector(story, 'web', 'web');
    story.settle();
  },
  'a node is cordoned and drained'(story) {
    deeds.drain(story, 'node-b');
    story.settle();
    deeds.cordon(story, 'node-b', false);
    story.settle();
  },
  'two Services ask for the same pods'(story) {
    deeds.createService(story, 'cart-metrics', { selector: { app: 'cart' }, ports: [{ port: 9090 }] });
    story.settle();
    deeds.deletePod(story, 'cart-7c9d5b8f64-2hx8d');
    story.settle();
  },
  'Endpoints are written by hand'(story) {
    deeds.createService(story, 'warehouse', {});
    story.settle();
    deeds.writeEndpoints(story, 'warehouse', ['192.0.2.45']);
    story.settle();
    deeds.rewriteEndpoints(story, 'warehouse', ['192.0.2.46']);
    story.settle();
    deeds.deleteObject(story, 'Endpoints', 'warehouse');
    story.settle();
  },
  'a job finishes'(story) {
    deeds.createJob(story, 'report');
    story.settle();
  },
  'a Service without a door comes and goes'(story) {
    deeds.createService(story, 'internal', { selector: { app: 'mailer' } });
    story.settle();
    deeds.deleteObject(story, 'Service', 'internal');
    story.settle();
  },
};

describe('stories', () => {
  for (const [name, run] of Object.entries(stories))
    it(name, async () => {
      const story = tell();
      run(story);
      await expect(story.text()).toMatchFileSnapshot(
        `../stories/${name.replaceAll(' ', '-').toLowerCase()}.txt`,
      );
    });

  it('are the same for the same seed, and others for another', () => {
    const text = (seed: number): string => {
      const story = tell(seed);
      deeds.deletePod(story, 'web-6d5f7c9b8-9v7tn');
      story.settle();
      return story.text();
    };
    expect(text(7)).toBe(text(7));
    expect(text(7)).not.toBe(text(8));
  });

  it('end as they began where a deed is undone', () => {
    const story = tell();
    const { services, doors, nodes } = story.topology;
    deeds.setSelector(story, 'web', 'wbe');
    story.settle();
    expect(story.topology.services).not.toEqual(services);
    deeds.setSelector(story, 'web', 'web');
    story.settle();
    expect([story.topology.services, story.topology.doors, story.topology.nodes]).toEqual([
      services,
      doors,
      nodes,
    ]);
  });
});
