/** A button that copies a text and says so for a moment; the text is the true one, also where the screen shows marks or an ellipsis. */
import { type ReactNode, useState } from 'react';
import { words } from '../messages/en.ts';

export function Copy({
  text,
  label = words.copy.copy,
}: {
  /** A long one is made when it is wanted. */
  readonly text: string | (() => string);
  readonly label?: string;
}): ReactNode {
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    setCopied(true);
  }
  return (
    <button type="button" className="plain copy" onClick={() => void copy()} onBlur={() => setCopied(false)}>
      {copied ? words.copy.copied : label}
    </button>
  );
}
