/**
 * Puts the marker under the letters that match, in the words of the stage that are not dimmed. It reads the words where they stand and changes none of them: the
 * browser paints the marks (CSS custom highlights). Where a browser cannot, what matches is lit all the same. Held by the finder.
 */
import type { Query } from '@switchboard/core/search/query';

export interface MarkedWords {
  show(query: Pick<Query, 'terms'>): void;
}

const name = 'found';

export function markWords(): MarkedWords {
  const registry = typeof Highlight === 'undefined' ? undefined : CSS.highlights;
  let wanted: readonly string[] = [];
  let scheduled = false;
  const observer = new MutationObserver(schedule);

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      mark();
    });
  }

  function mark(): void {
    if (wanted.length === 0) registry?.delete(name);
    else
      registry?.set(
        name,
        new Highlight(
          ...[...document.querySelectorAll('.stage .box:not(.dim) .run')].flatMap(run =>
            rangesIn(run, wanted),
          ),
        ),
      );
  }

  return {
    show({ terms }) {
      wanted = terms
        .filter(({ key, not }) => !not && (key === undefined || key === 'ip' || key === 'name'))
        .map(({ value }) => value);
      observer.disconnect();
      const stage = document.querySelector('.stage');
      if (wanted.length > 0 && stage !== null)
        observer.observe(stage, {
          subtree: true,
          childList: true,
          characterData: true,
          attributeFilter: ['class'],
        });
      schedule();
    },
  };
}

/** Where one of the words stands in this text, which may be set in several pieces. */
function rangesIn(run: Element, words: readonly string[]): readonly Range[] {
  const text = run.textContent.toLowerCase();
  return words.flatMap(word => {
    const from = text.indexOf(word);
    if (from === -1) return [];
    const range = new Range();
    const [start, end] = [placeIn(run, from, false), placeIn(run, from + word.length, true)];
    if (start === undefined || end === undefined) return [];
    range.setStart(...start);
    range.setEnd(...end);
    return [range];
  });
}

/** `end`: at the end of a piece rather than at the beginning of the next. */
function placeIn(run: Element, offset: number, end: boolean): [Node, number] | undefined {
  const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { length } = node.textContent ?? '';
    if (left < length || (end && left === length)) return [node, left];
    left -= length;
  }
  return undefined;
}
