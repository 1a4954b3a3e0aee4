import type { Id } from '#shared/base/id.ts';

/** A new id of the kind that is asked for. */
export function freshId<T extends Id<string>>(nextId: () => string): T {
  // Ids get their kind where they are made.
  return nextId() as T;
}
