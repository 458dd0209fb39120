/** A group of facts under a rule: label left, value right. What every inspector is made of. */
import type { ReactNode } from 'react';

export function Facts({
  title,
  gloss,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly gloss?: string | undefined;
  /** For labels that are words of the API. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={wide ? 'facts wide' : 'facts'}>
      <FactsHead title={title} gloss={gloss} />
      <dl>{children}</dl>
    </section>
  );
}

export function FactsHead({
  title,
  gloss,
}: {
  readonly title: string;
  readonly gloss?: string | undefined;
}): ReactNode {
  return (
    <h3 className="facts-head">
      {title} {gloss !== undefined && <span className="gloss">{gloss}</span>}
    </h3>
  );
}

export function Fact({
  label,
  mono = false,
  children,
}: {
  readonly label: ReactNode;
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
