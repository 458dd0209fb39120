/**
 * Whether the part of the stage that comes after the first paint is there. A module that is there stays there, so this is known for the page and not by each stage. Asked by
 * the stage, which fetches it when a picture needs it; the page fetches it ahead when there is time.
 */
export type Beyond = typeof import('./beyond.ts').beyond;

/** Without the graph the picture has no wires and lamps, without what lies beyond rows in the lens `lines` there are only those. */
export type MissingPart = 'graph' | 'beyond';

let here: Beyond | undefined;

export function beyondHere(): Beyond | undefined {
  return here;
}

export async function loadBeyond(): Promise<void> {
  here = (await import('./beyond.ts')).beyond;
}
