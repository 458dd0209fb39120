/** A line for the shell as it is read: it breaks between its words, and a flag never behind its own dashes. What is selected is the line itself. */
import type { ReactNode } from 'react';
import './command-line.css';

/** Characters that fit the narrowest panel; longer ones break anywhere. */
const fits = 28;

export function ShellLine({ line }: { readonly line: string }): ReactNode {
  return (
    <code>
      {line.split(/( )/).map((word, index) =>
        word.includes('-') && word.length <= fits ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: words of a line have no other name.
          <span key={index} className="whole-word">
            {word}
          </span>
        ) : (
          word
        ),
      )}
    </code>
  );
}
