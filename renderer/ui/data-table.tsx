import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { drawnRows } from './row-window.ts';
import { BulkBar } from './bulk-bar.tsx';
import {
  type Column,
  columnWidths,
  nextSort,
  plainView,
  type Sort,
  shownColumns,
  type TableView,
} from './table-column.ts';
import { TableHead } from './table-head.tsx';
import { type Cursor, moveCursor, rangeOf } from './table-keys.ts';
import { rememberedPlace, rememberPlace } from './table-memory.ts';
import { type RowActs, TableRow } from './table-row.tsx';
import { useUiWords } from './ui-words.ts';
import { headHeight, useTableScroll } from './use-table-scroll.ts';
import { rowHeight, useWindowLook } from './window-look.ts';
import './data-table.css';

type DataTableProps<Row> = {
  /** Named like its screen: "Stock". */
  readonly name: string;
  /** Keep it the same between renders. */
  readonly columns: readonly Column<Row>[];
  readonly view?: TableView;
  readonly rowCount: number;
  /** A new function whenever the data changed, the same while it did not: rows are drawn anew by it. */
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
  readonly bulkBar?: ReactNode;
  readonly empty?: ReactNode;
  /** content: as high as its rows (at most a few hundred), within a page that scrolls. */
  readonly height?: 'fill' | 'content';
  /** Remembers the scroll position under this name while other places are visited. */
  readonly rememberAs?: string;
};

const noSelection: ReadonlySet<string> = new Set();
const nowhere: Cursor = { row: -1, column: -1 };
const checkWidth = 36;

/** A grid of any number of rows: one tab stop, a cursor for the keyboard, sorting, choosing, editing in place. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, view = plainView, rowCount, rowAt, keyAt, rowName, sort, onSort } = props;
  const {
    selection = noSelection,
    onSelect,
    onOpen,
    onCursor,
    currentKey,
    bulkBar,
    empty,
    height = 'fill',
    rememberAs,
  } = props;
  const id = useId();
  const words = useUiWords();
  const { density } = useWindowLook();
  const rowPixels = rowHeight(density);
  const box = useRef<HTMLDivElement>(null);
  const { drawn, room, page, onScroll, showRow } = useTableScroll(box, rowPixels, rowCount);
  const shown = useMemo(() => shownColumns(columns, view), [columns, view]);
  const [asked, setCursor] = useState<Cursor>(() => ({
    ...nowhere,
    row: (rememberAs && rememberedPlace(rememberAs)?.row) || -1,
  }));
  const [editing, setEditing] = useState(false);
  const anchor = useRef(0);
  const cursor = asked.row >= rowCount ? { ...asked, row: rowCount - 1 } : asked;
  const selectable = onSelect !== undefined;
  const widths = useMemo(
    () => columnWidths(shown, Math.max(0, room - (selectable ? checkWidth : 0))),
    [shown, room, selectable],
  );
  const total = widths.reduce((sum, width) => sum + width, selectable ? checkWidth : 0);

  useLayoutEffect(() => {
    const element = box.current;
    const place = rememberAs === undefined ? undefined : rememberedPlace(rememberAs);
    if (element && place) element.scrollTo(place.left, place.top);
  }, [rememberAs]);

  const newestRow = useRef(cursor.row);
  useEffect(() => {
    newestRow.current = cursor.row;
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || rememberAs === undefined) return;
    const note = () =>
      rememberPlace(rememberAs, { top: element.scrollTop, left: element.scrollLeft, row: newestRow.current });
    element.addEventListener('scrollend', note);
    return () => {
      element.removeEventListener('scrollend', note);
      note();
    };
  }, [rememberAs]);

  const go = (to: Cursor, by: 'keys' | 'pointer') => {
    box.current?.setAttribute('data-by', by);
    setEditing(false);
    setCursor(to);
    showRow(to.row);
    if (by === 'keys')
      requestAnimationFrame(() =>
        box.current
          ?.querySelector(`#${CSS.escape(id)}-cursor`)
          ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
      );
    if (to.row >= 0 && to.row !== cursor.row) onCursor?.(rowAt(to.row), to.row);
  };

  const toggle = (row: number) => {
    const next = new Set(selection);
    if (!next.delete(keyAt(row))) next.add(keyAt(row));
    anchor.current = row;
    onSelect?.(next);
  };

  const selectRange = (to: number) => onSelect?.(new Set([...selection, ...rangeOf(anchor.current, to).map(keyAt)]));

  const selectAll = () => onSelect?.(new Set(Array.from({ length: rowCount }, (_, row) => keyAt(row))));

  const edit = (at: Cursor) => {
    if (!shown[at.column]?.editable) return false;
    setCursor(at);
    setEditing(true);
    return true;
  };

  const finishEdit = useRef<RowActs['finishEdit']>(() => undefined);
  useEffect(() => {
    finishEdit.current = (move) => {
      setEditing(false);
      box.current?.focus({ preventScroll: true });
      const step = move === 'next' ? 1 : -1;
      const places = shown.flatMap((column, place) => (column.editable ? [place] : []));
      const to = places[places.indexOf(cursor.column) + step];
      if (move !== 'stay' && to !== undefined) edit({ row: cursor.row, column: to });
    };
  });
  const acts = useMemo<RowActs>(() => ({ finishEdit: (move) => finishEdit.current(move) }), []);

  /** Enter: sort by a header, edit, press the figure or link in the cell, or open the row. */
  const enter = () => {
    const column = shown[cursor.column];
    if (!column) return;
    if (cursor.row < 0) {
      if (column.sortable) onSort?.(nextSort(sort ?? null, column.id));
      return;
    }
    if (edit(cursor)) return;
    const inside = box.current?.querySelector<HTMLElement>(`#${CSS.escape(id)}-cursor :is(button, a)`);
    if (inside && cursor.column > 0) inside.click();
    else onOpen?.(rowAt(cursor.row), cursor.row);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey } = event;
    const mod = event.ctrlKey || event.metaKey;
    const mirrored = box.current !== null && getComputedStyle(box.current).direction === 'rtl';
    const to = event.altKey
      ? null
      : moveCursor(cursor, mirrored ? mirror(key) : key, mod, { rows: rowCount, columns: shown.length, page });
    if (to) {
      if (shiftKey && selectable && to.row >= 0 && to.row !== cursor.row) {
        if (!selection.has(keyAt(Math.max(0, cursor.row)))) anchor.current = Math.max(0, cursor.row);
        selectRange(to.row);
      }
      go(to, 'keys');
    } else if (key === 'Enter' && !mod) enter();
    else if (key === 'F2') edit(cursor);
    else if (key === ' ' && selectable && cursor.row >= 0) toggle(cursor.row);
    else if (key.toLowerCase() === 'a' && mod && selectable) selectAll();
    else if (key === 'Escape' && selection.size > 0) onSelect?.(noSelection);
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const row = Number(target?.closest<HTMLElement>('[data-row]')?.dataset.row ?? -1);
    if (row < 0 || target?.closest('.ui-td-editor')) return;
    const place = Number(target?.closest<HTMLElement>('[data-column]')?.dataset.column ?? -1);
    go({ row, column: Math.max(0, place) }, 'pointer');
    if (target?.closest('button, a')) return;
    if (selectable && event.shiftKey) selectRange(row);
    else if (selectable && (place < 0 || event.ctrlKey || event.metaKey)) toggle(row);
    else if (!edit({ row, column: place })) onOpen?.(rowAt(row), row);
  };

  /** A press on a figure keeps the focus on the table, whose keys must go on working. */
  const onPointerDown = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target?.closest('button, input[type=checkbox]')) return;
    event.preventDefault();
    box.current?.focus({ preventScroll: true });
  };

  /** Coming here by Tab puts the cursor on the row it was on, or on the first in view; whoever listens hears of it. */
  const onFocus = () => {
    if (cursor.column >= 0) return;
    const first = rowCount > 0 ? Math.min(rowCount - 1, firstInView(box.current, rowPixels)) : -1;
    const row = cursor.row >= 0 ? cursor.row : first;
    setCursor({ row, column: 0 });
    if (row >= 0) onCursor?.(rowAt(row), row);
  };

  const style: CSSProperties & Record<string, string> = {
    '--total': `${total}px`,
    '--first-column': `${selectable ? checkWidth : 0}px`,
    ...(height === 'content' && { blockSize: `${headHeight + rowCount * rowPixels + 1 + (total > room ? 14 : 0)}px` }),
  };
  widths.forEach((width, place) => {
    style[`--column-${place}`] = `${width}px`;
  });

  return (
    <div className="ui-table-frame" data-height={height}>
      <div
        ref={box}
        className="ui-table"
        role="grid"
        aria-label={name}
        aria-rowcount={rowCount + 1}
        aria-colcount={shown.length + (selectable ? 1 : 0)}
        aria-multiselectable={selectable || undefined}
        aria-activedescendant={cursor.column >= 0 ? `${id}-cursor` : undefined}
        tabIndex={0}
        style={style}
        data-wide={total > room || undefined}
        data-empty={rowCount === 0 || undefined}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onMouseDown={onPointerDown}
        onFocus={onFocus}
      >
        <TableHead
          id={id}
          columns={shown}
          sort={sort ?? null}
          onSort={onSort}
          cursor={cursor.row < 0 ? cursor.column : -1}
          checked={selectable ? (selection.size === 0 ? 'none' : selection.size >= rowCount ? 'all' : 'some') : null}
          onCheck={() => (selection.size > 0 ? onSelect?.(noSelection) : selectAll())}
        />
        {rowCount > 0 && (
          <div role="rowgroup" className="ui-tbody" style={{ blockSize: rowCount * rowPixels }}>
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
                    rowName={rowName}
                    selected={selectable ? selection.has(key) : null}
                    selectWord={words.selectRow}
                    current={key === currentKey}
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
      {rowCount === 0 && empty}
      {selection.size > 0 && bulkBar && (
        <BulkBar count={selection.size} onClear={() => onSelect?.(noSelection)}>
          {bulkBar}
        </BulkBar>
      )}
    </div>
  );
}

function firstInView(box: HTMLDivElement | null, height: number): number {
  return box ? Math.ceil(box.scrollTop / height) : 0;
}

/** The key that leads the same way where rows run from right to left. */
function mirror(key: string): string {
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}
