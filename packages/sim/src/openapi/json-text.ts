/**
 * JSON read so that nothing of the text is lost: members in their order, names that come twice, numbers as they are written.
 * Called by the decoder, which needs that to complain as Go's does. Text that is no JSON throws a SyntaxError, as JSON.parse would.
 */

/** An object's members in the order of the text. */
export class Members {
  readonly entries: readonly (readonly [string, Parsed])[];
  constructor(entries: readonly (readonly [string, Parsed])[]) {
    this.entries = entries;
  }
}

/** A number, with its text. */
export class Numeral {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Parsed = null | boolean | string | Numeral | Members | readonly Parsed[];

/** As Go words it. */
const unexpected = (text: string, at: number, where: string): SyntaxError =>
  new SyntaxError(
    at >= text.length
      ? 'unexpected end of JSON input'
      : `invalid character ${JSON.stringify(text[at]).replace(/^"|"$/g, "'")} ${where}`,
  );

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a JSON string may not hold.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\n\r]*/y;

export function readJson(text: string): Parsed {
  let at = 0;
  const skip = (): void => {
    SPACE.lastIndex = at;
    SPACE.exec(text);
    at = SPACE.lastIndex;
  };
  const match = (pattern: RegExp, where: string): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) throw unexpected(text, at, where);
    at = pattern.lastIndex;
    return found;
  };
  const string = (where: string): string => JSON.parse(match(STRING, where)) as string;

  /** After `[` or `{`: the parts up to the closing sign. */
  function parts<T>(close: string, after: string, read: () => T): readonly T[] {
    at += 1;
    skip();
    const made: T[] = [];
    if (text[at] === close) {
      at += 1;
      return made;
    }
    for (;;) {
      made.push(read());
      skip();
      if (text[at] === close) {
        at += 1;
        return made;
      }
      if (text[at] !== ',') throw unexpected(text, at, after);
      at += 1;
      skip();
    }
  }

  function value(): Parsed {
    skip();
    const sign = text[at];
    if (sign === '{')
      return new Members(
        parts('}', 'after object key:value pair', () => {
          const name = string('looking for beginning of object key string');
          skip();
          if (text[at] !== ':') throw unexpected(text, at, 'after object key');
          at += 1;
          return [name, value()] as const;
        }),
      );
    if (sign === '[') return parts(']', 'after array element', value);
    if (sign === '"') return string('in string literal');
    for (const [word, meaning] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return meaning;
    }
    return new Numeral(match(NUMBER, 'looking for beginning of value'));
  }

  const read = value();
  skip();
  if (at < text.length) throw unexpected(text, at, 'after top-level value');
  return read;
}
