import { useCallback } from 'react';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import type { RefusedRow } from '#shared/domain/import/refused-rows.ts';
import type { GroupId } from '#shared/domain/operations/ids.ts';
import { endsOfGroup, turnable } from '#renderer/db/act-ends.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { listFile } from '#renderer/db/list-file.ts';
import { slicedPromise } from '#renderer/db/catalogue/slices.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';

const hasShop = (catalogue: Catalogue) => catalogue.shop() !== undefined;

/** True once the shop's own row is read: an import asks it for the currency and the place where stock goes. */
export function useCanImport(): boolean {
  return useCatalogueRead(hasShop);
}

/** Whether anything of an import stands that an undo would take back, live; undefined before it is read. */
export function useImportStands(groupId: string): boolean | undefined {
  const read = useCallback(
    async ({ db }: Shop) => {
      // The ids of imports are those of groups.
      const ends = await endsOfGroup(db, groupId as GroupId);
      return turnable(ends, 'undo').length > 0;
    },
    [groupId],
  );
  return useLiveRead(read, changesLog);
}

/** Writes rows of a file as a workbook, in slices so that the window stays awake. */
export function useWriteRefused(): (
  rows: readonly RefusedRow[],
  columns: readonly ListColumn<RefusedRow>[],
  name: string,
) => Promise<Blob | null> {
  const { catalogue } = useShop();
  return useCallback(
    (rows, columns, name) => slicedPromise(listFile(rows, columns, { format: 'xlsx', name }), catalogue.slices),
    [catalogue],
  );
}

const changesLog = ({ log }: Change): boolean => log;
