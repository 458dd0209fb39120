/** A group of facts under a rule: label left, value right. What every inspector is made of. */
import type { ReactNode } from 'react';

export function Facts({
  title,
  gloss,
  children,
}: {
  readonly title: string;
  readonly gloss?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="facts">
      <h3 className="facts-head">
        {title} {gloss !== undefined && <span className="gloss">{gloss}</span>}
      </h3>
      <dl>{children}</dl>
    </section>
  );
}

export function Fact({
  label,
  mono = false,
  children,
}: {
  readonly label: string;
  readonly mono?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="fact">
      <dt className={mono ? 'mono strong' : ''}>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
