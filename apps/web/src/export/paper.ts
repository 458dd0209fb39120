/**
 * What is printed: before the browser prints, the picture is painted anew as it would be on light paper, as wide as the sheet, with its headline, its source and its signs;
 * tables are printed as they stand, in the colours of light paper. Afterwards the page is as it was. Listens from when the page has nothing else to do.
 */
import type { Program } from '../app/program.ts';
import { paintPng } from './picture.ts';
import { pictureNow } from './picture-now.ts';

export function drawForPaper(page: Window, program: Program): void {
  const { body, documentElement: root } = page.document;
  const sheet = page.document.createElement('canvas');
  sheet.className = 'paper';
  page.addEventListener('beforeprint', () => {
    root.dataset['theme'] = 'light';
    const { table } = program.view.address.get();
    const picture = table ? undefined : pictureNow(program, 'light');
    if (picture === undefined) return;
    // A browser prints at once: what has to be loaded or parsed first would not be there.
    paintPng(sheet, picture);
    body.prepend(sheet);
  });
  page.addEventListener('afterprint', () => {
    root.dataset['theme'] = program.theme.name.get();
    sheet.remove();
  });
}
