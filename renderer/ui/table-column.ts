import type { ReactNode } from 'react';

/** Lets a cell be changed where it stands. */
export type CellEdit<Row> = {
  /** The text the editor starts with. */
  readonly text: (row: Row) => string;
  /** Names the editor: "Price of Blue cup". */
  readonly label: (row: Row) => string;
  /** Takes the text; the answer is why not, in words, or null when it is saved. */
  readonly save: (row: Row, text: string) => string | null | Promise<string | null>;
};

/** One column of a table. */
export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  /** Least width in pixels. */
  readonly width: number;
  /** Share of the width that is left over; 0 keeps the column as it is. */
  readonly grow?: number;
  readonly align?: 'start' | 'end' | 'center';
  /** Figures under each other: tabular numerals, at the end of the cell. */
  readonly figure?: boolean;
  readonly sortable?: boolean;
  /** Always shown, first among the columns. */
  readonly fixed?: boolean;
  readonly render: (row: Row) => ReactNode;
  readonly editable?: CellEdit<Row>;
};

/** What a table is sorted by. */
export type Sort = { readonly column: string; readonly direction: 'ascending' | 'descending' };

/** Which columns a person wants to see, in which order; unknown columns stand where they are declared. */
export type TableView = { readonly order: readonly string[]; readonly hidden: readonly string[] };

/** The columns as declared. */
export const plainView: TableView = { order: [], hidden: [] };

/** All columns in the order of the view, fixed ones first. */
export function orderedColumns<Row>(columns: readonly Column<Row>[], view: TableView): readonly Column<Row>[] {
  const place = (column: Column<Row>) => {
    if (column.fixed) return -1;
    const wanted = view.order.indexOf(column.id);
    return wanted === -1 ? view.order.length + columns.indexOf(column) : wanted;
  };
  return [...columns].sort((a, b) => place(a) - place(b));
}

/** The columns a table shows. */
export function shownColumns<Row>(columns: readonly Column<Row>[], view: TableView): readonly Column<Row>[] {
  return orderedColumns(columns, view).filter((column) => column.fixed || !view.hidden.includes(column.id));
}

/** The widths of columns in pixels: their least width, and what is left of `room` shared out by `grow`. */
export function columnWidths(
  columns: readonly Pick<Column<never>, 'width' | 'grow'>[],
  room: number,
): readonly number[] {
  const least = columns.reduce((sum, column) => sum + column.width, 0);
  const shares = columns.reduce((sum, column) => sum + (column.grow ?? 0), 0);
  const spare = shares > 0 ? Math.max(0, room - least) : 0;
  return columns.map((column) => column.width + (spare * (column.grow ?? 0)) / (shares || 1));
}

/** The sort after a press on a column's header: ascending, then descending, then ascending again. */
export function nextSort(sort: Sort | null, column: string): Sort {
  const turned = sort?.column === column && sort.direction === 'ascending';
  return { column, direction: turned ? 'descending' : 'ascending' };
}
