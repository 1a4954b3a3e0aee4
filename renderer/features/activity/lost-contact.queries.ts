import type { LostContact } from '#renderer/db/database.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { differingTexts, readLost } from '#renderer/db/lost-contacts.ts';

/** An edit of a contact record that lost, with the texts that the two say differently. */
export type LostContactItem = { readonly row: LostContact; readonly fields: ReturnType<typeof differingTexts> };

/** Edits of contacts that lost against another desk's, newest first, live. */
export function useLostContacts(): readonly LostContactItem[] {
  const rows = useLiveRead(
    ({ db }) => readLost(db),
    (change) => change.log,
  );
  return (rows ?? []).map((row) => ({ row, fields: differingTexts(row.mine, row.theirs) }));
}
