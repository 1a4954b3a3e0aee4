import type { OpId } from '#shared/domain/operations/ids.ts';

/** Where it is kept on this computer that somebody fetched what an undone cancellation had made picked again (PCK22). */
export function fetchedKey(by: OpId): string {
  return `picking:fetched:${by}`;
}
