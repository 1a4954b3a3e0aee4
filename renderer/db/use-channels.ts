import { useMemo } from 'react';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import type { Change } from './feed.ts';
import { useLiveRead } from './live-read.ts';
import type { Shop } from './shop.ts';

/** What the shop's online stores are called, those it has no more with them: their orders are still here. */
export type ChannelNames = ReadonlyMap<ChannelId, string>;

/** The names of the shop's online stores, live; nobody's before they are read. */
export function useChannelNames(): ChannelNames {
  const rows = useLiveRead(readChannels, concernsChannels);
  return useMemo(() => new Map((rows ?? []).map(({ id, name }) => [id, name])), [rows]);
}

function readChannels({ db }: Shop) {
  return db.channels.toArray();
}

function concernsChannels({ rows }: Change): boolean {
  return rows.some(({ kind }) => kind === 'channel');
}
