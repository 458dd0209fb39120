/**
 * One of the two tables: which one, its rows as kubectl prints them, and ways to copy what is shown. Head and choice stay while the rows are moved. The rows are one stop of the Tab key: arrows,
 * Home and End go from row to row and from cell to cell.
 */
import { narrow, order } from '@switchboard/core/tables/arrange';
import { listOf } from '@switchboard/core/tables/lists';
import { printAsCsv, printAsKubectl } from '@switchboard/core/tables/print';
import { type ListName, listNames, resources, type Table } from '@switchboard/core/tables/table';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useLens } from '../../app/lens.ts';
import { useProgram } from '../../app/program.ts';
import { tableWords } from '../../messages/table-en.ts';
import { Copy } from '../copy.tsx';
import { useHeard, useValue } from '../read.ts';
import type { Light } from './address.tsx';
import { type Chosen, turned } from './chosen.ts';
import { moveFocus } from './move-focus.ts';
import { RowCells } from './row-cells.tsx';
import { VirtualBody } from './virtual-body.tsx';

export function TablePane({
  side,
  chosen,
  choose,
  words,
  light,
}: {
  readonly side: string;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
  /** All of them must occur in a row. */
  readonly words: string;
  readonly light: Light;
}): ReactNode {
  const program = useProgram();
  const topology = useHeard(program);
  const { namespaces } = useLens();
  const time = useValue(program.now);
  const table = useMemo(
    () => listOf(chosen.list, topology, namespaces, time),
    [chosen.list, topology, namespaces, time],
  );
  const wanted = useDeferredValue(words);
  const rows = useMemo(
    () => order(table, narrow(table.rows, wanted), chosen.order),
    [table, wanted, chosen.order],
  );
  const [current, setCurrent] = useState<string | undefined>(undefined);
  const stop = rows.some(({ key }) => key === current) ? current : rows[0]?.key;
  const shown = { columns: table.columns, printed: table.printed, rows };
  return (
    <section className="table-pane" aria-label={side}>
      <div className="table-choice">
        {listNames.map(list => (
          <button
            key={list}
            type="button"
            className="plain"
            aria-pressed={list === chosen.list}
            onClick={() => choose({ list })}
          >
            {tableWords.lists[list]}
          </button>
        ))}
        <span className="spacer" />
        <Copy text={() => printAsKubectl(shown)} label={tableWords.copy} />
        <Copy text={() => printAsCsv(shown)} label={tableWords.copyCsv} />
      </div>
      <div className="table-scroll">
        <table
          aria-rowcount={rows.length + 1}
          className={table.rows.some(({ fault }) => fault !== undefined) ? 'with-findings' : ''}
        >
          <Caption
            list={chosen.list}
            namespaces={namespaces}
            counted={tableWords.counted(rows.length, table.rows.length)}
          />
          <Head table={table} chosen={chosen} choose={choose} />
          <VirtualBody
            rows={rows}
            columns={table.columns.length}
            keyOf={({ key }) => key}
            onKeyDown={moveFocus}
            onFocusRow={setCurrent}
          >
            {row => <RowCells row={row} table={table} light={light} isStop={row.key === stop} />}
          </VirtualBody>
          {rows.length === 0 && (
            <tbody>
              <tr>
                <td colSpan={table.columns.length} className="quiet">
                  {table.rows.length === 0
                    ? tableWords.none(chosen.list, namespaces.join(', '))
                    : tableWords.nothingMatches}
                </td>
              </tr>
            </tbody>
          )}
        </table>
      </div>
    </section>
  );
}

function Caption({
  list,
  namespaces,
  counted,
}: {
  readonly list: ListName;
  readonly namespaces: readonly string[];
  readonly counted: string;
}): ReactNode {
  const where = list === 'nodes' ? '' : namespaces.length === 1 ? `-n ${namespaces[0]} ` : '';
  const all = list !== 'nodes' && namespaces.length > 1 ? ' -A' : '';
  return (
    <caption>
      <div className="table-about">
        <code>{`kubectl ${where}get ${resources[list]}${all}`}</code>
        <span className="quiet">{counted}</span> {tableWords.about[list]}
      </div>
    </caption>
  );
}

function Head({
  table: { columns, printed },
  chosen,
  choose,
}: {
  readonly table: Table;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
}): ReactNode {
  const { list, order: by } = chosen;
  return (
    <thead>
      <tr>
        {columns.map((column, index) => {
          const sorted = by?.column === column ? (by.down ? 'descending' : 'ascending') : undefined;
          return (
            <th
              key={column}
              scope="col"
              className={index >= printed ? 'ours' : ''}
              {...(sorted === undefined ? {} : { 'aria-sort': sorted })}
            >
              <button
                type="button"
                className="plain"
                title={tableWords.sortBy(column)}
                onClick={() => {
                  const next = turned(by, column);
                  choose(next === undefined ? { list } : { list, order: next });
                }}
              >
                {column}
                <span aria-hidden="true" className="sort-mark">
                  {sorted === undefined ? '' : sorted === 'ascending' ? '▲' : '▼'}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
