import { barcodeKey } from '#shared/domain/values/gtin.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import { titleKey } from '#shared/domain/import/product-titles.ts';
import type { ListingId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ListingRow, ProductType, Tracking, VariantOption } from '#shared/domain/operations/rows.ts';

/** A variant of the shop as a store's things are compared with it. */
export type OurThing = {
  readonly variantId: VariantId;
  readonly productId: ProductId;
  /** The product's name. */
  readonly name: string;
  readonly options: readonly VariantOption[];
  readonly sku: string | null;
  readonly barcodes: readonly string[];
  readonly decimals: 0 | 1 | 2 | 3;
  readonly productType: ProductType;
  /** What its stock is told apart by; null: nothing. */
  readonly tracking: Tracking | null;
  /** Sold no longer: the variant or its whole product. */
  readonly archived: boolean;
};

/** What the store is to show of a variant at one of its places, and what there is of it here, in whole pieces. */
export type OurFigure = {
  readonly offer: number;
  readonly available: number;
  /** What it is to show once there is so much of it. */
  readonly offerWith: (available: number) => number;
};

/** The figures of a variant at one of the store's places (null where it knows one); null: its stock is not kept here. */
export type FigureOf = (variantId: VariantId, locationId: string | null) => OurFigure | null;

/** The shop's side of a comparison, by everything it is found by. */
export type OurIndex = {
  readonly things: readonly OurThing[];
  readonly thing: (id: VariantId) => OurThing | undefined;
  readonly listing: (id: ListingId) => ListingRow | undefined;
  readonly bySku: (sku: string) => readonly VariantId[];
  readonly byBarcode: (code: string) => readonly VariantId[];
  readonly byTitle: (title: string, options: readonly VariantOption[]) => readonly VariantId[];
};

/** Makes the index; what is archived is found by its listing alone. */
export function ourIndex(things: readonly OurThing[], listings: readonly ListingRow[]): OurIndex {
  const byId = new Map(things.map((thing) => [thing.variantId, thing]));
  const listed = new Map(listings.map((listing) => [listing.id, listing]));
  const [skus, barcodes, titles] = [new Groups(), new Groups(), new Groups()];
  for (const { variantId, name, options, sku, barcodes: codes, archived } of things) {
    if (archived) continue;
    if (sku !== null && sku.trim() !== '') skus.add(foldCode(sku), variantId);
    for (const code of new Set(codes.map(barcodeKey))) barcodes.add(code, variantId);
    titles.add(titleKey(name, options), variantId);
  }
  return {
    things,
    thing: (id) => byId.get(id),
    listing: (id) => listed.get(id),
    bySku: (sku) => (sku.trim() === '' ? [] : skus.of(foldCode(sku))),
    byBarcode: (code) => (code.trim() === '' ? [] : barcodes.of(barcodeKey(code.trim()))),
    byTitle: (title, options) => titles.of(titleKey(title, options)),
  };
}

class Groups {
  readonly #groups = new Map<string, VariantId[]>();

  add(key: string, id: VariantId): void {
    const group = this.#groups.get(key);
    if (group) group.push(id);
    else this.#groups.set(key, [id]);
  }

  of(key: string): readonly VariantId[] {
    return this.#groups.get(key) ?? [];
  }
}
