import type { LocationId } from '#shared/domain/operations/ids.ts';

const home = 'stockroom.damaged-place';

/** Keeps where damaged pieces went last, on this computer. */
export function keepDamagedPlace(id: LocationId): void {
  localStorage.setItem(home, id);
}

/** Where damaged pieces go unless somebody says more: where they went last, else the first place that is not for sale; null: there is none. */
export function damagedPlace(places: readonly { readonly id: LocationId }[]): LocationId | null {
  const last = localStorage.getItem(home);
  return (places.find(({ id }) => id === last) ?? places[0])?.id ?? null;
}
