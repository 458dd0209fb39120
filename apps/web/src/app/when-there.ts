/**
 * A part of the page that comes when the page stands and whose place may stay empty: undefined until it is there, and where it does not come. For what says in few words what
 * can be read elsewhere.
 */
import { type ComponentType, useEffect, useState } from 'react';

/** `load` is the same function at every call. */
export function useWhenThere(load: () => Promise<ComponentType>): ComponentType | undefined {
  const [Part, setPart] = useState<ComponentType>();
  useEffect(() => {
    load().then(
      part => setPart(() => part),
      () => undefined,
    );
  }, [load]);
  return Part;
}
