/** Paths taken together: what lies on any of them. Pure; called where several things are lit at once (the way of a finding, of a trace). */
import type { Path } from './select.ts';

export function unitedPath(paths: readonly Path[]): Path {
  const all = (map: keyof Path) => new Set(paths.flatMap(path => [...path[map]]));
  return {
    doors: all('doors'),
    services: all('services'),
    endpoints: all('endpoints'),
    pods: all('pods'),
    nodes: all('nodes'),
  };
}

/** Nothing lies on it. */
export const emptyPath: Path = unitedPath([]);
