/** The octagon of the stage at the size of a word: filled and crossed for an error, hollow with a bar for a warning. The words beside it say what it is. */
import type { ReactNode } from 'react';

const octagon = 'M-2.3 -5.5H2.3L5.5 -2.3V2.3L2.3 5.5H-2.3L-5.5 2.3V-2.3Z';

export function FaultSign({ fault }: { readonly fault: 'error' | 'warning' }): ReactNode {
  return (
    <svg
      className={`fault-sign fault-${fault}`}
      viewBox="-6.5 -6.5 13 13"
      aria-hidden="true"
      focusable="false"
    >
      <path d={octagon} />
      <path className="fault-mark" d={fault === 'error' ? 'M-2 -2L2 2M2 -2L-2 2' : 'M-2.3 0H2.3'} />
    </svg>
  );
}
