/**
 * An object of a kind that the picture does not draw by itself: what the object says, in the order of its own spec, with its conditions. Whatever is read here comes
 * redacted from the server, like the YAML.
 */
import { readObject } from '@switchboard/core/inspect/object-detail';
import { specLines } from '@switchboard/core/inspect/spec-lines';
import type { ReactNode } from 'react';
import { inspectorWords as words } from '../../messages/inspector-en.ts';
import { Asked, type ObjectPanelProps } from './asked.tsx';
import { Conditions } from './conditions.tsx';
import { Fact, Facts } from './facts.tsx';

export function OtherFacts({ of }: { readonly of: ObjectPanelProps }): ReactNode {
  return (
    <Asked of={of}>
      {object => {
        const lines = specLines(object);
        return (
          <>
            {lines.length > 0 && (
              <Facts title={words.facts} wide>
                {lines.map(({ path, value }) => (
                  <Fact key={path} label={path}>
                    <span className="mono small">{value}</span>
                  </Fact>
                ))}
              </Facts>
            )}
            <Conditions title={words.pod.conditions} of={readObject(object).conditions} />
          </>
        );
      }}
    </Asked>
  );
}
