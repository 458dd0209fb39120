/**
 * What was done from this page, newest first, with what takes it back: kept while the page lives, also when the panel from which it was done is closed. Undoing is an action like any other and
 * stands here, too, so that it can itself be undone. Read by whoever offers actions.
 */
import { type Action, type ActionAnswer, act } from '../../api/actions.ts';
import { createValue, type Value } from '../../store/value.ts';

export interface Deed extends ActionAnswer {
  readonly id: number;
  readonly action: Action;
  /** It was taken back; not once more. */
  readonly undone: boolean;
}

export interface Deeds {
  readonly all: Value<readonly Deed[]>;
  /** Rejects with the server's refusal. */
  perform(action: Action): Promise<Deed>;
  undo(deed: Deed): Promise<Deed | undefined>;
}

const kept = 30;

export function createDeeds(ask: (action: Action) => Promise<ActionAnswer> = act): Deeds {
  const all = createValue<readonly Deed[]>([]);
  let next = 0;

  async function perform(action: Action): Promise<Deed> {
    const { kubectl, undo, note } = await ask(action);
    next += 1;
    const deed: Deed = {
      id: next,
      action,
      kubectl,
      undone: false,
      ...(undo === undefined ? {} : { undo }),
      ...(note === undefined ? {} : { note }),
    };
    all.set([deed, ...all.get()].slice(0, kept));
    return deed;
  }

  return {
    all,
    perform,
    async undo(deed) {
      if (deed.undo === undefined || deed.undone) return undefined;
      const back = await perform(deed.undo);
      all.set(all.get().map(one => (one.id === deed.id ? { ...one, undone: true } : one)));
      return back;
    },
  };
}

/** Of this page. */
export const deeds = createDeeds();
