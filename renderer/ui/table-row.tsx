import { memo, type ReactNode } from 'react';
import { CellEditor } from './cell-editor.tsx';
import type { Column } from './table-column.ts';

/** What a row says back to its table; the same object for the life of the table. */
export type RowActs = {
  readonly finishEdit: (move: 'stay' | 'next' | 'before') => void;
};

type TableRowProps<Row> = {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly Column<Row>[];
  readonly rowAt: (index: number) => Row;
  readonly rowName: ((row: Row) => string) | undefined;
  /** null: the table has no check boxes. */
  readonly selected: boolean | null;
  readonly selectWord: string;
  readonly current: boolean;
  /** The column the cursor is in; -1: the cursor is elsewhere. */
  readonly cursor: number;
  /** The column being edited; -1: none. */
  readonly edited: number;
  readonly acts: RowActs;
};

/**
 * One row. Drawn anew only when something of its own changed: while scrolling only the rows that come in are.
 * Its events are heard by the table.
 */
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow; // memo forgets type parameters

function PlainTableRow<Row>(props: TableRowProps<Row>): ReactNode {
  const { id, index, top, columns, rowAt, rowName, selected, selectWord, current, cursor, edited, acts } = props;
  const row = rowAt(index);
  const name = rowName?.(row);
  const offset = selected === null ? 1 : 2;
  return (
    <div
      role="row"
      className="ui-tr"
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      aria-current={current || undefined}
      data-row={index}
      data-cursor={cursor >= 0 || undefined}
      data-edited={edited >= 0 || undefined}
    >
      {selected !== null && (
        <div role="gridcell" className="ui-td ui-td-check" aria-colindex={1}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            readOnly
            aria-label={name ? `${selectWord}: ${name}` : selectWord}
          />
        </div>
      )}
      <Cells id={id} row={row} columns={columns} firstColumn={offset} cursor={cursor} edited={edited} acts={acts} />
    </div>
  );
}

type CellsProps<Row> = Pick<TableRowProps<Row>, 'id' | 'columns' | 'cursor' | 'edited' | 'acts'> & {
  readonly row: Row;
  /** The number of the first column among all, for people who hear the table. */
  readonly firstColumn: number;
};

/** A row's cells: a row that only went to another place, as all do below an inserted one, keeps them. */
const Cells = memo(PlainCells) as typeof PlainCells; // memo forgets type parameters

function PlainCells<Row>({ id, row, columns, firstColumn, cursor, edited, acts }: CellsProps<Row>): ReactNode {
  return (
    <>
      {columns.map((column, place) => (
        <div
          key={column.id}
          role={place === 0 ? 'rowheader' : 'gridcell'}
          id={place === cursor ? `${id}-cursor` : undefined}
          className={place === 0 ? 'ui-td ui-td-first' : column.figure ? 'ui-td ui-td-figure' : 'ui-td'}
          style={cellStyle(place)}
          aria-colindex={place + firstColumn}
          data-column={place}
          data-align={column.align}
          data-fits={column.figure || column.fit !== undefined || undefined}
          data-editable={column.editable ? true : undefined}
          data-at-cursor={place === cursor || undefined}
          data-edited={place === edited || undefined}
        >
          {place === edited && column.editable ? (
            <CellEditor row={row} edit={column.editable} onDone={acts.finishEdit} />
          ) : (
            column.render(row)
          )}
        </div>
      ))}
    </>
  );
}

const styles: { readonly inlineSize: string }[] = [];

/** The style of the cells of a column: one object per column, so that React compares none of them. */
export function cellStyle(place: number): { readonly inlineSize: string } {
  const known = styles[place];
  if (known) return known;
  const style = { inlineSize: `var(--column-${place})` };
  styles[place] = style;
  return style;
}
