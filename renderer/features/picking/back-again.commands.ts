import type { OpId } from '#shared/domain/operations/ids.ts';
import { type DraftHome, keepDraft } from '#renderer/db/drafts.ts';
import { fetchedKey } from './fetched-draft.ts';

/** Keeps that the goods which an undone cancellation made picked again lie where they belong; no book changes. */
export async function keepFetched(shop: DraftHome, by: OpId): Promise<void> {
  await keepDraft(shop, fetchedKey(by), true);
}
