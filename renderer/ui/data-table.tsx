import {
  type CSSProperties,
  type ReactNode,
  type Ref,
  useCallback,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import { type BulkAct, BulkBar } from './bulk-bar.tsx';
import { showCutText } from './cut-text.ts';
import { useMemoryOwner } from './place-memory.ts';
import { drawnRows } from './row-window.ts';
import {
  type Column,
  columnWidths,
  fittingColumns,
  LEAST_WIDTH,
  plainView,
  type Sort,
  shownColumns,
  type TableView,
} from './table-column.ts';
import { TableHead } from './table-head.tsx';
import { rememberedPlace } from './table-memory.ts';
import { TableRow } from './table-row.tsx';
import { toast } from './toast.tsx';
import { everyRow, noSelection } from './table-selection.ts';
import { useUiWords } from './ui-words.ts';
import { useChosenWidths } from './use-chosen-widths.ts';
import { useFittedWidths } from './use-fitted-widths.ts';
import { useTableCursor } from './use-table-cursor.ts';
import { useTablePlace } from './use-table-place.ts';
import { headHeight, useTableScroll } from './use-table-scroll.ts';
import { rowHeight, useWindowLook } from './window-look.ts';
import './data-table.css';

/** What a screen can do with its table. */
export type TableHandle = {
  /** Edits a cell of the first row; `then` runs when that is done, however. */
  readonly editFirst: (column: string, then: () => void) => void;
  /** Edits a cell of the row with this key; `then` as above; false where there is no such row. */
  readonly editRow: (key: string, column: string, then: () => void) => boolean;
  /** Edits a cell of the row with the cursor, unless one is edited; false where the focus is not in the table. */
  readonly editHere: (column: string) => boolean;
};

type DataTableProps<Row> = {
  readonly handle?: Ref<TableHandle>;
  /** Named like its screen: "Stock". */
  readonly name: string;
  /** Keep it the same between renders. */
  readonly columns: readonly Column<Row>[];
  readonly view?: TableView;
  readonly rowCount: number;
  /** A new function whenever the data changed, the same while it did not; cells are drawn anew where it answers another object. */
  readonly rowAt: (index: number) => Row;
  readonly keyAt: (index: number) => string;
  /** What a row is called, for the check box in front of it. */
  readonly rowName?: (row: Row) => string;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  /** Keys of the chosen rows; with `onSelect`, rows have check boxes. */
  readonly selection?: ReadonlySet<string>;
  readonly onSelect?: (selection: ReadonlySet<string>) => void;
  /** What a click on a row or Enter does. */
  readonly onOpen?: (row: Row, index: number) => void;
  /** Told when the keyboard or a click moves to another row. */
  readonly onCursor?: (row: Row, index: number) => void;
  /** The row shown in a panel beside the table. */
  readonly currentKey?: string | null;
  /** Acts for the chosen rows. */
  readonly bulkActs?: readonly BulkAct[];
  readonly empty?: ReactNode;
  /** The rows are those of last time, in words; null: they are live. Until then they are looked at and opened, and nothing else. */
  readonly reading?: string | null;
  /** content: as high as its rows (at most a few hundred), within a page that scrolls. */
  readonly height?: 'fill' | 'content';
  /** How many lines of text a row holds; one where it is left out. Its cells wrap theirs themselves. */
  readonly rowLines?: number;
  /** Remembers the scroll position under this name while other places are visited. */
  readonly rememberAs?: string;
  /** Keeps the widths a person dragged columns to under this name; `rememberAs` where it is left out. */
  readonly widthsAs?: string;
};

/** What each further line of a row needs. */
const lineHeight = 17;
/** Width of the check boxes' column in pixels. */
const checkWidth = 36;
/** Keeps the last column in line with the end of the page's title, where there is room. */
const endGap = 14;
/** What a scroll bar below the rows may need. */
const barHeight = 14;
/** A table in a page that has more rows scrolls by itself: drawn whole, hundreds of rows make the page slow to come. */
const MOST_WHOLE = 60;

/** A grid of any number of rows: one tab stop, a cursor for the keyboard, sorting, choosing, editing in place. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, view = plainView, rowCount, rowAt, keyAt, sort = null, onSort, onOpen, onCursor } = props;
  const { reading = null, selection = noSelection, bulkActs, height = 'fill', rememberAs = null } = props;
  const id = useId();
  const words = useUiWords();
  const { density } = useWindowLook();
  const { rowLines = 1 } = props;
  const rowPixels = rowHeight(density) + (rowLines - 1) * lineHeight;
  const box = useRef<HTMLDivElement>(null);
  const { drawn, room, page, onScroll, showRow } = useTableScroll(box, rowPixels, rowCount);
  const onSelect = reading === null || !props.onSelect ? props.onSelect : ignoreChoice;
  const isRead = reading === null;
  const selectable = onSelect !== undefined;
  const boxes = selectable ? checkWidth : 0;
  const wanted = useMemo(() => {
    const all = shownColumns(columns, view);
    return isRead ? all : all.map(({ editable: _, ...column }) => column);
  }, [columns, view, isRead]);
  const [chosen, choose] = useChosenWidths(props.widthsAs ?? rememberAs);
  const columnsFor = useCallback(
    (widths: ReadonlyMap<string, number>) => fittingColumns(wanted, room - boxes, { fitted: widths, chosen }),
    [wanted, room, boxes, chosen],
  );
  const { shown, fitted } = useFittedWidths(box, columnsFor);
  const owner = useMemoryOwner();
  const left = rememberAs === null ? undefined : rememberedPlace(owner, rememberAs);
  const { cursor, editing, acts, handlers, editAt, editHere } = useTableCursor<Row>({
    box,
    cellId: `${id}-cursor`,
    columns: shown,
    rowCount,
    rowAt,
    keyAt,
    sort,
    onSort,
    selection,
    onSelect,
    onOpen,
    onCursor,
    firstRow: left?.row ?? -1,
    page,
    rowPixels,
    showRow,
    onPastEnd: () => toast.news(words.pastEnd),
    onResize: (place, by) => resize(place, headerWidth(box.current, place) + by),
  });
  useTablePlace(box, rememberAs, { row: cursor.row, rowCount });
  const placeOf = (column: string) => shown.findIndex(({ id: own }) => own === column);
  useImperativeHandle(props.handle, () => ({
    editFirst: (column, then) => editAt({ row: 0, column: placeOf(column) }, then),
    editRow: (key, column, then) => {
      let row = 0;
      while (row < rowCount && keyAt(row) !== key) row++;
      if (row === rowCount) return false;
      editAt({ row, column: placeOf(column) }, then);
      return true;
    },
    editHere: (column) => editHere(placeOf(column)),
  }));

  const resize = (place: number, width: number | null) => {
    const column = shown[place];
    if (column) choose(column.id, width === null ? null : Math.max(LEAST_WIDTH, width));
  };
  const least = shown.reduce((sum, column) => sum + column.width, boxes);
  const apart = boxes + (height === 'fill' && least + endGap <= room ? endGap : 0);
  const widths = useMemo(
    () => columnWidths(shown, Math.max(0, room - apart), { fitted, chosen }),
    [shown, room, apart, fitted, chosen],
  );
  const total = widths.reduce((sum, width) => sum + width, apart);
  const wide = total > room + 1; // shares are fractions of pixels
  const style: CSSProperties & Record<string, string> = {
    '--total': `${total}px`,
    '--first-column': `${boxes}px`,
  };
  widths.forEach((width, place) => {
    style[`--column-${place}`] = `${width}px`;
  });
  const bodyStyle: typeof style = { '--row': `${rowPixels}px` };
  bodyStyle.blockSize = rowCount * rowPixels;
  const isTall = height === 'content' && rowCount > MOST_WHOLE;
  // The last row's line is the frame's.
  const content = headHeight + rowCount * rowPixels - 1 + (wide ? barHeight : 0);

  return (
    <div className="ui-table-frame" data-height={height} data-tall={isTall || undefined}>
      <div
        {...handlers}
        onMouseOver={showCutText}
        ref={box}
        className="ui-table"
        role="grid"
        aria-label={name}
        aria-busy={!isRead || undefined}
        aria-rowcount={rowCount + 1}
        aria-colcount={shown.length + (selectable ? 1 : 0)}
        aria-multiselectable={selectable || undefined}
        aria-activedescendant={cursor.column >= 0 ? `${id}-cursor` : undefined}
        tabIndex={0}
        style={height === 'content' && rowCount > 0 ? { ...style, blockSize: content } : style}
        data-wide={wide || undefined}
        data-empty={rowCount === 0 || undefined}
        onScroll={onScroll}
      >
        <TableHead
          id={id}
          columns={shown}
          sort={sort}
          onSort={onSort}
          cursor={cursor.row < 0 ? cursor.column : -1}
          checked={selectable ? checkedOf(selection.size, rowCount) : null}
          onResize={resize}
          onCheck={() => onSelect?.(selection.size > 0 ? noSelection : everyRow(rowCount, keyAt))}
        />
        {rowCount > 0 && (
          <div role="rowgroup" className="ui-tbody" style={bodyStyle}>
            {drawnRows({ first: drawn.first, end: Math.min(drawn.end, rowCount) }, cursor.row, rowCount).map(
              (index) => {
                const key = keyAt(index);
                return (
                  <TableRow
                    key={key}
                    id={id}
                    index={index}
                    top={index * rowPixels}
                    columns={shown}
                    rowAt={rowAt}
                    rowName={props.rowName}
                    selected={selectable ? selection.has(key) : null}
                    selectWord={words.selectRow}
                    current={key === props.currentKey}
                    cursor={index === cursor.row ? cursor.column : -1}
                    edited={editing && index === cursor.row ? cursor.column : -1}
                    acts={acts}
                  />
                );
              },
            )}
          </div>
        )}
      </div>
      {!isRead && (
        <div className="ui-table-reading" role="status">
          {reading}
        </div>
      )}
      {rowCount === 0 && props.empty}
      {selection.size > 0 && bulkActs && (
        <BulkBar count={selection.size} onClear={() => onSelect?.(noSelection)} acts={bulkActs} />
      )}
    </div>
  );
}

const ignoreChoice = () => undefined;

function headerWidth(box: HTMLElement | null, place: number): number {
  return box?.querySelectorAll('.ui-th:not(.ui-td-check)')[place]?.getBoundingClientRect().width ?? 0;
}

function checkedOf(chosen: number, rowCount: number): 'none' | 'some' | 'all' {
  if (chosen === 0) return 'none';
  return chosen >= rowCount ? 'all' : 'some';
}
