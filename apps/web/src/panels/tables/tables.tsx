/**
 * Two tables that kubectl prints, side by side, from the topology on screen; which two, how they are sorted and what they are narrowed to stands in the URL. Pointing at an address,
 * or moving the focus to it, lights it in both.
 */
import { type ReactNode, useState } from 'react';
import { useProgram } from '../../app/program.ts';
import { tableWords as words } from '../../messages/table-en.ts';
import { useFocusFromPicture } from '../focus-from-picture.ts';
import { useValue } from '../read.ts';
import { type Chosen, type Pair, parseTables, printTables } from './chosen.ts';
import { TablePane } from './table-pane.tsx';
import './tables.css';

export function Tables(): ReactNode {
  const { view } = useProgram();
  const { tables, rows = '' } = useValue(view.address);
  const [lit, setLit] = useState<string | undefined>(undefined);
  const heading = useFocusFromPicture<HTMLHeadingElement>();
  const [left, right] = parseTables(tables);
  const show = (pair: Pair) => view.go({ tables: printTables(pair) });
  const light = { lit, light: setLit };
  return (
    <div className="tables">
      <div className="headline">
        <h1 ref={heading} tabIndex={-1}>
          {words.title(left.list, right.list)}
        </h1>
        <p>{words.gloss(left.list, right.list)}</p>
        <label className="narrow-rows">
          <span className="quiet">{words.narrow}</span>
          <input
            type="search"
            value={rows}
            placeholder={words.narrowBy}
            onChange={event => view.go({ rows: event.target.value || undefined })}
          />
        </label>
      </div>
      <TablePane
        side={words.left}
        chosen={left}
        choose={(chosen: Chosen) => show([chosen, right])}
        words={rows}
        light={light}
      />
      <TablePane
        side={words.right}
        chosen={right}
        choose={(chosen: Chosen) => show([left, chosen])}
        words={rows}
        light={light}
      />
    </div>
  );
}
