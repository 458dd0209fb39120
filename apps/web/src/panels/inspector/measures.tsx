/** How pods of this object were replaced since the page was opened, in seconds, each length with its clock; nothing where none was. */

import type { Step, StepName } from '@switchboard/core/measure/course';
import type { Measured } from '@switchboard/core/measure/measure';
import { lengthText } from '@switchboard/core/measure/messages/measure-en';
import type { ObjectName } from '@switchboard/core/scene/lens';
import { isSameObject } from '@switchboard/core/scene/object-name';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { useValue } from '../read.ts';
import { Fact, Facts } from './facts.tsx';

const words = inspectorWords.measures;
const order: readonly StepName[] = [
  'created-ready',
  'ready-listed',
  'deleted-struck',
  'struck-gone',
  'deleted-gone',
];
const most = 6;

export function Measures({ object }: { readonly object: ObjectName }): ReactNode {
  const { ledger } = useProgram();
  const all = useValue(ledger.measured).filter(one => isOf(one, object));
  if (all.length === 0) return null;
  return (
    <Facts title={words.title} gloss={words.gloss}>
      {order.map(name => {
        const steps = all.flatMap(one => one.steps.filter(step => step.name === name));
        return steps.length === 0 ? null : <Lengths key={name} name={name} steps={steps} />;
      })}
    </Facts>
  );
}

function Lengths({ name, steps }: { readonly name: StepName; readonly steps: readonly Step[] }): ReactNode {
  const longest = steps.reduce((most, step) => (step.ms > most.ms ? step : most));
  return (
    <Fact label={words.steps[name]}>
      <strong>{steps.slice(0, most).map(lengthText).join(', ')}</strong>{' '}
      <span className="quiet">
        {words.clock[longest.by]}
        {steps.length > 1 && `, ${words.longest(lengthText(longest))}`}
      </span>
    </Fact>
  );
}

function isOf({ pod, owner, services }: Measured, object: ObjectName): boolean {
  return [pod, ...(owner === undefined ? [] : [owner]), ...services].some(one => isSameObject(one, object));
}
