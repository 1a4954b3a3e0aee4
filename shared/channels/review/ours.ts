import { barcodeKey } from '#shared/domain/values/gtin.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import { titleKey } from '#shared/domain/import/product-titles.ts';
import type { ListingId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ListingRow, ProductType, Tracking, VariantOption } from '#shared/domain/operations/rows.ts';

/** A value that a variant is told apart by; what the option is called makes no difference. */
export type OptionValue = Pick<VariantOption, 'value'>;

/** A variant of the shop as a store's things are compared with it. */
export type OurThing = {
  readonly variantId: VariantId;
  readonly productId: ProductId;
  /** The product's name. */
  readonly name: string;
  readonly options: readonly OptionValue[];
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
  readonly things: () => Iterable<OurThing>;
  readonly thing: (id: VariantId) => OurThing | undefined;
  readonly listing: (id: ListingId) => ListingRow | undefined;
  readonly bySku: (sku: string) => readonly VariantId[];
  readonly byBarcode: (code: string) => readonly VariantId[];
  readonly byTitle: (title: string, options: readonly OptionValue[]) => readonly VariantId[];
};

/** Makes the index; what is archived is found by its listing alone. */
export function ourIndex(things: readonly OurThing[], listings: readonly ListingRow[]): OurIndex {
  const byId = new Map(things.map((thing) => [thing.variantId, thing]));
  const listed = new Map(listings.map((listing) => [listing.id, listing]));
  const codes = new OurCodes();
  for (const thing of things) codes.add(thing);
  return {
    things: () => things,
    thing: (id) => byId.get(id),
    listing: (id) => listed.get(id),
    bySku: (sku) => codes.bySku(sku),
    byBarcode: (code) => codes.byBarcode(code),
    byTitle: (title, options) => codes.byTitle(title, options),
  };
}

/** Everything that a shop's variants are found by; what is archived is found by nothing. */
export class OurCodes {
  readonly #skus = new Groups();
  readonly #barcodes = new Groups();
  readonly #titles = new Groups();

  add(thing: OurThing): void {
    for (const [group, key] of this.#keysOf(thing)) group.add(key, thing.variantId);
  }

  /** Takes a thing out again, as it was when it was added. */
  remove(thing: OurThing): void {
    for (const [group, key] of this.#keysOf(thing)) group.remove(key, thing.variantId);
  }

  bySku(sku: string): readonly VariantId[] {
    return sku.trim() === '' ? [] : this.#skus.of(foldCode(sku));
  }

  byBarcode(code: string): readonly VariantId[] {
    return code.trim() === '' ? [] : this.#barcodes.of(barcodeKey(code.trim()));
  }

  byTitle(title: string, options: readonly OptionValue[]): readonly VariantId[] {
    return this.#titles.of(titleKey(title, options));
  }

  #keysOf({ name, options, sku, barcodes, archived }: OurThing): readonly (readonly [Groups, string])[] {
    if (archived) return [];
    return [
      ...(sku !== null && sku.trim() !== '' ? ([[this.#skus, foldCode(sku)]] as const) : []),
      ...[...new Set(barcodes.map(barcodeKey))].map((code) => [this.#barcodes, code] as const),
      [this.#titles, titleKey(name, options)] as const,
    ];
  }
}

class Groups {
  readonly #groups = new Map<string, VariantId[]>();

  add(key: string, id: VariantId): void {
    const group = this.#groups.get(key);
    if (group) group.push(id);
    else this.#groups.set(key, [id]);
  }

  remove(key: string, id: VariantId): void {
    const left = this.of(key).filter((one) => one !== id);
    if (left.length > 0) this.#groups.set(key, left);
    else this.#groups.delete(key);
  }

  of(key: string): readonly VariantId[] {
    return this.#groups.get(key) ?? [];
  }
}
