import { useCallback } from 'react';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import type { ContactRow } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';

/** A customer's record, live: null where there is none, or it is erased; undefined before it is read. */
export function useCustomerRecord(id: ContactId | null): ContactRow | null | undefined {
  const read = useCallback(async ({ db }: Shop) => ({ id, row: id ? await db.contacts.get(id) : undefined }), [id]);
  const concerns = useCallback((change: Change) => change.log, []);
  const found = useLiveRead(read, concerns);
  if (!found || found.id !== id) return undefined;
  return found.row && !found.row.erased ? found.row : null;
}
