/** x of the columns, in the lens that the placement is for: left of the plugs they are the same. Part of `still`. */
import type { Columns, Placement } from '@switchboard/core/scene/placement';

export function columnsOf({ columns, side }: Placement): Columns {
  if (side === undefined) return columns;
  const { socket, pod, podName, podEnd } = side.columns;
  return { ...columns, socket, pod, podName, podEnd, lanes: podEnd, lanesEnd: podEnd, outsideEnd: podEnd };
}
