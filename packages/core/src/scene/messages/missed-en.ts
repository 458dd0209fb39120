/** What was missed, in English: sums over everything that came between two pictures, where the ledger would tell each. Spoken with the ledger's grammar. */
import type { Part } from '../sentence.ts';
import { figure, plural } from './grammar-en.ts';
import { s } from './ledger-en.ts';

const pods = (n: number) => `${figure(n)} ${plural(n, 'pod')}`;
const lines = (n: number) => `${figure(n)} ${plural(n, 'line')}`;

export const missedWords = {
  replaced: (of: Part, n: number) => s`${of}: ${pods(n)} replaced.`,
  more: (of: Part, n: number) => s`${of}: ${pods(n)} more.`,
  fewer: (of: Part, n: number) => s`${of}: ${pods(n)} fewer.`,
  left: (of: Part, n: number) =>
    n === 1 ? s`${of}: one pod that was leaving is gone.` : s`${of}: ${pods(n)} that were leaving are gone.`,
  came: (pod: Part) => s`${pod} is new.`,
  went: (pod: Part) => s`${pod} is gone.`,
  lost: (service: Part, n: number) => s`${service}: ${lines(n)} not ready any more.`,
  regained: (service: Part, n: number) => s`${service}: ${lines(n)} ready again.`,
  leaving: (of: Part, n: number) => s`${of}: ${pods(n)} leaving.`,
};
