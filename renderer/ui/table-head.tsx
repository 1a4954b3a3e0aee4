import { useEffect, useRef } from 'react';
import { ColumnGrip } from './column-grip.tsx';
import { Icon } from './icon.tsx';
import { type Column, nextSort, type Sort } from './table-column.ts';
import { cellStyle } from './table-row.tsx';
import { useUiWords } from './ui-words.ts';

type TableHeadProps<Row> = {
  readonly id: string;
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | null;
  readonly onSort: ((sort: Sort) => void) | undefined;
  /** The column the cursor is in while it stands in the header. */
  readonly cursor: number;
  /** null: the table has no check boxes. */
  readonly checked: 'none' | 'some' | 'all' | null;
  readonly onCheck: () => void;
  /** Makes the column at a place as wide as this; null: as the program thinks fit. */
  readonly onResize: (place: number, width: number | null) => void;
};

/** The header row: names, sorting, and the box that chooses every row. */
export function TableHead<Row>({ id, columns, sort, onSort, cursor, checked, onCheck, onResize }: TableHeadProps<Row>) {
  const words = useUiWords();
  return (
    <div role="rowgroup" className="ui-thead">
      <div role="row" className="ui-tr" aria-rowindex={1}>
        {checked !== null && (
          <div role="columnheader" className="ui-th ui-td-check" aria-colindex={1}>
            <AllBox checked={checked} name={words.selectAll} onCheck={onCheck} />
          </div>
        )}
        {columns.map((column, place) => {
          const sorted = sort?.column === column.id ? sort.direction : undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              id={place === cursor ? `${id}-cursor` : undefined}
              className={place === 0 ? 'ui-th ui-td-first' : column.figure ? 'ui-th ui-td-figure' : 'ui-th'}
              style={cellStyle(place)}
              aria-colindex={place + (checked === null ? 1 : 2)}
              aria-sort={sorted ?? (column.sortable ? 'none' : undefined)}
              data-align={column.align}
              data-at-cursor={place === cursor || undefined}
            >
              {column.sortable ? (
                <button
                  type="button"
                  className="ui-th-sort"
                  tabIndex={-1}
                  onClick={() => onSort?.(nextSort(sort, column.id))}
                >
                  <span>{column.header}</span>
                  {sorted && <Icon name={sorted === 'ascending' ? 'up' : 'down'} size={14} />}
                </button>
              ) : (
                <span>{column.header}</span>
              )}
              <ColumnGrip hint={words.resizeColumn(column.header)} onResize={(width) => onResize(place, width)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

type AllBoxProps = { readonly checked: 'none' | 'some' | 'all'; readonly name: string; readonly onCheck: () => void };

function AllBox({ checked, name, onCheck }: AllBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = checked === 'some';
  }, [checked]);
  return (
    <input ref={box} type="checkbox" tabIndex={-1} aria-label={name} checked={checked === 'all'} onChange={onCheck} />
  );
}
