import { useCallback } from 'react';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import type { FileStyle } from '#shared/domain/export/list-format.ts';
import { slicedPromise } from './catalogue/slices.ts';
import { listFile } from './list-file.ts';
import { useShop } from './shop.ts';

/** How a list is written and under which name, and, where it may take long, how far it is and a way to stop it. */
export type ListRun = FileStyle & {
  readonly name: string;
  readonly total?: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
};

/** Writes a list as a file, in slices so that the window stays awake; null when it was stopped. */
export type WriteList = <Row>(
  rows: Iterable<Row>,
  columns: readonly ListColumn<Row>[],
  run: ListRun,
) => Promise<Blob | null>;

/** The one way from rows on a screen to a file. */
export function useListFile(): WriteList {
  const { catalogue } = useShop();
  return useCallback(
    (rows, columns, { total = 0, onProgress, signal, ...as }) => {
      let taken = 0;
      const each = (function* () {
        for (const row of rows) {
          taken++;
          yield row;
        }
      })();
      const onPiece = () => {
        onProgress?.(taken, total);
        return signal?.aborted !== true;
      };
      return slicedPromise(listFile(each, columns, { ...as, onPiece }), catalogue.slices);
    },
    [catalogue],
  );
}
