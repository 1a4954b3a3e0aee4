import type { Field } from './field.ts';
import type { OrderLineDraft } from './order-draft.ts';
import {
  type HeadSaid,
  isOver,
  type LinesSaid,
  standingOf,
  type StateReader,
  type StateSaid,
  type Verdict,
} from './order-standing.ts';
import { noted, type Place, type RowProblem, refused } from './problem.ts';
import type { Columns } from './row-cells.ts';
import { foldState } from './state-meaning.ts';
import type { Row } from './table.ts';

/** A line as it was read, and the row it stands in. */
export type ReadLine = { readonly line: OrderLineDraft; readonly row: Row };

type Rows = {
  readonly number: string;
  readonly heads: readonly Row[];
  readonly lines: readonly ReadLine[];
  readonly badRow?: number;
  /** The column by which nothing is left of a line. */
  readonly over?: string;
};
type ByDates = Pick<HeadSaid, 'isShipped' | 'isCancelled'> & { readonly report: (problem: RowProblem) => void };

/** How an order stands, with the lines that are left of it. */
export type OrderState = Pick<Verdict, 'standing'> & {
  readonly lines: readonly OrderLineDraft[];
  /** The file's word where the order is not imported. */
  readonly said: string;
};

type StateField = 'state' | 'deliveryState' | 'paymentState';
const headStates: readonly StateField[] = ['deliveryState', 'state', 'paymentState'];

/** Finds how each order stands by the words of its head and of its lines; `apart`: the columns of lines in another file. */
export function stateOfOrder(
  columns: Columns,
  apart: Columns | undefined,
  states: StateReader,
): (rows: Rows, by: ByDates) => OrderState {
  const ofLine = apart ?? columns;
  const own: readonly Field[] = apart ? ['lineState', 'deliveryState', 'state'] : ['lineState'];
  const refundsKnown = ofLine.has('quantityCancelled');
  return ({ number, heads, lines, badRow, over }, { report, ...dates }) => {
    // Where the rows of an order say different things, each speaks of its own line.
    const varied = apart ? [] : headStates.filter((field) => columns.has(field) && varies(heads, columns, field));
    const cells = headStates.map((field) => headCell(field, varied.includes(field) ? [] : heads, columns, states));
    const [delivery, state, payment] = cells.map(({ said }) => said);
    const head: HeadSaid = { state: state ?? null, delivery: delivery ?? null, payment: payment ?? null, ...dates };
    const kept = keptLines(lines, [...own, ...varied], ofLine, states);
    const nothingLeft = kept.over ?? over;
    const isNothingLeft = badRow === undefined && kept.lines.length === 0 && nothingLeft !== undefined;
    const verdict: Verdict = isNothingLeft ? { standing: 'out' } : standingOf(head, { ...kept.said, refundsKnown });
    const { standing, because } = verdict;
    if (standing === 'out') {
      const said = cells.find((cell) => isOver(cell.said))?.text ?? nothingLeft ?? '';
      const dated = columns.header(columns.index('cancelledAt'));
      return { standing, lines: [], said: said || dated };
    }
    const unknown = standing === 'unknown' ? cells.filter((cell) => cell.said === 'unknown') : [];
    for (const { place } of unknown) if (place) report(refused('order-state-unknown', place));
    const [first] = heads;
    const spoken = cells.find(({ text }) => text !== '');
    if (because && first) report(noted(because, { row: first.row, value: number, column: spoken?.place?.column }));
    for (const problem of kept.problems) report(problem);
    const isRefused = kept.problems.some(({ severity }) => severity === 'refused');
    return { standing: isRefused ? 'unknown' : standing, lines: kept.lines, said: '' };
  };
}

type HeadCell = { readonly text: string; readonly said: StateSaid; readonly place?: Place };

/** The first cell of a column that says anything. */
function headCell(field: StateField, heads: readonly Row[], columns: Columns, states: StateReader): HeadCell {
  const row = heads.find((one) => columns.cell(one, field).trim() !== '');
  if (!row) return { text: '', said: null };
  const text = columns.cell(row, field).trim();
  const said = field === 'paymentState' ? states.ofPayment(text) : states.of(text);
  return { text, said, place: columns.place(row, columns.index(field)) };
}

function varies(heads: readonly Row[], columns: Columns, field: StateField): boolean {
  const said = new Set(heads.map((row) => foldState(columns.cell(row, field))));
  said.delete('');
  return said.size > 1;
}

type Kept = {
  readonly lines: readonly OrderLineDraft[];
  readonly said: Omit<LinesSaid, 'refundsKnown'>;
  /** The word of a line that came to nothing. */
  readonly over?: string;
  readonly problems: readonly RowProblem[];
};

/** The lines without those that were called off or given back, each with how many of it left before. */
function keptLines(all: readonly ReadLine[], fields: readonly Field[], columns: Columns, states: StateReader): Kept {
  const lines: OrderLineDraft[] = [];
  const problems: RowProblem[] = [];
  let over: string | undefined;
  let [isHeld, isUnclear] = [false, false];
  for (const { line, row } of all) {
    const field = fields.find((one) => columns.cell(row, one).trim() !== '');
    const text = field ? columns.cell(row, field).trim() : '';
    const said = field === 'paymentState' ? states.ofPayment(text) : states.of(text);
    const place = field && { ...columns.place(row, columns.index(field)), file: line.file };
    if (isOver(said)) {
      over ??= text;
      if (place) problems.push(noted('order-line-over', place));
      continue;
    }
    if (said === 'unknown' && place) problems.push(refused('order-state-unknown', place));
    isHeld ||= said === 'held';
    isUnclear ||= said === 'part-shipped' && line.alreadyShipped === undefined;
    lines.push(said === 'shipped' ? { ...line, alreadyShipped: line.quantity } : line);
  }
  const shipped = (line: OrderLineDraft) => line.alreadyShipped ?? 0;
  return {
    lines,
    over,
    problems,
    said: {
      isHeld,
      isUnclear,
      anyShipped: lines.some((line) => shipped(line) > 0),
      allShipped: lines.length > 0 && lines.every((line) => shipped(line) === line.quantity),
    },
  };
}
