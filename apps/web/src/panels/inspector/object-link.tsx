/** The name of an object; choosing it selects the object. Marks instead of characters that would deceive the eye; the selection holds the true name. */
import type { ObjectName } from '@switchboard/core/scene/lens';
import { showName } from '@switchboard/core/scene/show-name';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';

export function ObjectLink({
  object,
  quiet = false,
  children,
}: {
  readonly object: ObjectName;
  /** Where another link of the line is meant first. */
  readonly quiet?: boolean;
  /** Unset: its name. */
  readonly children?: ReactNode;
}): ReactNode {
  const { view } = useProgram();
  return (
    <button
      type="button"
      className={quiet ? 'plain link light' : 'plain link'}
      onClick={() => view.select(object)}
    >
      <bdi>{children ?? showName(object.name)}</bdi>
    </button>
  );
}
