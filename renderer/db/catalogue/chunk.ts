import { must } from '#shared/base/must.ts';
import type { BarcodeId, LocationId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Projection } from './projection.ts';
import type { ProductCells } from './products.ts';
import type { VariantCells } from './variants.ts';

/** The columns of up to 1,000 variants as one record; text columns are JSON, which is one value to clone. */
export type Chunk = {
  readonly no: number;
  readonly count: number;
  readonly products: string;
  readonly productOf: Uint16Array;
  readonly texts: string;
  readonly price: Float64Array;
  readonly cost: Float64Array;
  readonly state: Uint8Array;
  readonly barcodeCounts: Uint16Array;
  readonly packSizes: Float64Array;
  readonly locations: readonly LocationId[];
  readonly levelCounts: Uint16Array;
  readonly levelPlaces: Uint16Array;
  /** On hand, committed, incoming and facts of each level. */
  readonly levels: Float64Array;
};

type Texts = {
  readonly ids: readonly string[];
  readonly skus: readonly (string | null)[];
  readonly options: readonly string[];
  readonly units: readonly (string | null)[];
  readonly supplierCodes: readonly (string | null)[];
  readonly usualBins: readonly (LocationId | null)[];
  readonly barcodeIds: readonly string[];
  readonly barcodes: readonly string[];
  readonly rules: readonly (readonly [
    variant: number,
    location: LocationId | null,
    point: number | null,
    upTo: number | null,
    multiple: number | null,
  ])[];
};

const [ARCHIVED, LOT, SERIAL, IN_LOTS] = [4, 8, 16, 32];

/** Packs what the catalogue knows of some variants. */
export function packChunk(catalogue: Projection, no: number, slots: readonly number[]): Chunk {
  const productSlots = [...new Set(slots.map((slot) => catalogue.variants.productOf(slot)))];
  const places = new Map(productSlots.map((product, i) => [product, i]));
  const cells = slots.map((slot) =>
    catalogue.variants.cellsAt(slot, catalogue.products.cellsAt(catalogue.variants.productOf(slot)).id),
  );
  const barcodes = slots.map((slot) => catalogue.barcodesAt(slot));
  const levels = slots.map((slot) => catalogue.places.levelsAt(slot));
  const texts: Texts = {
    ids: cells.map((cell) => cell.id),
    skus: cells.map((cell) => cell.sku),
    options: cells.map((cell) => cell.options),
    units: cells.map((cell) => cell.unit),
    supplierCodes: cells.map((cell) => cell.supplierCode),
    usualBins: cells.map((cell) => cell.usualBinId),
    barcodeIds: barcodes.flatMap((some) => some.map((barcode) => barcode.id)),
    barcodes: barcodes.flatMap((some) => some.map((barcode) => barcode.code)),
    rules: slots.flatMap((slot, i) =>
      rulesAt(catalogue, slot).map(([location, rule]) => [i, location, rule.point, rule.upTo, rule.multiple] as const),
    ),
  };
  return {
    no,
    count: slots.length,
    products: JSON.stringify(productSlots.map((product) => catalogue.products.cellsAt(product))),
    productOf: Uint16Array.from(slots, (slot) =>
      must(places.get(catalogue.variants.productOf(slot)), 'every product is in the chunk'),
    ),
    texts: JSON.stringify(texts),
    price: Float64Array.from(cells, (cell) => cell.price ?? Number.NaN),
    cost: Float64Array.from(cells, (cell) => cell.cost ?? Number.NaN),
    state: Uint8Array.from(cells, (cell, i) => stateOf(cell) | (catalogue.isInLots(slots[i] ?? -1) ? IN_LOTS : 0)),
    barcodeCounts: Uint16Array.from(barcodes, (some) => some.length),
    packSizes: Float64Array.from(barcodes.flat(), (barcode) => barcode.packSize),
    locations: Array.from({ length: catalogue.places.count }, (_, place) =>
      must(catalogue.places.idOf(place), 'places are numbered without gaps'),
    ),
    levelCounts: Uint16Array.from(levels, (some) => some.length),
    levelPlaces: Uint16Array.from(levels.flat(), ({ place }) => place),
    levels: Float64Array.from(
      levels.flat().flatMap(({ level }) => [level.onHand, level.committed, level.incoming, level.facts]),
    ),
  };
}

function stateOf({ decimals, archived, tracking }: VariantCells): number {
  return decimals | (archived ? ARCHIVED : 0) | (tracking === 'lot' ? LOT : 0) | (tracking === 'serial' ? SERIAL : 0);
}

function rulesAt(catalogue: Projection, slot: number) {
  const own = catalogue.ownRuleAt(slot, null);
  return [...(own ? [[null, own] as const] : []), ...(catalogue.rules.placed(slot) ?? [])];
}

/** Puts a chunk's variants into a catalogue that knows nothing of them yet. */
export function unpackChunk(catalogue: Projection, chunk: Chunk): void {
  // Written by `packChunk`; the header of the cache says so (`format`).
  const products = JSON.parse(chunk.products) as readonly ProductCells[];
  const texts = JSON.parse(chunk.texts) as Texts;
  for (const product of products) catalogue.putProduct(product);
  const places = chunk.locations.map((id) => catalogue.places.numberFor(id));
  let [barcode, level] = [0, 0];
  for (let i = 0; i < chunk.count; i++) {
    const cells = cellsAt(chunk, texts, products, i);
    catalogue.putVariant(cells);
    for (const end = barcode + (chunk.barcodeCounts[i] ?? 0); barcode < end; barcode++) {
      catalogue.putBarcode(
        cells.id,
        {
          id: texts.barcodeIds[barcode] as BarcodeId,
          code: texts.barcodes[barcode] ?? '',
          packSize: chunk.packSizes[barcode] ?? 1,
        },
        false,
      ); // an id that was written here
    }
    const slot = must(catalogue.slotOf(cells.id), 'a variant that was put has its slot');
    for (const end = level + (chunk.levelCounts[i] ?? 0); level < end; level++) {
      const [onHand = 0, committed = 0, incoming = 0, facts = 0] = chunk.levels.subarray(level * 4, level * 4 + 4);
      catalogue.places.addLevel(slot, places[chunk.levelPlaces[level] ?? 0] ?? -1, {
        onHand,
        committed,
        incoming,
        facts,
      });
    }
    catalogue.markInLots(slot, ((chunk.state[i] ?? 0) & IN_LOTS) !== 0);
  }
  for (const [variant, locationId, point, upTo, multiple] of texts.rules) {
    // An id that was written here.
    catalogue.putRule({ variantId: texts.ids[variant] as VariantId, locationId, point, upTo, multiple, voided: false });
  }
}

function cellsAt(chunk: Chunk, texts: Texts, products: readonly ProductCells[], i: number): VariantCells {
  const state = chunk.state[i] ?? 0;
  return {
    // Ids that were written here.
    id: texts.ids[i] as VariantId,
    productId: products[chunk.productOf[i] ?? 0]?.id as ProductId,
    // Two bits were written for them.
    decimals: (state & 3) as VariantCells['decimals'],
    sku: texts.skus[i] ?? null,
    options: texts.options[i] ?? '',
    unit: texts.units[i] ?? null,
    supplierCode: texts.supplierCodes[i] ?? null,
    usualBinId: texts.usualBins[i] ?? null,
    price: amount(chunk.price[i]),
    cost: amount(chunk.cost[i]),
    archived: (state & ARCHIVED) !== 0,
    tracking: (state & LOT) !== 0 ? 'lot' : (state & SERIAL) !== 0 ? 'serial' : null,
    voided: false,
  };
}

function amount(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** True for a record that `packChunk` made and nothing cut short. */
export function isWholeChunk(record: unknown): record is Chunk {
  // Only the lengths are looked at, and a record without them answers false.
  const chunk = record as Partial<Chunk> | undefined;
  return (
    chunk?.count !== undefined &&
    chunk.productOf?.length === chunk.count &&
    chunk.state?.length === chunk.count &&
    chunk.levelCounts?.length === chunk.count &&
    chunk.levels?.length === (chunk.levelPlaces?.length ?? -1) * 4 &&
    typeof chunk.texts === 'string' &&
    typeof chunk.products === 'string'
  );
}
