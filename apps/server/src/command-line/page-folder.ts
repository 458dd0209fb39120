/** Where the built page lies: beside the bundled server, or where the repository builds it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export function pageFolder(): string {
  const bundled = fileURLToPath(new URL('./page', import.meta.url));
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('../../../web/dist', import.meta.url));
}
