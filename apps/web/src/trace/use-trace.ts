/**
 * The trace of a request, as the server tells it now: asked when the request changes, anew when something changes of what it passes (at most once a second), and now and then
 * besides, because part of the way may not be on screen. Used by the panel.
 */
import type { Topology } from '@switchboard/core/topology';
import type { TraceRequest } from '@switchboard/core/trace/request';
import type { ToldTrace } from '@switchboard/core/trace/told';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { traceQuery } from '../api/queries.ts';
import { type Concerned, concernedBy, isSameConcern } from './concerned.ts';

const askAgainEvery = 15_000;
const atMostEvery = 1_000;

export interface Followed {
  readonly trace: ToldTrace | undefined;
  readonly error: unknown;
  again(): void;
}

export function useTrace(request: TraceRequest, topology: Topology): Followed {
  const { data, error, refetch } = useQuery({ ...traceQuery(request), refetchInterval: askAgainEvery });
  const known = useRef<{ readonly of: ToldTrace | undefined; readonly concern: Concerned } | undefined>(
    undefined,
  );
  const waits = useRef(false);
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const concern = concernedBy(topology, data);
    const before = known.current;
    known.current = { of: data, concern };
    // Another answer passes other objects: that alone is no change of theirs.
    if (before === undefined || before.of !== data || isSameConcern(before.concern, concern) || waits.current)
      return;
    waits.current = true;
    timer.current = setTimeout(
      () => {
        waits.current = false;
        asked.current = performance.now();
        void refetch();
      },
      Math.max(0, atMostEvery - (performance.now() - asked.current)),
    );
  }, [topology, data, refetch]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      waits.current = false;
    },
    [],
  );
  return { trace: data, error, again: () => void refetch() };
}
