import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import { changedSets } from '#shared/domain/operations/fields.ts';
import type { ViewId } from '#shared/domain/operations/ids.ts';
import type { ViewFields } from '#shared/domain/operations/rows.ts';
import type { RecordFailure } from '#renderer/db/record.ts';
import { act, type Acted, type Shop, useShop } from '#renderer/db/shop.ts';

export type ViewFailure = Failure<'name-missing' | 'view-unknown' | 'nothing-changed'> | RecordFailure;

/** What a view keeps: its name, the question of the list, and the columns that are shown. */
export type ViewAsk = Pick<ViewFields, 'name' | 'query'> & { readonly columns: readonly string[] };

/** Saves a way to look at the queue for everybody in the shop. */
export async function addView(
  shop: Shop,
  { name, query, columns }: ViewAsk,
): Promise<Result<Acted & { readonly viewId: ViewId }, ViewFailure>> {
  if (name.trim() === '') return fail({ code: 'name-missing' });
  const viewId = shop.nextId() as ViewId; // a new id becomes a view's here
  const view = { id: viewId, list: 'orders', name: name.trim(), query, columns, archived: false } as const;
  const written = await act<ViewFailure>(shop, () =>
    done({ decisions: [{ type: 'view.added', payload: { views: [view] } }] }),
  );
  return written.ok ? done({ ...written.value, viewId }) : written;
}

/** Gives a view another name, another question or other columns, or takes it away. */
export function changeView(
  shop: Shop,
  viewId: ViewId,
  fields: Partial<Pick<ViewFields, 'name' | 'query' | 'archived'> & { readonly columns: readonly string[] }>,
): Promise<Result<Acted, ViewFailure>> {
  return act<ViewFailure>(shop, async (db) => {
    const view = await db.views.get(viewId);
    if (!view || isGone(view) || view.archived) return fail({ code: 'view-unknown' });
    if (fields.name?.trim() === '') return fail({ code: 'name-missing' });
    const sets = changedSets(view, { ...fields, ...(fields.name !== undefined && { name: fields.name.trim() }) });
    if (sets.length === 0) return fail({ code: 'nothing-changed' });
    return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets } }] });
  });
}

/** What a person can do about saved views. */
export function useViewCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      add: (ask: ViewAsk) => addView(shop, ask),
      change: (viewId: ViewId, fields: Parameters<typeof changeView>[2]) => changeView(shop, viewId, fields),
    }),
    [shop],
  );
}
