/**
 * The documents of a file of YAML or JSON, each with the line where it begins. What cannot be read is named with its line, and hides none of the others.
 * Called by `observeFiles`. Pure.
 */
import { LineCounter, parseDocument } from 'yaml';
import { cutList } from './list-items.ts';

export interface ManifestDocument {
  readonly line: number;
  readonly value: unknown;
}

export interface BadDocument {
  readonly line: number;
  readonly why: string;
}

export interface Documents {
  readonly documents: readonly ManifestDocument[];
  readonly bad: readonly BadDocument[];
}

export function readDocuments(text: string): Documents {
  const json = readJson(text);
  if (json !== undefined) return { documents: [{ line: 1, value: json }], bad: [] };
  const documents: ManifestDocument[] = [];
  const bad: BadDocument[] = [];
  for (const part of split(text)) {
    const list = cutList(part.text);
    const pieces =
      list === undefined
        ? [part]
        : [
            { text: list.frame, line: part.line },
            ...list.items.map(item => ({ text: item.text, line: part.line + item.before })),
          ];
    for (const piece of pieces) {
      const read = readPiece(piece);
      if ('why' in read) bad.push(read);
      else if (read.value !== null && read.value !== undefined)
        documents.push(
          list !== undefined && piece === pieces[0] ? { ...read, value: asFrame(read.value) } : read,
        );
    }
  }
  return { documents, bad };
}

/** A List whose items stand beside it. */
const asFrame = (value: unknown): unknown => ({ ...(value as object), items: [] });

interface Piece {
  readonly text: string;
  readonly line: number;
}

function readPiece(part: Piece): ManifestDocument | BadDocument {
  const counter = new LineCounter();
  const parsed = parseDocument(part.text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
  const lineAt = (offset: number): number => part.line + counter.linePos(offset).line - 1;
  const [error] = parsed.errors;
  if (error !== undefined) return { line: lineAt(error.pos[0]), why: firstLine(error.message) };
  const line = lineAt(parsed.contents?.range?.[0] ?? 0);
  try {
    return { line, value: parsed.toJS({ maxAliasCount: 10_000 }) };
  } catch (error) {
    return { line, why: firstLine(error instanceof Error ? error.message : String(error)) };
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text;

/** A file of JSON is one document; it is read a hundred times faster as what it is. */
function readJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // YAML in braces, several documents, or an error that the YAML reader says better.
    return undefined;
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
