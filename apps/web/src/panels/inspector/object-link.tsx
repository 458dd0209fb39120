/** The name of an object; choosing it selects the object. Marks instead of characters that would deceive the eye; the selection holds the true name. */
import type { ObjectName } from '@switchboard/core/scene/lens';
import { showName } from '@switchboard/core/scene/show-name';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';

export function ObjectLink({ object }: { readonly object: ObjectName }): ReactNode {
  const { view } = useProgram();
  return (
    <button type="button" className="plain link" onClick={() => view.select(object)}>
      <bdi>{showName(object.name)}</bdi>
    </button>
  );
}
