/** One thing that was done: the kubectl line that does the same, what else is to be said of it, and the way back where there is one. */
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { actionWords as words } from '../../messages/actions-en.ts';
import { Copy } from '../copy.tsx';
import { type Deed, deeds } from './done.ts';

export function DeedLine({
  deed,
  onUndone,
}: {
  readonly deed: Deed;
  readonly onUndone?: (back: Deed) => void;
}): ReactNode {
  const { mutate, error, isPending } = useMutation({
    mutationFn: deeds.undo,
    onSuccess: back => {
      if (back !== undefined) onUndone?.(back);
    },
  });
  return (
    <div className="deed">
      <p className="quiet">{words.done}</p>
      <p className="command">
        <code>{deed.kubectl}</code> <Copy text={deed.kubectl} />
      </p>
      {deed.note !== undefined && <p>{deed.note}</p>}
      {deed.undo !== undefined && !deed.undone && (
        <p>
          <button type="button" disabled={isPending} onClick={() => mutate(deed)}>
            {words.undo}
          </button>
          {deed.action.action === 'drain' && <span className="quiet"> {words.drained}</span>}
        </p>
      )}
      {deed.undone && <p className="quiet">{words.undone}</p>}
      {deed.undo === undefined && <p className="quiet">{words.noUndo(deed.action.action)}</p>}
      {error !== null && <p role="alert">{words.failed(error.message)}</p>}
    </div>
  );
}
