import { useCallback } from 'react';
import type { GroupId } from '#shared/domain/operations/ids.ts';
import { endsOfGroup, turnable } from '#renderer/db/act-ends.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';

export { useListFile } from '#renderer/db/use-list-file.ts';

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

const changesLog = ({ log }: Change): boolean => log;
