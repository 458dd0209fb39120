/**
 * A sign as it looks on the picture, small: a lamp with its shape, or a piece of the line. Always beside its word, so hidden from assistive technology. Shapes are those of
 * the graph's lamps: the colour alone says nothing.
 */
import type { Sign } from '@switchboard/core/scene/signs';
import type { ReactNode } from 'react';

export function Swatch({ sign }: { readonly sign: Sign }): ReactNode {
  const wide = sign in lines;
  return (
    <svg
      className={wide ? 'swatch wide' : 'swatch'}
      viewBox={wide ? '0 0 26 12' : '0 0 12 12'}
      aria-hidden="true"
    >
      {wide ? lines[sign as keyof typeof lines] : lamps[sign as keyof typeof lamps]}
    </svg>
  );
}

const lines = {
  strand: <path d="M0 2h26M0 6h26M0 10h26" stroke="var(--wire)" strokeWidth="2" />,
  match: <path d="M1.5 6h23M1.5 1v10M24.5 1v10" stroke="var(--wire)" strokeWidth="2" />,
  lookup: (
    <path d="M1 6h24" stroke="var(--ink2)" strokeWidth="1.5" strokeDasharray="0.1 5" strokeLinecap="round" />
  ),
  broken: <path d="M0 6h26" stroke="var(--failed)" strokeWidth="4" strokeDasharray="6 4" />,
  wall: <path d="M7 2h7m2 0h4M7 6h4m2 0h7M7 10h7m2 0h4" stroke="var(--failed)" strokeWidth="3" />,
} as const;

const lamps = {
  ready: <circle cx="6" cy="6" r="5.5" fill="var(--ready)" />,
  starting: (
    <>
      <circle cx="6" cy="6" r="4.9" stroke="var(--starting)" strokeWidth="1.3" />
      <path d="M6 6V1.2A4.8 4.8 0 0 1 10.8 6Z" fill="var(--starting)" />
    </>
  ),
  'not-ready': (
    <>
      <circle cx="6" cy="6" r="4.7" stroke="var(--starting)" strokeWidth="1.7" />
      <path d="M3.4 6h5.2" stroke="var(--starting)" strokeWidth="1.8" />
    </>
  ),
  terminating: (
    <>
      <circle cx="6" cy="6" r="4.9" stroke="var(--terminating)" strokeWidth="1.3" />
      <path d="M6 1.2a4.8 4.8 0 0 1 0 9.6Z" fill="var(--terminating)" />
    </>
  ),
  failed: (
    <>
      <path d="M3.7 .5h4.6L11.5 3.7v4.6L8.3 11.5H3.7L.5 8.3V3.7Z" fill="var(--failed)" />
      <path d="m4 4 4 4m0-4-4 4" stroke="var(--bg)" strokeWidth="1.4" />
    </>
  ),
  external: <path d="m6 0 6 6-6 6-6-6Z" fill="var(--external)" />,
  finished: <path d="M1.7 1.7h8.6v8.6H1.7Z" stroke="var(--unknown)" strokeWidth="1.4" />,
  unknown: <circle cx="6" cy="6" r="5" stroke="var(--unknown)" strokeWidth="1.4" strokeDasharray="1.5 1.6" />,
} as const;
