/** The cells of one row: names lead to their objects, addresses are lit wherever they stand, a lamp says how a pod is. Only the row that Tab stops at can be reached by it. */
import type { Cell, Row, Table } from '@switchboard/core/tables/table';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { tableWords as words } from '../../messages/table-en.ts';
import { Address, type Light } from './address.tsx';
import { FaultSign } from './fault-sign.tsx';

export function RowCells({
  row,
  table,
  light,
  isStop,
}: {
  readonly row: Row;
  readonly table: Table;
  readonly light: Light;
  readonly isStop: boolean;
}): ReactNode {
  return row.cells.map((cell, index) => (
    <td key={table.columns[index]} className={index >= table.printed ? 'ours' : ''}>
      {row.fault !== undefined && isMarked(table.columns[index]) && <FaultSign fault={row.fault} />}
      {cell.lamp !== undefined && <span className={`lamp lamp-${cell.lamp}`} aria-hidden="true" />}
      <Content cell={cell} light={light} isStop={isStop} isName={table.columns[index] === 'NAME'} />
      {cell.text === '' && table.columns[index] === 'LISTED' && (
        <span className="quiet">{words.inNoList}</span>
      )}
    </td>
  ));
}

/** Its name is seen wherever the table is scrolled to; what is wrong stands in a column of its own. */
const isMarked = (column: string | undefined): boolean => column === 'NAME' || column === 'FINDINGS';

function Content({
  cell: { text, object, addresses = [] },
  light,
  isStop,
  isName,
}: {
  readonly cell: Cell;
  readonly light: Light;
  readonly isStop: boolean;
  readonly isName: boolean;
}): ReactNode {
  const { view } = useProgram();
  if (object !== undefined)
    return (
      <button
        type="button"
        className={isName ? 'plain link' : 'plain link light'}
        tabIndex={isStop ? 0 : -1}
        onClick={() => view.select(object)}
      >
        <bdi>{text}</bdi>
      </button>
    );
  if (addresses.length === 0) return text;
  const printed = addresses.join(',');
  return (
    <>
      {addresses.map((address, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an address may stand twice, once with each port, and has no identity but its place.
        <span key={`${index} ${address}`}>
          {index > 0 && ','}
          <Address text={address} light={light} isStop={isStop} />
        </span>
      ))}
      {text.slice(printed.length)}
    </>
  );
}
