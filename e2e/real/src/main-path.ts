/** Where the program begins: what `npm start` and `npm run switchboard` start, once everything is built. */
import { fileURLToPath } from 'node:url';

export const mainPath = fileURLToPath(new URL('../../../apps/server/src/main.ts', import.meta.url));
