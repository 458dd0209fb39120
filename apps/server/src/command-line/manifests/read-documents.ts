/**
 * The documents of a file of YAML or JSON, each with the line where it begins. What cannot be read is named with its line, and hides none of the others.
 * Called by `gatherFiles`. Pure.
 */
import { cutList } from './list-items.ts';
import { type Remark, readYaml } from './read-yaml.ts';

export interface ManifestDocument {
  readonly line: number;
  readonly value: unknown;
}

export interface Documents {
  readonly documents: readonly ManifestDocument[];
  readonly bad: readonly Remark[];
  /** What was read, but probably not as it was meant. */
  readonly odd: readonly Remark[];
}

interface Piece {
  readonly text: string;
  readonly line: number;
}

export function readDocuments(text: string): Documents {
  const json = readJson({ text, line: 1 });
  if (json !== undefined) return { documents: json, bad: [], odd: [] };
  const documents: ManifestDocument[] = [];
  const bad: Remark[] = [];
  const odd: Remark[] = [];
  for (const part of split(text)) {
    const list = cutList(part.text);
    if (list === undefined) read(part, value => value);
    else {
      // A List whose items stand beside it.
      read({ text: list.frame, line: part.line }, value => ({ ...(value as object), items: [] }));
      for (const item of list.items) read({ text: item.text, line: part.line + item.before }, value => value);
    }
  }
  return { documents, bad, odd };

  function read(piece: Piece, as: (value: unknown) => unknown): void {
    const start = firstLine(piece.text);
    if (start === undefined) return;
    const json = readJson({ text: piece.text.slice(start.at), line: piece.line + start.before });
    if (json !== undefined) {
      documents.push(...json);
      return;
    }
    const told = readYaml(piece.text);
    const here = (remark: Remark): Remark => ({ ...remark, line: piece.line + remark.line - 1 });
    if (!told.ok) bad.push(here(told.remark));
    else if (told.value !== null && told.value !== undefined) {
      odd.push(...told.remarks.map(here));
      documents.push({ line: piece.line + start.before, value: as(told.value) });
    }
  }
}

/** The first line that is neither blank nor a comment, a directive or a mere beginning of a document. */
const content = /^(?!(?:---)?[ \t]*(?:#.*)?\r?$|%)/m;

/** Where it begins to say something; undefined where there are only comments. */
function firstLine(text: string): { readonly at: number; readonly before: number } | undefined {
  const at = text.search(content);
  return at === -1 ? undefined : { at, before: text.slice(0, at).split('\n').length - 1 };
}

/**
 * JSON is read a hundred times faster as what it is. One object may follow the other, as kubectl takes them. Undefined where it is none: YAML in braces, or an error that
 * the YAML reader says better.
 */
function readJson({ text, line }: Piece): readonly ManifestDocument[] | undefined {
  const documents: ManifestDocument[] = [];
  let rest = text;
  let at = line;
  while (/^\s*[{[]/.test(rest)) {
    const end = endOfFirst(rest);
    if (end === undefined) return undefined;
    documents.push({ line: at + (/^\s*/.exec(rest)?.[0].split('\n').length ?? 1) - 1, value: end.value });
    at += rest.slice(0, end.at).split('\n').length - 1;
    rest = rest.slice(end.at);
  }
  return documents.length > 0 && rest.trim() === '' ? documents : undefined;
}

function endOfFirst(text: string): { readonly value: unknown; readonly at: number } | undefined {
  try {
    return { value: JSON.parse(text), at: text.length };
  } catch (error) {
    const at = Number(/after JSON at position (\d+)/.exec(String(error))?.[1]);
    return Number.isNaN(at) ? undefined : { value: JSON.parse(text.slice(0, at)), at };
  }
}

/** Cut before every line that begins a document, so that a broken one ends there. */
function* split(text: string): Iterable<Piece> {
  const clean = text.replace(/^\uFEFF/, '');
  let from = 0;
  let line = 1;
  for (const match of clean.matchAll(/^(?:---(?=[ \t\r\n]|$)|\.\.\.[ \t]*\r?$)/gm)) {
    if (match.index === 0) continue;
    const part = clean.slice(from, match.index);
    yield { text: withoutEnd(part), line };
    line += part.split('\n').length - 1;
    from = match.index;
  }
  yield { text: withoutEnd(clean.slice(from)), line };
}

/** `...` ends a document; what follows it begins anew. */
const withoutEnd = (part: string): string =>
  part.startsWith('...') ? part.replace(/^\.\.\.[^\n]*/, '') : part;
