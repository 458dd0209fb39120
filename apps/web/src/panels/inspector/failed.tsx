/** What could not be read, why, in the server's words, and a way to try again. */
import type { ReactNode } from 'react';
import { Refusal } from '../../api/answer.ts';
import { inspectorWords as words } from '../../messages/inspector-en.ts';

export function Failed({
  what,
  error,
  again,
}: {
  readonly what: string;
  readonly error: unknown;
  readonly again: () => void;
}): ReactNode {
  const why = error instanceof Error ? error.message : String(error);
  return (
    <div role="alert" className="failed">
      <p>{words.failed(what, why)}</p>
      {error instanceof Refusal && error.hint !== undefined && <p className="quiet">{error.hint}</p>}
      <button type="button" onClick={again}>
        {words.again}
      </button>
    </div>
  );
}
