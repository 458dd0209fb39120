/** Measures how high the places of Services and nodes are, in units of the wall, and again whenever the screen changes. */
import { type RefCallback, useCallback, useState } from 'react';
import { firstPlaces, unitOf, type WallPlaces } from './room.ts';

interface Places {
  readonly places: WallPlaces;
  readonly services: RefCallback<HTMLElement>;
  readonly nodes: RefCallback<HTMLElement>;
}

export function usePlaces(): Places {
  const [places, setPlaces] = useState(firstPlaces);
  return {
    places,
    services: useHeight(useCallback(services => setPlaces(before => changed(before, { services })), [])),
    nodes: useHeight(useCallback(nodes => setPlaces(before => changed(before, { nodes })), [])),
  };
}

function changed(before: WallPlaces, now: Partial<WallPlaces>): WallPlaces {
  const after = { ...before, ...now };
  return after.services === before.services && after.nodes === before.nodes ? before : after;
}

function useHeight(tell: (units: number) => void): RefCallback<HTMLElement> {
  return useCallback(
    element => {
      if (element === null) return;
      const observer = new ResizeObserver(() =>
        tell(Math.round(element.clientHeight / unitOf(innerWidth, innerHeight))),
      );
      observer.observe(element);
      return () => observer.disconnect();
    },
    [tell],
  );
}
