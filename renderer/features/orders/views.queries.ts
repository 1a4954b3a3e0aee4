import { isGone } from '#shared/domain/operations/bringing.ts';
import type { ViewRow } from '#shared/domain/operations/rows.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';

/** The saved views of the order queue, by name, live; undefined before they are read. */
export function useOrderViews(): readonly ViewRow[] | undefined {
  return useLiveRead(readViews, changesViews);
}

/** Reads the saved views of the order queue, by name. */
export async function readViews({ db }: Pick<Shop, 'db'>): Promise<readonly ViewRow[]> {
  const views = await db.views.toArray();
  return views
    .filter((view) => view.list === 'orders' && !view.archived && !isGone(view))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

function changesViews(change: Change): boolean {
  return change.rows.some((row) => row.kind === 'view');
}
