/** A lamp at the size of the wall: radius 21 of 1080. The shapes are those of the stage, each with a colour of its own; a word stands beside every one but ready. */
import type { WallLamp } from '@switchboard/core/scene/wall/row';
import type { ReactNode } from 'react';

const r = 21;
const corner = r * Math.tan(Math.PI / 8);
const octagon = `M${-corner} ${-r}H${corner}L${r} ${-corner}V${corner}L${corner} ${r}H${-corner}L${-r} ${corner}V${-corner}Z`;

const query = { fill: 'none', stroke: 'var(--unknown)', strokeWidth: 4, strokeLinecap: 'round' } as const;

const shapes: Readonly<Record<WallLamp, ReactNode>> = {
  ready: <circle r={r} fill="var(--ready)" />,
  starting: (
    <>
      <circle r={r - 2} fill="none" stroke="var(--starting)" strokeWidth={4} />
      <path d={`M0 0V${-r + 2}A${r - 2} ${r - 2} 0 0 1 ${r - 2} 0Z`} fill="var(--starting)" />
    </>
  ),
  'not-ready': (
    <>
      <circle r={r - 4} fill="none" stroke="var(--starting)" strokeWidth={8} />
      <path d="M-11 0H11" stroke="var(--starting)" strokeWidth={7} />
    </>
  ),
  terminating: (
    <>
      <circle r={r - 2} fill="none" stroke="var(--terminating)" strokeWidth={4} />
      <path d={`M0 ${-r + 2}A${r - 2} ${r - 2} 0 0 0 0 ${r - 2}Z`} fill="var(--terminating)" />
    </>
  ),
  failed: (
    <>
      <path d={octagon} fill="var(--failed)" />
      <path d="M-10 -10L10 10M10 -10L-10 10" stroke="var(--bg)" strokeWidth={6} />
    </>
  ),
  external: <path d={`M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`} fill="var(--external)" />,
  finished: <path d="M-19 -19H19V19H-19Z" fill="none" stroke="var(--unknown)" strokeWidth={2.5} />,
  unknown: (
    <>
      <circle r={r - 2} fill="none" stroke="var(--unknown)" strokeWidth={4} strokeDasharray="4 5" />
      <path d="M-6 -4.5A6.2 6.2 0 1 1 2.6 1.2C0.8 2 0 2.8 0 5" {...query} />
      <path d="M0 10.6V10.7" {...query} />
    </>
  ),
  empty: <circle r={r - 2} fill="none" stroke="var(--failed)" strokeWidth={3.5} strokeDasharray="8 6" />,
};

export function LampSign({ lamp }: { readonly lamp: WallLamp }): ReactNode {
  return (
    <svg className="wall-lamp" viewBox="-22 -22 44 44" aria-hidden="true" focusable="false">
      {shapes[lamp]}
    </svg>
  );
}
