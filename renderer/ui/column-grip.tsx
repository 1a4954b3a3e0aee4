import type { PointerEvent } from 'react';

type ColumnGripProps = {
  /** Said by the pointer: how it is dragged, and which keys do the same. */
  readonly hint: string;
  /** Told the width in pixels; null: the program's own again. */
  readonly onResize: (width: number | null) => void;
};

/** The edge of a column's header: dragged, the column is as wide as a person wants; a double click takes that back. */
export function ColumnGrip({ hint, onResize }: ColumnGripProps) {
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const grip = event.currentTarget;
    const header = grip.parentElement;
    if (!header) return;
    const from = event.clientX;
    const width = header.getBoundingClientRect().width;
    const way = getComputedStyle(header).direction === 'rtl' ? -1 : 1;
    grip.setPointerCapture(event.pointerId);
    const move = (at: globalThis.PointerEvent) => onResize(width + way * (at.clientX - from));
    const end = () => {
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('pointerup', end);
      grip.removeEventListener('pointercancel', end);
    };
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', end);
    grip.addEventListener('pointercancel', end);
  };
  return (
    <span
      // The table's keys do the same, and say so to people who hear it.
      aria-hidden
      className="ui-th-grip"
      title={hint}
      onPointerDown={drag}
      onDoubleClick={() => onResize(null)}
    />
  );
}
