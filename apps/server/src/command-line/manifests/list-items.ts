/**
 * The items of a List as kubectl prints it, cut apart by their dashes at the beginning of a line, so that they can be read one by one: a large List as one document
 * takes a hundred times the memory of what it says, and a broken item would hide all others. Undefined where it is no such List, or where items may refer to each
 * other. Called by `readDocuments`. Pure.
 */
interface CutItem {
  /** In the indentation of a document. */
  readonly text: string;
  /** Lines before it. */
  readonly before: number;
}

/** An anchor or an alias; in the text of somebody's annotation it costs time only. */
const reference = /(?:^|[\s[{,])[&*][\w-]+(?=[\s,\]}]|$)/m;

export function cutList(
  text: string,
): { readonly frame: string; readonly items: readonly CutItem[] } | undefined {
  const start = /^items:[ \t]*\r?\n(?=- )/m.exec(text);
  if (start === null || !/^kind:[ \t]*["']?List["']?[ \t]*\r?$/m.test(text)) return undefined;
  const from = start.index + start[0].length;
  const dashes = [...text.slice(from).matchAll(/^- /gm)].map(({ index }) => from + index);
  // Whatever stands at the margin below the last dash belongs to the List.
  const last = dashes.at(-1) ?? from;
  const tail = /^[^\s#-]/m.exec(text.slice(last + 1));
  const end = tail === null ? text.length : last + 1 + tail.index;
  const inner = text.slice(from, last);
  if (/^[^\s#-]/m.test(inner) || (/[&*]/.test(text) && reference.test(text))) return undefined;
  let counted = 0;
  let before = 0;
  const items = dashes.map((at, i): CutItem => {
    before += text.slice(counted, at).split('\n').length - 1;
    counted = at;
    return { text: `  ${text.slice(at + 2, dashes[i + 1] ?? end)}`, before };
  });
  return { frame: `${text.slice(0, start.index)}${text.slice(end)}`, items };
}
