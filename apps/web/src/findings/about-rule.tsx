/**
 * The entry of a rule in the catalogue, in place: when it is said, when not, what to do. The words of all rules are fetched when the first entry is opened, from the server
 * that the page came from, so that it can be read where there is no Internet.
 */
import { type ReactNode, useState } from 'react';
import { findingWords as words } from './messages.ts';

type Entry = Pick<
  typeof import('@switchboard/core/findings/messages/en').ruleTexts['pod-crash-looping'],
  'title' | 'when' | 'innocent' | 'mend'
>;

export function AboutRule({ rule }: { readonly rule: string }): ReactNode {
  const [entry, setEntry] = useState<Entry | 'unknown'>();
  async function load(): Promise<void> {
    try {
      const { ruleTexts } = await import('@switchboard/core/findings/messages/en');
      const texts: Readonly<Record<string, Entry>> = ruleTexts;
      setEntry(Object.hasOwn(texts, rule) ? (texts[rule] ?? 'unknown') : 'unknown');
    } catch {
      setEntry('unknown');
    }
  }
  return (
    <details className="about-rule" onToggle={event => event.currentTarget.open && void load()}>
      <summary>{words.aboutRule}</summary>
      {entry === 'unknown' && <p className="quiet">{words.unknownRule}</p>}
      {entry !== undefined && entry !== 'unknown' && (
        <>
          <p>
            <strong>{entry.title}</strong> <code>{rule}</code>
          </p>
          <dl>
            <dt>{words.when}</dt>
            <dd>{withCode(entry.when)}</dd>
            <dt>{words.innocent}</dt>
            <dd>{withCode(entry.innocent)}</dd>
            <dt>{words.mend}</dt>
            <dd>{withCode(entry.mend)}</dd>
          </dl>
        </>
      )}
    </details>
  );
}

/** What the catalogue sets between backticks. */
function withCode(text: string): ReactNode {
  return text.split('`').map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a part of a text has no other name.
    index % 2 === 1 ? <code key={index}>{part}</code> : part,
  );
}
