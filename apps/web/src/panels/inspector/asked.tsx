/**
 * What only the object itself says: asked for when the panel opens, again when the stream tells of a change, and now and then besides, since the picture is not told of everything.
 * While it is read, when it may not be read, and when that failed the place says so once; what the picture knows stands above it all the same.
 */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { objectQuery } from '../../api/queries.ts';
import { inspectorWords as words } from '../../messages/inspector-en.ts';
import { Failed } from './failed.tsx';

export interface ObjectPanelProps {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  /** Changes with the object, as the stream tells it. */
  readonly version: unknown;
  /** It is not there any more: what was answered last stays, and nothing is asked. */
  readonly gone: boolean;
}

/** Conditions, containers and counts may turn without the picture being told. */
const askAgainEvery = 15_000;

export function Asked({
  of,
  silent = false,
  children,
}: {
  readonly of: ObjectPanelProps;
  /** Where the panel says elsewhere that it is read or may not be read. */
  readonly silent?: boolean;
  readonly children: (object: unknown) => ReactNode;
}): ReactNode {
  const { kind, namespace, name, version, gone } = of;
  const { data, error, isPending, refetch } = useQuery({
    ...objectQuery(kind, namespace, name, version),
    enabled: !gone,
    refetchInterval: askAgainEvery,
  });
  if (data !== undefined) return children(data.object);
  if (gone || silent) return null;
  if (isPending) return <p className="quiet asked">{words.loading}</p>;
  return <Failed what={words.object} error={error} again={() => void refetch()} />;
}
