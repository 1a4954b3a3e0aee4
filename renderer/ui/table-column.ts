import type { ReactNode } from 'react';

/** Lets a cell be changed where it stands. */
export type CellEdit<Row> = {
  /** The text the editor starts with. */
  readonly text: (row: Row) => string;
  /** Names the editor: "Price of Blue cup". */
  readonly label: (row: Row) => string;
  /** Takes the text; the answer is why not, or null when it is saved. `sure`: what it asked about this text is answered. */
  readonly save: (row: Row, text: string, sure: boolean) => CellAnswer | Promise<string | null>;
};

/** Why a text is not taken, in words; a question, which the same text entered again answers; or null: it is taken. */
export type CellAnswer = string | { readonly ask: string } | null;

/** One column of a table. */
export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  /** Least width in pixels. */
  readonly width: number;
  /** Share of the width that is left over; 0 keeps the column as it is. */
  readonly grow?: number;
  readonly align?: 'start' | 'end' | 'center';
  /** Figures under each other: tabular numerals, at the end of the cell, never cut. */
  readonly figure?: boolean;
  /** Grows for what its cells hold whole within so many pixels, so that it is not cut: a code, a moment. */
  readonly fit?: number;
  readonly sortable?: boolean;
  /** Left out where the table is too narrow for all of them, the highest first; left out here: never. */
  readonly yields?: number;
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

/** What columns need beyond their least width, by id in pixels. */
export type WidthWishes = {
  /** What a cell was seen to hold: a figure or a code is not cut. */
  readonly fitted: ReadonlyMap<string, number>;
  /** What a person dragged a column to. */
  readonly chosen: ReadonlyMap<string, number>;
};

const noWishes: WidthWishes = { fitted: new Map(), chosen: new Map() };

/** A column narrower than this cannot be taken hold of. */
export const LEAST_WIDTH = 48;
/** Names give up to this share of their own where the table then needs no scrolling; */
const GIVES_WAY = 0.5;
/** those that say what a row is, less; */
const FIRST_GIVES_WAY = 0.2;
/** and only this part of it where the table has to be scrolled all the same. */
const GIVES_WAY_IN_VAIN = 0.5;

/**
 * The widths of columns in pixels: their least width, or what a person chose, and never less than a figure needs. Names (what
 * grows with the room and is not to be seen whole) give way to others, and more where the table then needs no scrolling;
 * what is left of `room` is shared out by `grow`.
 */
export function columnWidths(
  columns: readonly Pick<Column<never>, 'id' | 'width' | 'grow' | 'figure' | 'fit' | 'fixed'>[],
  room: number,
  { fitted, chosen }: WidthWishes = noWishes,
): readonly number[] {
  const widths = columns.map(({ id, width }) => Math.max(chosen.get(id) ?? width, LEAST_WIDTH, fitted.get(id) ?? 0));
  const isName = ({ id, grow, figure, fit }: (typeof columns)[number]) =>
    (grow ?? 0) > 0 && !figure && fit === undefined && !chosen.has(id);
  const given = columns.map((column, place) => {
    if (!isName(column)) return 0;
    const free = (widths[place] ?? 0) - (fitted.get(column.id) ?? 0);
    return Math.min(free, column.width * (column.fixed ? FIRST_GIVES_WAY : GIVES_WAY));
  });
  const grown = sum(widths.map((width, place) => Math.max(0, width - (columns[place]?.width ?? 0))));
  const missing = Math.max(0, sum(widths) - room);
  const asked = missing <= sum(given) ? missing : Math.min(grown, sum(given) * GIVES_WAY_IN_VAIN);
  const giving = asked / (sum(given) || 1);
  const shares = columns.map(({ id, grow }) => (chosen.has(id) ? 0 : (grow ?? 0)));
  const spare = Math.max(0, room - sum(widths));
  return widths.map(
    (width, place) => width - (given[place] ?? 0) * giving + (spare * (shares[place] ?? 0)) / (sum(shares) || 1),
  );
}

/** The columns that there is room for: those that yield are left out, one after the other, until the rest needs no scrolling. */
export function fittingColumns<C extends Parameters<typeof columnWidths>[0][number] & Pick<Column<never>, 'yields'>>(
  columns: readonly C[],
  room: number,
  wishes: WidthWishes = noWishes,
): readonly C[] {
  // Nothing was measured yet.
  if (room <= 0) return columns;
  let left = columns;
  while (sum(columnWidths(left, room, wishes)) > room + 1) {
    const most = left.reduce((found, { yields = 0 }) => Math.max(found, yields), 0);
    if (most === 0) return left;
    left = left.filter(({ yields }) => yields !== most);
  }
  return left;
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

/** The sort after a press on a column's header: ascending, then descending, then ascending again. */
export function nextSort(sort: Sort | null, column: string): Sort {
  const turned = sort?.column === column && sort.direction === 'ascending';
  return { column, direction: turned ? 'descending' : 'ascending' };
}
