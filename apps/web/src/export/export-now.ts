/** Carries out one way of taking along what is on screen. Answers with what to say about it. */
import type { Program } from '../app/program.ts';
import { jsonOf } from './json.ts';
import { mermaidOf } from './mermaid.ts';
import { type ExportKind, exportWords } from './messages.ts';
import { type Picture, paintPng, svgOf } from './picture.ts';
import { pictureNow, shownNow } from './picture-now.ts';

export async function exportNow(kind: ExportKind, program: Program): Promise<string> {
  switch (kind) {
    case 'print':
      window.print();
      return '';
    case 'link':
      await navigator.clipboard.writeText(location.href);
      return exportWords.copied;
    case 'mermaid':
      return save(program, 'mmd', new Blob([mermaidNow(program)], { type: 'text/plain' }));
    case 'json':
      return save(program, 'json', new Blob([jsonNow(program)], { type: 'application/json' }));
    case 'svg':
      return save(program, 'svg', new Blob([svgOf(drawn(program))], { type: 'image/svg+xml' }));
    case 'png':
      return save(program, 'png', await pngOf(drawn(program)));
  }
}

/** For whoever pastes it somewhere. */
export function mermaidNow(program: Program): string {
  const { topology, lens, title } = shownNow(program);
  return mermaidOf(topology, lens.namespaces, title);
}

function jsonNow(program: Program): string {
  const { topology, lens, title, at } = shownNow(program);
  return jsonOf(topology, { title, at, namespaces: lens.namespaces });
}

function drawn(program: Program): Picture {
  const picture = pictureNow(program, program.theme.name.get());
  if (picture === undefined) throw new Error(exportWords.nothing);
  return picture;
}

function pngOf(picture: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  paintPng(canvas, picture);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      blob => (blob === null ? reject(new Error(exportWords.nothing)) : resolve(blob)),
      'image/png',
    ),
  );
}

function save(program: Program, ending: string, blob: Blob): string {
  const { lens, at } = shownNow(program);
  const file = `switchboard-${lens.namespaces.slice(0, 3).join('-')}-${at.replaceAll(':', '')}.${ending}`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return exportWords.saved(file);
}
