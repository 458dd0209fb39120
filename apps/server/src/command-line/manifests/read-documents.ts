/**
 * The documents of a file of YAML or JSON, each with the line where it begins. What cannot be read is named with its line, and hides none of the others.
 * Called by `observeFiles`. Pure.
 */
import { LineCounter, parseDocument } from 'yaml';

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
    const counter = new LineCounter();
    const parsed = parseDocument(part.text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
    const [error] = parsed.errors;
    if (error !== undefined) {
      bad.push({ line: part.line + counter.linePos(error.pos[0]).line - 1, why: firstLine(error.message) });
      continue;
    }
    if (parsed.contents === null) continue;
    const start = parsed.contents.range?.[0] ?? 0;
    const line = part.line + counter.linePos(start).line - 1;
    try {
      const value: unknown = parsed.toJS({ maxAliasCount: 10_000 });
      if (value !== null && value !== undefined) documents.push({ line, value });
    } catch (error) {
      bad.push({ line, why: firstLine(error instanceof Error ? error.message : String(error)) });
    }
  }
  return { documents, bad };
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
function* split(text: string): Iterable<{ readonly text: string; readonly line: number }> {
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
