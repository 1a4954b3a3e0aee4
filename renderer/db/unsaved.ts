import type { OpId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase } from './database.ts';

const unsaved = new WeakMap<ShopDatabase, Map<OpId, string>>();

/** Notes that acts are made and not saved, and why: what tells of them must not call them saved. */
export function noteUnsaved(db: ShopDatabase, opIds: readonly OpId[], code: string): void {
  const known = unsaved.get(db) ?? new Map<OpId, string>();
  for (const opId of opIds) known.set(opId, code);
  unsaved.set(db, known);
}

/** Why one of these acts was not saved when it was made; null where all were. */
export function whyUnsaved(db: ShopDatabase, opIds: readonly string[]): string | null {
  const known = unsaved.get(db);
  // An id that is asked for is one of an act, or of nothing that is known here.
  for (const opId of opIds) {
    const code = known?.get(opId as OpId);
    if (code !== undefined) return code;
  }
  return null;
}
