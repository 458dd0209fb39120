/** The sign of the program: three strands into one capsule, one line out of it. */
import type { ReactNode } from 'react';

export function Mark(): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 28 20" aria-hidden="true" focusable="false">
      <path d="M1 5h10M1 10h10M1 15h10M19 10h8" />
      <rect x="11" y="2" width="8" height="16" rx="4" />
    </svg>
  );
}
