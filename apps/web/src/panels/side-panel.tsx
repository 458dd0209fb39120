/**
 * What is opened beside the picture, in the place of the ledger: what it is in one line, and the way back, with the key that does the same. Used by what is wrong, by the
 * call that is followed and by the true path; the inspector, which names an object, shares the looks alone.
 */
import type { ReactNode } from 'react';
import './side-panel.css';

export function SidePanel({
  title,
  gloss,
  back,
  children,
}: {
  readonly title: string;
  readonly gloss?: string | undefined;
  readonly back: { readonly label: string; readonly key: string; readonly go: () => void };
  readonly children: ReactNode;
}): ReactNode {
  return (
    <aside className="side-panel" aria-label={title}>
      <h2 className="column-head">
        {title} {gloss !== undefined && <span className="gloss">{gloss}</span>}
        <button type="button" className="plain" onClick={back.go}>
          {back.label} <kbd>{back.key}</kbd>
        </button>
      </h2>
      {children}
    </aside>
  );
}
