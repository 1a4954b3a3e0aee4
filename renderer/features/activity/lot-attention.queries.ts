import { useEffect, useState } from 'react';
import type { LocationId, LotId, VariantId } from '#shared/domain/operations/ids.ts';
import { type LotTrouble, watchLots } from '#renderer/db/lot-watch.ts';
import { readLotCodes } from '#renderer/db/lots.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import type { ToCount } from './losses.queries.ts';
import { variantNamed } from './names.queries.ts';

/** A quantity of a product at a place, with the names a person knows. */
export type NamedStock = {
  readonly key: string;
  readonly product: string;
  readonly href: string;
  readonly place: string;
  readonly quantity: number;
  readonly decimals: number;
};

/** A serial number that is in stock more than once, and where. */
export type NamedSerial = {
  readonly lotId: LotId;
  readonly code: string;
  readonly product: string;
  readonly href: string;
  readonly at: readonly NamedStock[];
};

/** A lot or a serial number that is below zero at a place. */
export type NamedBelow = NamedStock & {
  readonly code: string;
  /** Of serial numbers it is said that a piece left twice. */
  readonly isSerial: boolean;
  /** What to count there; null where picked stock waits, which nobody counts. */
  readonly toCount: ToCount | null;
};

/** What is to be said about lots and serial numbers. */
export type LotAttention = {
  /** Pieces that no lot is said for, by product and place. */
  readonly unknown: readonly NamedStock[];
  /** How many products these are. */
  readonly products: number;
  readonly toCount: readonly ToCount[];
  readonly twice: readonly NamedSerial[];
  readonly below: readonly NamedBelow[];
};

const none: LotAttention = { unknown: [], products: 0, toCount: [], twice: [], below: [] };

/** What is wrong with stock that is told apart, live. */
export function useLotAttention(): LotAttention {
  const shop = useShop();
  const trouble = useLotTrouble();
  const [attention, setAttention] = useState(none);
  useEffect(() => {
    let isOld = false;
    void namedTrouble(shop, trouble).then((named) => {
      if (!isOld) setAttention(named);
    });
    return () => {
      isOld = true;
    };
  }, [shop, trouble]);
  return attention;
}

/** How many rows of it the list has: one for all that no lot is said for, and one for each lot or serial number. */
export function useLotAttentionCount(): number {
  const { unknown, twice, below } = useLotTrouble();
  return Math.min(unknown.length, 1) + twice.length + below.length;
}

const quiet: LotTrouble = { unknown: [], twice: [], below: [] };

function useLotTrouble(): LotTrouble {
  const shop = useShop();
  const [trouble, setTrouble] = useState(quiet);
  useEffect(() => watchLots(shop, setTrouble), [shop]);
  return trouble;
}

/** What is wrong, by the names of products, places and serial numbers. */
export async function namedTrouble(
  { db, catalogue }: Pick<Shop, 'db' | 'catalogue'>,
  { unknown, twice, below }: LotTrouble,
): Promise<LotAttention> {
  if (unknown.length + twice.length + below.length === 0) return none;
  const codes = await readLotCodes(db, [...twice, ...below]);
  const stockOf = (variantId: VariantId, locationId: LocationId, quantity: number): NamedStock => {
    const { product, href, decimals } = namesOf({ catalogue }, variantId);
    return {
      key: `${variantId}:${locationId}`,
      product,
      href,
      place: catalogue.locationName(locationId),
      quantity,
      decimals,
    };
  };
  const places = new Map<LocationId, VariantId[]>();
  for (const { variantId, locationId } of unknown)
    places.set(locationId, [...(places.get(locationId) ?? []), variantId]);
  return {
    unknown: unknown.map(({ variantId, locationId, onHand }) => stockOf(variantId, locationId, onHand)),
    products: new Set(unknown.map(({ variantId }) => variantId)).size,
    toCount: [...places].map(([locationId, variantIds]) => {
      return { locationId, name: catalogue.locationName(locationId), variantIds };
    }),
    twice: twice.map(({ variantId, lotId, at }) => {
      const { product, href } = namesOf({ catalogue }, variantId);
      const there = at.map(({ locationId, onHand }) => stockOf(variantId, locationId, onHand));
      return { lotId, code: codes.get(lotId) ?? '', product, href, at: there };
    }),
    below: below.map(({ variantId, locationId, lotId, onHand }): NamedBelow => {
      const stock = stockOf(variantId, locationId, onHand);
      const slot = catalogue.slotOf(variantId);
      const isShelf = catalogue.location(locationId)?.id === locationId;
      return {
        ...stock,
        key: `${stock.key}:${lotId}`,
        code: codes.get(lotId) ?? '',
        isSerial: slot !== undefined && catalogue.trackingAt(slot) === 'serial',
        toCount: isShelf ? { locationId, name: stock.place, variantIds: [variantId] } : null,
      };
    }),
  };
}

function namesOf({ catalogue }: Pick<Shop, 'catalogue'>, variantId: VariantId) {
  const named = variantNamed(catalogue, variantId);
  return { product: named?.title ?? '', href: named?.place ?? '/stock', decimals: named?.decimals ?? 0 };
}
