import type { ShopRow } from '#shared/domain/operations/rows.ts';
import { type Calendar, calendarIn, type Zones } from '#shared/domain/values/day.ts';
import type { Catalogue } from './catalogue/catalogue.ts';

/** The zones of a shop's days; this computer's where nobody has said one (DATA-R21). */
export function zonesOf(shop: Pick<ShopRow, 'timeZone' | 'legacyZone'> | undefined): Zones {
  const legacy = shop?.legacyZone ?? zoneHere();
  return { shop: shop?.timeZone ?? legacy, legacy };
}

/** The time zone this computer is set to. */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How days are read in the shop at a moment. */
export function shopCalendar(catalogue: Pick<Catalogue, 'shop'>, now = 0): Calendar {
  return calendarIn(zonesOf(catalogue.shop()), now);
}
