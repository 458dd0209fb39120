/** Whether the picture is as narrow as on a phone, where pods always stand opposite their line. Read by the lens switch and the headline. */
import { columns } from '@switchboard/core/scene/columns';
import { useEffect, useState } from 'react';
import { useProgram } from '../app/program.ts';

export function useNarrow(): boolean {
  const { stageHost } = useProgram();
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    const look = () => {
      const width = stageHost.clientWidth;
      // Hidden under the table it has no width.
      if (width > 0) setNarrow(columns(width).form === 'phone');
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(stageHost);
    return () => observer.disconnect();
  }, [stageHost]);
  return narrow;
}
