/** A sign as it looks on the picture, small: a lamp with its shape, or a piece of the line. Beside its word; hidden from assistive technology. */
import type { Sign } from '@switchboard/core/scene/signs';
import type { ReactNode } from 'react';

export function Swatch({ sign }: { readonly sign: Sign }): ReactNode {
  switch (sign) {
    case 'strand':
      return (
        <svg className="swatch" viewBox="0 0 26 12" aria-hidden="true">
          <path d="M0 2h26M0 6h26M0 10h26" stroke="var(--wire)" strokeWidth="2" />
        </svg>
      );
    case 'match':
      return (
        <svg className="swatch" viewBox="0 0 26 12" aria-hidden="true">
          <path d="M1.5 6h23M1.5 1v10M24.5 1v10" stroke="var(--wire)" strokeWidth="2" />
        </svg>
      );
    case 'lookup':
      return (
        <svg className="swatch" viewBox="0 0 26 12" aria-hidden="true">
          <path
            d="M1 6h24"
            stroke="var(--ink2)"
            strokeWidth="1.5"
            strokeDasharray="0.1 5"
            strokeLinecap="round"
          />
        </svg>
      );
    case 'broken':
      return (
        <svg className="swatch" viewBox="0 0 26 12" aria-hidden="true">
          <path d="M0 6h26" stroke="var(--failed)" strokeWidth="4" strokeDasharray="6 4" />
        </svg>
      );
    default:
      return <span className={`lamp lamp-${sign}`} aria-hidden="true" />;
  }
}
