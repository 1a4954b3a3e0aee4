import { useEffect, useRef } from 'react';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import { useShop } from '#renderer/db/shop.ts';
import { sayZone } from './settings.commands.ts';

/** Says the zone of older days at the first opening of a shop that 0.1 made. */
export function SaysZone() {
  const shop = useShop();
  const isUnsaid = useCatalogueRead(zoneUnsaid);
  const said = useRef(false);
  useEffect(() => {
    if (!isUnsaid || said.current) return;
    said.current = true;
    // Where it cannot be written now, the next opening says it; until then days are read in this computer's zone.
    sayZone(shop).catch(() => undefined);
  }, [shop, isUnsaid]);
  return null;
}

function zoneUnsaid(catalogue: Catalogue): boolean {
  const shop = catalogue.ready ? catalogue.shop() : undefined;
  return shop !== undefined && !shop.legacyZone;
}
