/**
 * Made-up names and addresses: always the same one for the same true one, and two for two, as far as 500,000 words go. Pure; nothing of the true one can be read from it.
 * What Kubernetes itself calls things stays. Called by the disguise.
 */

const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';

/** Words of Kubernetes, which say nothing of whoever uses it. */
const common = new Set(
  'app name tier component role version default kube system public node lease control plane master worker dns http https tcp metrics api kubernetes io k8s svc cluster local None'.split(
    ' ',
  ),
);
/** What controllers append to names: five letters of theirs, a hash, an ordinal. Without a digit it may be somebody's word: pgsql. */
const generated =
  /^(?=.*\d)(?:[bcdfghjklmnpqrstvwxz2456789]{5}|[0-9a-f]{8,10}|[bcdfghjklmnpqrstvwxz2456789]{8,10}|\d{1,3})$/;

/** FNV-1a, with another beginning for another use. */
function hash(text: string, seed: number): number {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  // FNV leaves short texts close together.
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b) >>> 0;
  return (value ^ (value >>> 15)) >>> 0;
}

/** Three syllables, to be read aloud. */
export function fakeWord(word: string): string {
  if (word.length < 2 || common.has(word) || generated.test(word)) return word;
  let rest = hash(word, 1);
  let made = '';
  for (let syllable = 0; syllable < 3; syllable += 1) {
    made += consonants[rest % consonants.length];
    rest = Math.floor(rest / consonants.length);
    made += vowels[rest % vowels.length];
    rest = Math.floor(rest / vowels.length);
  }
  // The rest keeps apart what the syllables do not.
  return made + (rest % 7 === 0 ? '' : consonants[rest % consonants.length]);
}

const parts = /[^-._/:=\s]+/g;

/** Part by part, so that what belongs together still looks so: `web` and `web-6d5f7c9b8-4kq2x`. */
export function fakeName(name: string): string {
  return name.replace(parts, part => fakeWord(part));
}

const ipv4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const ipv6 = /^(?=.*:.*:)[0-9a-f:]+$/i;

export function isAddress(text: string): boolean {
  return ipv4.test(text) || ipv6.test(text);
}

/** Neighbours stay neighbours: addresses of one network get one made-up network. */
export function fakeAddress(address: string): string {
  const four = ipv4.exec(address);
  if (four !== null) {
    const network = hash(four.slice(1, 4).join('.'), 2);
    // Multiplying by an odd number gives each of the 256 another.
    const host = (Number(four[4]) * (2 * (network >>> 24) + 1) + (network >>> 16)) & 0xff;
    return `10.${(network >>> 8) & 0xff}.${network & 0xff}.${host}`;
  }
  const [a, b] = [hash(address.toLowerCase(), 3), hash(address.toLowerCase(), 4)];
  return `fd00::${(a >>> 16).toString(16)}:${(a & 0xffff).toString(16)}:${(b & 0xffff).toString(16)}`;
}
