import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type RowWindow, rowWindow, scrollToRow } from './row-window.ts';

/** Height of the header row in pixels; the same figure as in data-table.css. */
export const headHeight = 34;

type TableScroll = {
  readonly drawn: RowWindow;
  /** Inner width of the table, without a scroll bar. */
  readonly room: number;
  /** Whole rows that fit into the view. */
  readonly page: number;
  readonly onScroll: () => void;
  readonly showRow: (row: number) => void;
};

/** Which rows of a long table are in view, followed while it scrolls and changes size. */
export function useTableScroll(box: RefObject<HTMLDivElement | null>, height: number, count: number): TableScroll {
  const [topRow, setTopRow] = useState(0);
  // Until it is measured the table may be as high as the window.
  const [size, setSize] = useState(() => ({ room: 0, view: window.innerHeight }));

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      // A table without rows is as high as its head: what it will be with rows, only they show.
      const view = element.dataset['empty'] ? window.innerHeight : element.clientHeight - headHeight;
      setSize({ room: element.clientWidth, view });
    };
    // Within the observer's turn, so that the first frame already has the right widths.
    const observer = new ResizeObserver(() => flushSync(measure));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);

  // Rows that become higher or lower leave the same row at the top.
  const heightBefore = useRef(height);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && heightBefore.current !== height) {
      element.scrollTo({ top: (element.scrollTop * height) / heightBefore.current });
    }
    heightBefore.current = height;
  }, [box, height]);

  const onScroll = useCallback(() => {
    const row = Math.floor((box.current?.scrollTop ?? 0) / height);
    // Drawn within the event, or the rows would come a frame after their place.
    flushSync(() => setTopRow(row));
  }, [box, height]);

  const showRow = useCallback(
    (row: number) => {
      const element = box.current;
      if (!element || row < 0) return;
      const top = scrollToRow(row, element.scrollTop, element.clientHeight - headHeight, height);
      if (top !== element.scrollTop) element.scrollTo({ top });
    },
    [box, height],
  );

  return {
    drawn: rowWindow(topRow * height, size.view + height, height, count),
    room: size.room,
    page: Math.max(1, Math.floor(size.view / height) - 1),
    onScroll,
    showRow,
  };
}
