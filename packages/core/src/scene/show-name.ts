/**
 * Names as they are shown. What cannot be seen, or turns the reading direction, becomes a visible mark; long names keep both ends; what is shared with
 * neighbours is set apart from what is a thing's own. Pure text, no measuring. Called by painter and panels.
 */

/** Controls, format characters that turn or join text, and separators of lines and paragraphs. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A right-to-left override becomes `‹202E›`, a bell `‹07›`: in marks that the bundled fonts hold. */
export function showName(text: string): string {
  return text.replace(invisible, character => {
    const code = character.codePointAt(0) ?? 0;
    return `‹${code.toString(16).toUpperCase().padStart(2, '0')}›`;
  });
}

/** At most `max` characters, the middle left out. Never cuts a character that takes two code units. */
export function middleEllipsis(text: string, max: number): string {
  const characters = [...text];
  if (characters.length <= max) return text;
  if (max <= 1) return '…';
  const tail = Math.floor((max - 1) / 2);
  const head = max - 1 - tail;
  return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}

/** A sentence in which long names keep both ends, and what cannot be seen is a mark. */
export function shortNames(sentence: string, max = 36): string {
  return sentence.replace(/\S+/gu, word => middleEllipsis(showName(word), max));
}

export interface SplitText {
  /** What it has in common with its neighbours; may be empty. */
  readonly shared: string;
  readonly own: string;
}

/** Last octet, last IPv6 group. Typographic: it claims nothing about ranges. A host name is all its own. */
export function splitAddress(address: string): SplitText {
  const v4 = /^\d+\.\d+\.\d+\.\d+$/.test(address);
  const cut = v4 ? address.lastIndexOf('.') + 1 : address.includes(':') ? address.lastIndexOf(':') + 1 : 0;
  return { shared: address.slice(0, cut), own: address.slice(cut) };
}

export interface SplitPodName extends SplitText {
  /** Between both: the hash of the ReplicaSet, which one may leave out on the stage but not when copying. */
  readonly middle: string;
}

/** `web-6d5f7c9b8-4kq2x` of ReplicaSet `web-6d5f7c9b8` of Deployment `web` → `web-`, `6d5f7c9b8-`, `4kq2x`. */
export function splitPodName(name: string, ownerName?: string, rootName?: string): SplitPodName {
  if (ownerName === undefined || !name.startsWith(`${ownerName}-`))
    return { shared: '', middle: '', own: name };
  const own = name.slice(ownerName.length + 1);
  const shared =
    rootName !== undefined && ownerName.startsWith(`${rootName}-`) ? `${rootName}-` : `${ownerName}-`;
  return { shared, middle: name.slice(shared.length, name.length - own.length), own };
}
