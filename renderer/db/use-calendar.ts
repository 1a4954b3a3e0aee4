import { useMemo } from 'react';
import { type Calendar, calendarIn, dayIn, type Zones } from '#shared/domain/values/day.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { useCatalogueRead } from './catalogue/use-catalogue-read.ts';
import { useNow } from './use-now.ts';
import { zonesOf } from './zones.ts';

/** How days are read in the shop, live: anew from midnight on. */
export function useCalendar(): Calendar {
  const now = useNow();
  const { shop, legacy } = useCatalogueRead(shopZones);
  const today = dayIn(now, shop);
  // The same for a whole day: what is sorted and filtered by days stays.
  return useMemo(() => ({ ...calendarIn({ shop, legacy }, 0), today }), [shop, legacy, today]);
}

function shopZones(catalogue: Catalogue): Zones {
  return zonesOf(catalogue.shop());
}
