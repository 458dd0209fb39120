/** Who wants to hear of one kind of thing: `tell` says it to all, `listen` returns how to stop. Used by the stage for what it reports. */
export interface Listeners<Told> {
  tell(told: Told): void;
  listen(listener: (told: Told) => void): () => void;
}

export function createListeners<Told>(): Listeners<Told> {
  const all = new Set<(told: Told) => void>();
  return {
    tell(told) {
      for (const listener of all) listener(told);
    },
    listen(listener) {
      all.add(listener);
      return () => all.delete(listener);
    },
  };
}
