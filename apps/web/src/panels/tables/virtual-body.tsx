/**
 * The body of a long table: only the rows that are in view exist, between two spacers; short tables are whole. The scrolling element is the nearest `.table-scroll`.
 * Rows have one height; a screen reader hears the true number of rows from `aria-rowcount` on the table, and each row its place.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';

/** Rows up to which all of them exist: finding in page and printing work on them. */
const whole = 200;
const rowHeight = 35;

export function VirtualBody<Row>({
  rows,
  columns,
  keyOf,
  onKeyDown,
  onFocusRow,
  children,
}: {
  readonly rows: readonly Row[];
  readonly columns: number;
  readonly keyOf: (row: Row) => string;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocusRow: (key: string) => void;
  /** The cells of one row. */
  readonly children: (row: Row) => ReactNode;
}): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null);
  const virtual = rows.length > whole;
  const virtualizer = useVirtualizer({
    enabled: virtual,
    count: rows.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => body.current?.closest<HTMLElement>('.table-scroll') ?? null,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const first = virtual ? (items[0]?.index ?? 0) : 0;
  const end = virtual ? (items.at(-1)?.index ?? -1) + 1 : rows.length;
  return (
    <tbody ref={body} onKeyDown={onKeyDown}>
      {virtual && <Spacer height={first * rowHeight} columns={columns} />}
      {rows.slice(first, end).map((row, index) => (
        <tr
          key={keyOf(row)}
          onFocus={() => onFocusRow(keyOf(row))}
          {...(virtual ? { 'aria-rowindex': first + index + 2, className: 'one-line' } : {})}
        >
          {children(row)}
        </tr>
      ))}
      {virtual && <Spacer height={(rows.length - end) * rowHeight} columns={columns} />}
    </tbody>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }): ReactNode {
  return (
    <tr className="spacer-row">
      <td
        colSpan={columns}
        ref={cell => {
          cell?.style.setProperty('height', `${height}px`);
        }}
      />
    </tr>
  );
}
