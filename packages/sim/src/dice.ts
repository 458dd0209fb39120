/**
 * Randomness as a value: the same seed always throws the same numbers, names and uids.
 * Every component of the simulated cluster has dice of its own (`createDice(seed, 'life')`), so that what a user does in one corner
 * does not change the names drawn in another. Law M14 (same seed, same story) rests on it.
 */
import type { Dice } from './controller.ts';

/** apimachinery `pkg/util/rand`: no vowels and no 0, 1, 3, so that no words appear. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** FNV-1a, 32 bits. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** `label` makes independent dice from one seed. */
export function createDice(seed: number | string, label = ''): Dice {
  const text = `${seed}/${label}`;
  let [a, b, c, d] = [hash32(text), hash32(`${text}#`), hash32(`#${text}`), 1];

  // sfc32 (C. Doty-Humphrey, PractRand)
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();

  const roll = (): number => next() / 2 ** 32;
  const hex = (): string => next().toString(16).padStart(8, '0');

  return {
    roll,
    suffix: length => Array.from({ length }, () => ALPHABET[Math.floor(roll() * ALPHABET.length)]).join(''),
    uuid() {
      const digits = hex() + hex() + hex() + hex();
      const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) & 3];
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
    },
  };
}

/** A whole number of milliseconds (or of anything) from `low` up to, not including, `high`. */
export const between = (dice: Dice, low: number, high: number): number =>
  low + Math.floor(dice.roll() * (high - low));

/** apimachinery SafeEncodeString: digits spelled in the alphabet without words. */
export const safeEncode = (text: string): string =>
  [...text].map(character => ALPHABET[character.charCodeAt(0) % ALPHABET.length]).join('');
