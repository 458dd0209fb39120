/** What the page shows at this moment: the picture with its headline, and of what and when it is. Read from the running page, for whatever leaves it. */
import { headline } from '@switchboard/core/scene/headline';
import { lensOf } from '../app/lens.ts';
import type { Program } from '../app/program.ts';
import { palettes, type Theme } from '../tokens/tokens.ts';
import { exportWords } from './messages.ts';
import type { Picture } from './picture.ts';

export function shownNow({ store, view, link, now }: Program) {
  const topology = store.topology();
  const { hello } = link.get();
  const lens = lensOf(view.address.get(), topology, hello?.cluster.defaultNamespace);
  const { sentence, more = '' } = headline(topology, lens);
  const at = new Date(now.get()).toISOString().replace(/\.\d+Z$/, 'Z');
  return { topology, lens, title: sentence, gloss: more, at, cluster: hello?.cluster.name ?? '' };
}

/** Undefined before anything was drawn. */
export function pictureNow(program: Program, theme: Theme): Picture | undefined {
  const drawn = program.picture();
  if (drawn === undefined) return undefined;
  const { title, gloss, lens, at, cluster } = shownNow(program);
  const source = exportWords.source(cluster, lens.namespaces, at);
  return { ...drawn, theme, palette: palettes[theme], title, gloss, source };
}
