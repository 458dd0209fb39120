/**
 * Labels of pods, which are no part of the picture: asked of the server when somebody looks for one, and again when there are pods that it has not spoken of, or
 * when the answer is old. Held by the finder.
 */
import type { Query } from '@switchboard/core/search/query';
import type { LabelsOf } from '@switchboard/core/search/search';
import type { Pod } from '@switchboard/core/topology';
import { ask as askServer } from '../api/answer.ts';

/** As the server sends them: each set of labels once, and which of them a pod has, by its UID. */
interface Labels {
  readonly sets: readonly (readonly string[])[];
  readonly pods: Readonly<Record<string, number>>;
}

/** ms between two questions, however fast pods come. */
const pause = 2_000;
/** ms after which labels may have changed. */
const old = 10_000;

export interface LabelsKnown {
  /** What is known now; asks for more where the query needs it. */
  of(query: Pick<Query, 'terms'>, lastWord: string): LabelsOf;
}

export function createLabels(pods: () => readonly Pod[], onNews: () => void): LabelsKnown {
  let known: Labels = { sets: [], pods: {} };
  let asked = Number.NEGATIVE_INFINITY;
  let asking = false;

  async function ask(): Promise<void> {
    const namespaces = new Set(pods().map(({ namespace }) => namespace));
    if (asking || namespaces.size === 0 || performance.now() - asked < pause) return;
    asking = true;
    asked = performance.now();
    const query = new URLSearchParams([...namespaces].map(ns => ['ns', ns]));
    try {
      known = await askServer<Labels>(`/api/v1/labels?${query}`);
      onNews();
    } catch {
      // Then Services are found by what they ask for, and pods are not: the page says so where nothing is found.
    } finally {
      asking = false;
    }
  }

  return {
    of({ terms }, lastWord) {
      const wanted = terms.some(({ key }) => key === 'label') || lastWord.startsWith('label:');
      const isOld = performance.now() - asked > old;
      if (wanted && (isOld || pods().some(({ uid }) => known.pods[uid] === undefined))) void ask();
      return uid => {
        const set = known.pods[uid];
        return set === undefined ? undefined : known.sets[set];
      };
    },
  };
}
