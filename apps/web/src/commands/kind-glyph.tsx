/** What kind of thing it is, as small as a letter: the shapes of the picture. Beside its word, so hidden from assistive technology. */
import { isSign } from '@switchboard/core/scene/signs';
import type { ReactNode } from 'react';
import { Swatch } from '../panels/swatch.tsx';

export function KindGlyph({ glyph }: { readonly glyph: string }): ReactNode {
  if (isSign(glyph)) return <Swatch sign={glyph} />;
  if (glyph === 'Service')
    return (
      <span className="kind-glyph" aria-hidden="true">
        Aa
      </span>
    );
  return (
    <svg className="kind-glyph" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <path d={paths[glyph] ?? paths['']} />
    </svg>
  );
}

const paths: Readonly<Record<string, string>> = {
  EndpointSlice: 'M7 1a3.5 3.5 0 0 1 3.5 3.5v5a3.5 3.5 0 0 1-7 0v-5A3.5 3.5 0 0 1 7 1ZM7 4.5v.1M7 9.4v.1',
  Node: 'M1 6V2h12v4',
  Ingress: 'M2 2h6l4 5-4 5H2Z',
  Namespace: 'M1.5 1.5h11v11h-11Z',
  '': 'M5 2l5 5-5 5',
};
