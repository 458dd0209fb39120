/**
 * What is wrong with the objects of a table, as its last column, of ours: in few words, worst first, errors above warnings when it is sorted. Notes mark nothing. Called by `listOf`.
 */
import { nameOf, type ObjectRef } from '../findings/finding.ts';
import { order } from '../findings/order.ts';
import { faultWord } from '../scene/messages/fault-en.ts';
import type { ToldFinding } from '../topology/finding.ts';
import type { Topology } from '../topology.ts';
import type { Row, Table } from './table.ts';

type Marking = ToldFinding & { readonly severity: 'error' | 'warning' };

const places = { error: 0, warning: 1 } as const;
const nothing = 2;

/** `about`: whom a row stands for. */
export function withFindings(
  table: Table,
  { findings }: Pick<Topology, 'findings'>,
  about: (row: Row) => readonly ObjectRef[],
): Table {
  const marking = [...findings.values()].filter(isMarking);
  const bySubject = Map.groupBy(marking, ({ subject }) => nameOf(subject));
  return {
    columns: [...table.columns, 'FINDINGS'],
    printed: table.printed,
    rows: table.rows.map((row): Row => {
      const found = bySubject.size === 0 ? [] : about(row).flatMap(one => bySubject.get(nameOf(one)) ?? []);
      const said = order(found);
      const isError = said.some(({ severity }) => severity === 'error');
      const fault = isError ? 'error' : said.length > 0 ? 'warning' : undefined;
      const words = [...new Set(said.map(({ rule, severity }) => faultWord(rule, severity)))];
      const cell = { text: words.join(', '), by: fault === undefined ? nothing : places[fault] };
      return { ...row, cells: [...row.cells, cell], ...(fault === undefined ? {} : { fault }) };
    }),
  };
}

const isMarking = (finding: ToldFinding): finding is Marking => finding.severity !== 'info';
