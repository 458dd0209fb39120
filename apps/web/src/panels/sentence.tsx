/** One sentence of the ledger: plain words, strong names, addresses in mono; a name that refers to an object selects it. */
import type { Sentence as SentenceValue } from '@switchboard/core/scene/sentence';
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';

export function Sentence({ sentence }: { readonly sentence: SentenceValue }): ReactNode {
  const { view } = useProgram();
  return (
    <p>
      {sentence.parts.map((part, index) => {
        const key = `${index} ${part.text}`;
        const refersTo = part.refersTo;
        if (refersTo !== undefined) {
          return (
            <button key={key} type="button" className="plain link" onClick={() => view.select(refersTo)}>
              <bdi className={part.style ?? ''}>{whole(part.text)}</bdi>
            </button>
          );
        }
        return (
          <span key={key} className={part.style ?? ''}>
            {whole(part.text)}
          </span>
        );
      })}
    </p>
  );
}

/** A number stays on the line of its unit. */
function whole(text: string): string {
  return text.replace(/(\d) (s|min|h|d)\b/g, '$1\u00a0$2');
}
