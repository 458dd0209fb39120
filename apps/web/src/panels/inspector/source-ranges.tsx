/** Whom an Ingress lets in, as ingress-nginx reads its annotations: one element that cannot be read, also the empty one after a last comma, makes it refuse everybody. */
import { readList } from '@switchboard/core/findings/source-ranges';
import { readObject } from '@switchboard/core/inspect/object-detail';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { Asked, type ObjectPanelProps } from './asked.tsx';
import { Fact } from './facts.tsx';

const words = inspectorWords.door;

export function SourceRanges({ of }: { readonly of: ObjectPanelProps }): ReactNode {
  return (
    <Asked of={of} silent>
      {object => {
        const annotations = new Map(readObject(object).annotations);
        return lists.map(([name, label]) => {
          const list = readList(annotations, name);
          if (list === undefined) return null;
          const broken = list.elements.filter(({ valid }) => !valid).map(({ text }) => text);
          return (
            <Fact key={name} label={label}>
              <span className="mono small">{list.elements.map(({ text }) => text).join(', ')}</span>
              {broken.length > 0 && <strong className="trouble block">{words.unreadable(broken)}</strong>}
            </Fact>
          );
        });
      }}
    </Asked>
  );
}

const lists = [
  ['allowlist-source-range', words.letsIn],
  ['whitelist-source-range', words.letsIn],
  ['denylist-source-range', words.keepsOut],
] as const;
