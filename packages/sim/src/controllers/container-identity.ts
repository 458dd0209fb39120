/**
 * Ids of containers and digests of images: they look drawn and follow from a text, so that the same story has the same ones.
 */
import { hash32 } from '../dice.ts';

/** 64 hexadecimal digits that look drawn and follow from the text. */
export function hex64(text: string): string {
  const hash = hash32(text);
  let digits = '';
  for (let part = 1; part <= 8; part += 1) {
    const mixed = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(part, 0x9e3779b1), 0x85ebca6b);
    digits += ((mixed ^ (mixed >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return digits;
}

export const imageId = (image: string): string => {
  const name = image.replace(/:[^/:]*$/, '');
  const [first = ''] = name.split('/');
  const host = !name.includes('/')
    ? `docker.io/library/${name}`
    : first.includes('.')
      ? name
      : `docker.io/${name}`;
  return `${host}@sha256:${hex64(image)}`;
};
