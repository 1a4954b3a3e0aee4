import { useCallback } from 'react';
import { type ServedFrom, servedFrom } from '#renderer/db/channels/sold-there.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';

export type { ServedFrom };

/** Reads which online stores are served from a place, when it is asked. */
export function useReadServedFrom(): (place: LocationId) => Promise<readonly ServedFrom[]> {
  const { db } = useShop();
  return useCallback((place) => servedFrom(db, place), [db]);
}

/** Which online stores are served from a place, live; none where there is no place. */
export function useServedFrom(place: LocationId | null): readonly ServedFrom[] {
  const read = useCallback(async ({ db }: Pick<Shop, 'db'>) => (place ? servedFrom(db, place) : []), [place]);
  return useLiveRead(read, changesServed) ?? none;
}

const none: readonly ServedFrom[] = [];

function changesServed({ rows }: Change): boolean {
  return rows.some(({ kind }) => kind === 'channel' || kind === 'location');
}
