import type { ViewRow } from '#shared/domain/operations/rows.ts';
import { questionParts } from './order-view.ts';

/** The part of the address that names the view. */
const named = 'view';

/** The id of the view that an address is of; null where it is of none. */
export function viewIn(address: URLSearchParams): string | null {
  return address.get(named);
}

/** The list's question in an address, the same however its parts are ordered. */
export function questionIn(address: URLSearchParams): string {
  const parts = [...address].filter(([name, value]) => questionParts.includes(name) && value !== '');
  return new URLSearchParams(parts.sort(([one], [other]) => (one < other ? -1 : 1))).toString();
}

/** Where a view is shown. */
export function viewPlace({ id, query }: Pick<ViewRow, 'id' | 'query'>): string {
  const address = new URLSearchParams(query);
  address.set(named, id);
  return `/orders?${address.toString()}`;
}
