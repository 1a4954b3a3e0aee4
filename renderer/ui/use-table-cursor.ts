import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { type Column, nextSort, type Sort } from './table-column.ts';
import type { EditMove } from './cell-editor.tsx';
import { beginsFigure, type Cursor, moveCursor, placeOfKey } from './table-keys.ts';
import type { RowActs } from './table-row.tsx';
import { everyRow, noSelection, toggled, withRange } from './table-selection.ts';

type TableCursorSettings<Row> = {
  readonly box: RefObject<HTMLDivElement | null>;
  /** The id of the cell the cursor is in. */
  readonly cellId: string;
  readonly columns: readonly Column<Row>[];
  readonly rowCount: number;
  readonly rowAt: (index: number) => Row;
  readonly keyAt: (index: number) => string;
  readonly sort: Sort | null;
  readonly onSort: ((sort: Sort) => void) | undefined;
  readonly selection: ReadonlySet<string>;
  readonly onSelect: ((selection: ReadonlySet<string>) => void) | undefined;
  readonly onOpen: ((row: Row, index: number) => void) | undefined;
  readonly onCursor: ((row: Row, index: number) => void) | undefined;
  /** The row the cursor starts on; -1: none. */
  readonly firstRow: number;
  readonly page: number;
  readonly rowPixels: number;
  readonly showRow: (row: number) => void;
  /** Tells that what is typed behind the last row goes nowhere. */
  readonly onPastEnd: () => void;
  /** Makes a column wider or narrower by so many pixels. */
  readonly onResize: (column: number, by: number) => void;
};

/** Where a button of the mouse went down, and on which row. */
type Pressed = {
  readonly key: string;
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
};

/** A pointer that moved by no more pixels than this between press and release was meant to stay. */
const STILL = 5;

/** How much wider a column gets at a press of Shift with an arrow in its header. */
const STEP = 16;

type TableCursor = {
  readonly cursor: Cursor;
  readonly editing: boolean;
  readonly acts: RowActs;
  /** Edits a cell; `then` runs when that is done. */
  readonly editAt: (at: Cursor, then: () => void) => void;
  /** Edits a column of the cursor's row, unless a cell is edited; false where the focus is not in the table. */
  readonly editHere: (column: number) => boolean;
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onClick: (event: MouseEvent) => void;
    readonly onMouseDown: (event: MouseEvent) => void;
    readonly onFocus: () => void;
  };
};

/** What keyboard and pointer do in a table: the cursor, choosing rows, opening them, editing a cell. */
export function useTableCursor<Row>(settings: TableCursorSettings<Row>): TableCursor {
  const { box, cellId, columns, rowCount, rowAt, keyAt, selection, onSelect, onOpen, onCursor, showRow } = settings;
  const [asked, setCursor] = useState<Cursor>({ row: settings.firstRow, column: -1 });
  /** The key of the row that is being edited; null: none is. */
  const [edited, setEdited] = useState<string | null>(null);
  const typed = useRef<string | null>(null);
  const afterwards = useRef<(() => void) | null>(null);
  const anchor = useRef(0);
  const pressed = useRef<Pressed | null>(null);
  // Enter was pressed on the last row: the figures of a longer list are none of the row that the cursor is still in.
  const pastEnd = useRef<'no' | 'yes' | 'told'>('no');
  const within = asked.row >= rowCount ? { ...asked, row: rowCount - 1 } : asked;
  // A row that is edited may get another place, where the one above it leaves the list because it was saved.
  const cursor = edited === null ? within : { ...within, row: placeOfKey(edited, within.row, rowCount, keyAt) };
  if (cursor.row !== asked.row) setCursor(cursor);

  const go = (to: Cursor, by: 'keys' | 'pointer') => {
    box.current?.setAttribute('data-by', by);
    pastEnd.current = 'no';
    setEdited(null);
    setCursor(to);
    showRow(to.row);
    if (by === 'keys') requestAnimationFrame(() => cellAtCursor(box, cellId)?.scrollIntoView(nearest));
    if (to.row >= 0 && to.row !== cursor.row) onCursor?.(rowAt(to.row), to.row);
  };

  const edit = (at: Cursor, text: string | null = null) => {
    if (at.row < 0 || !columns[at.column]?.editable) return false;
    typed.current = text;
    afterwards.current = null;
    pastEnd.current = 'no';
    setCursor(at);
    setEdited(keyAt(at.row));
    return true;
  };

  const places = columns.flatMap((column, place) => (column.editable ? [place] : []));
  const acts = useNewest((move: EditMove) => {
    setEdited(null);
    const then = afterwards.current;
    if (then) return then();
    box.current?.focus({ preventScroll: true });
    if (move === 'stay') return;
    const below = { row: cursor.row + 1, column: cursor.column };
    if (move === 'below') {
      if (below.row >= rowCount) {
        pastEnd.current = 'yes';
        return;
      }
      showRow(below.row);
      edit(below);
      return onCursor?.(rowAt(below.row), below.row);
    }
    const to = places[places.indexOf(cursor.column) + (move === 'next' ? 1 : -1)];
    if (to !== undefined) edit({ row: cursor.row, column: to });
  }, typed);

  /** A figure typed onto a cell, or onto a row with one cell to type into, begins with its first key. */
  const typeOnto = (key: string) => {
    const column = columns[cursor.column]?.editable ? cursor.column : places.length === 1 ? places[0] : undefined;
    return column !== undefined && edit({ row: cursor.row, column }, key);
  };

  /** Enter: sort by a header, edit, press the figure or link in the cell, or open the row. */
  const enter = () => {
    const column = columns[cursor.column];
    if (!column) return;
    if (cursor.row < 0) {
      if (column.sortable) settings.onSort?.(nextSort(settings.sort, column.id));
      return;
    }
    if (edit(cursor)) return;
    const inside = cellAtCursor(box, cellId)?.querySelector<HTMLElement>('button, a');
    // The first cell's link leads where the row does, where the row leads anywhere.
    if (inside && (cursor.column > 0 || !onOpen)) inside.click();
    else onOpen?.(rowAt(cursor.row), cursor.row);
  };

  const move = (to: Cursor, extend: boolean) => {
    if (extend && onSelect && to.row >= 0 && to.row !== cursor.row) {
      const from = Math.max(0, cursor.row);
      if (!selection.has(keyAt(from))) anchor.current = from;
      onSelect(withRange(selection, anchor.current, to.row, keyAt));
    }
    go(to, 'keys');
  };

  const tellPastEnd = () => {
    if (pastEnd.current === 'yes') settings.onPastEnd();
    pastEnd.current = 'told';
  };

  const toggle = (row: number) => {
    anchor.current = row;
    onSelect?.(toggled(selection, keyAt(row)));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isInEditor(event.target)) return; // the keys belong to its text
    const mod = event.ctrlKey || event.metaKey;
    const key = isMirrored(box.current) ? mirror(event.key) : event.key;
    const extent = { rows: rowCount, columns: columns.length, page: settings.page };
    const wider = key === 'ArrowRight' ? STEP : key === 'ArrowLeft' ? -STEP : 0;
    if (cursor.row < 0 && cursor.column >= 0 && event.shiftKey && wider !== 0) {
      event.preventDefault();
      return settings.onResize(cursor.column, wider);
    }
    const to = event.altKey ? null : moveCursor(cursor, key, mod, extent);
    if (to) move(to, event.shiftKey);
    else if (pastEnd.current !== 'no' && !mod && !event.altKey && (key === 'Enter' || beginsFigure(key))) tellPastEnd();
    else if (key === 'Enter' && !mod) enter();
    else if (key === 'F2' && edit(cursor)) void 0;
    else if (key === ' ' && onSelect && cursor.row >= 0) toggle(cursor.row);
    else if (key.toLowerCase() === 'a' && mod && onSelect) onSelect(everyRow(rowCount, keyAt));
    else if (!mod && !event.altKey && beginsFigure(key) && typeOnto(key)) void 0;
    else if (key === 'Escape' && selection.size > 0) onSelect?.(noSelection);
    else return;
    event.preventDefault();
  };

  /** Where a list moved between press and release, as when its database has been read, the row that was pressed is meant. */
  const placeOfClick = ({ clientX, clientY }: MouseEvent, target: Element | null): Cursor => {
    const at = { row: numberOf(target, 'row'), column: numberOf(target, 'column') };
    const press = pressed.current;
    pressed.current = null;
    if (!press || Math.abs(press.x - clientX) + Math.abs(press.y - clientY) > STILL) return at;
    const row = placeOfKey(press.key, press.row, rowCount, keyAt);
    return row < rowCount && keyAt(row) === press.key ? { row, column: press.column } : at;
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const { row, column } = placeOfClick(event, target);
    if (row < 0 || isInEditor(target)) return;
    const refused = box.current?.querySelector<HTMLElement>('.ui-td-editor[aria-invalid]');
    if (refused) return refused.focus();
    go({ row, column: Math.max(0, column) }, 'pointer');
    if (target?.closest('button, a')) return;
    if (onSelect && event.shiftKey) onSelect(withRange(selection, anchor.current, row, keyAt));
    else if (onSelect && (column < 0 || event.ctrlKey || event.metaKey)) toggle(row);
    else if (!edit({ row, column })) onOpen?.(rowAt(row), row);
  };

  /** Notes which row is pressed; a press on a figure keeps the focus on the table, whose keys must go on working. */
  const onMouseDown = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const [row, column] = [numberOf(target, 'row'), numberOf(target, 'column')];
    const isPlain = row >= 0 && row < rowCount && !target?.closest('button, a, input');
    pressed.current = isPlain ? { key: keyAt(row), row, column, x: event.clientX, y: event.clientY } : null;
    if (!target?.closest('button, input[type=checkbox]')) return;
    event.preventDefault();
    box.current?.focus({ preventScroll: true });
  };

  /** Coming here by Tab puts the cursor on the row it was on, or on the first in view; whoever listens hears of it. */
  const onFocus = () => {
    if (cursor.column >= 0) return;
    const inView = Math.min(rowCount - 1, Math.ceil((box.current?.scrollTop ?? 0) / settings.rowPixels));
    const row = cursor.row >= 0 ? cursor.row : inView;
    setCursor({ row, column: 0 });
    if (row >= 0) onCursor?.(rowAt(row), row);
  };

  const editAt = (at: Cursor, then: () => void) => {
    showRow(at.row);
    if (edit(at)) afterwards.current = then;
  };
  const editHere = (column: number) => {
    if (!box.current?.contains(document.activeElement)) return false;
    if (edited === null) edit({ row: cursor.row, column });
    return true;
  };

  return {
    cursor,
    editing: edited !== null,
    acts,
    editAt,
    editHere,
    handlers: { onKeyDown, onClick, onMouseDown, onFocus },
  };
}

/** Acts that stay the same object while what they do is always the newest. */
function useNewest(finishEdit: RowActs['finishEdit'], typed: RefObject<string | null>): RowActs {
  const newest = useRef(finishEdit);
  useEffect(() => {
    newest.current = finishEdit;
  });
  return useMemo(() => ({ finishEdit: (move) => newest.current(move), typed: () => typed.current }), [typed]);
}

function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.ui-td-editor') !== null;
}

const nearest = { block: 'nearest', inline: 'nearest' } as const;

function cellAtCursor(box: RefObject<HTMLDivElement | null>, cellId: string): HTMLElement | null {
  return box.current?.querySelector<HTMLElement>(`#${CSS.escape(cellId)}`) ?? null;
}

/** The row or column an element stands in; -1: in none. */
function numberOf(element: Element | null, part: 'row' | 'column'): number {
  return Number(element?.closest<HTMLElement>(`[data-${part}]`)?.dataset[part] ?? -1);
}

function isMirrored(box: HTMLElement | null): boolean {
  return box !== null && getComputedStyle(box).direction === 'rtl';
}

/** The key that leads the same way where rows run from right to left. */
function mirror(key: string): string {
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}
