/**
 * The six stories of motion as recordings, and that of fewer pods: what a page is told, from the first picture on. Made by the simulated shop on its hand-stepped clock, so that a film strip
 * shows the same seconds each time. Printed as JSON by `node film-stories.ts`, for whoever photographs them.
 */
import { pathToFileURL } from 'node:url';
import * as deeds from './deeds.ts';
import { type Story, type Told, tell } from './story.ts';

const lived: Readonly<Record<string, (story: Story) => void>> = {
  '1-replaced'(story) {
    deeds.deletePod(story, 'web-6d5f7c9b8-9v7tn');
    story.settle();
  },
  '2-readiness'(story) {
    deeds.setReadiness(story, 'catalog-5b8f7d9c6-k7t2m', false);
    story.settle();
    deeds.setReadiness(story, 'catalog-5b8f7d9c6-k7t2m', true);
    story.settle();
  },
  '3-rollout'(story) {
    deeds.setImage(story, 'web', 'registry.example/shop/web:2.15.0');
    story.settle();
  },
  '4-scale'(story) {
    deeds.scale(story, 'cart', 4);
    story.settle();
  },
  '5-drain'(story) {
    deeds.drain(story, 'node-b');
    story.settle();
  },
  '6-selector'(story) {
    deeds.setSelector(story, 'web', 'wbe');
    story.settle();
    deeds.setSelector(story, 'web', 'web');
    story.settle();
  },
  '7-scale-down'(story) {
    deeds.scale(story, 'web', 1);
    story.settle();
  },
};

export interface FilmStory {
  readonly name: string;
  /** Of these the first is the picture before anything is done. */
  readonly frames: readonly Told[];
}

export function filmStories(): readonly FilmStory[] {
  return Object.entries(lived).map(([name, live]) => {
    const story = tell();
    live(story);
    return { name, frames: story.frames };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(JSON.stringify(filmStories()));
