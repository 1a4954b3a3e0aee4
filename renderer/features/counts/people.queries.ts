import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';

/** What people are called; null for one without a name here, as one who was erased, and empty until that is known. */
export type NameOf = (id: PersonId) => string | null;

/** The names of who counted some lines, live. Keep `lines` the same between renders. */
export function usePeopleOf(lines: readonly { readonly by: readonly PersonId[] }[] | undefined): NameOf {
  const ids = useMemo(() => [...new Set((lines ?? []).flatMap(({ by }) => by))].sort().join(' '), [lines]);
  const read = useCallback(
    async ({ db }: Shop) => {
      // A person's id is the id of their contact record.
      const found = ids === '' ? [] : await db.contacts.bulkGet(ids.split(' '));
      return new Map<string, string>(
        found.flatMap((one) => (one && one.name !== '' ? [[one.contactId, one.name] as const] : [])),
      );
    },
    [ids],
  );
  const concerns = useCallback(({ log, contacts }: Change) => log || contacts !== undefined, []);
  const names = useLiveRead(read, concerns);
  return useCallback((id: PersonId) => (names ? (names.get(id) ?? null) : ''), [names]);
}

/** The names of who counted some lines, as `usePeopleOf`; null where nobody but the person at this desk counted. */
export function useOthersOf(lines: readonly { readonly by: readonly PersonId[] }[]): NameOf | null {
  const { person } = useShop();
  const me = useSyncExternalStore(person.listen, person.get);
  const nameOf = usePeopleOf(lines);
  const isShared = useMemo(() => lines.some(({ by }) => by.some((id) => id !== me)), [lines, me]);
  return isShared ? nameOf : null;
}
