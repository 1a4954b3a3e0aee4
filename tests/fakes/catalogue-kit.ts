import { openCatalogue, type Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { Slices } from '#renderer/db/catalogue/slices.ts';
import type { StockRow } from '#renderer/db/database.ts';
import type {
  BarcodeId,
  LocationId,
  OpId,
  ProductId,
  ShopId,
  SupplierId,
  VariantId,
} from '#shared/domain/operations/ids.ts';
import { ruleId } from '#shared/domain/operations/ids.ts';
import type {
  BarcodeRow,
  LocationRow,
  ProductRow,
  Row,
  RuleRow,
  ShopRow,
  SupplierRow,
  VariantRow,
} from '#shared/domain/operations/rows.ts';

/** A scheduler a test turns by hand: every `later` waits until `run`. */
export function handSlices(): Slices & { readonly run: () => void; readonly turn: () => void } {
  const waiting: (() => void)[] = [];
  let at = 0;
  return {
    // Each look at the clock takes three milliseconds, so that work is cut in slices.
    now: () => (at += 3),
    later: (run) => waiting.push(run),
    /** One waiting slice. */
    turn: () => waiting.shift()?.(),
    run: () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) next();
    },
  };
}

export const compareText = new Intl.Collator('en', { numeric: true }).compare;

/** A catalogue with hand-turned slices and frames. `settle` runs everything that waits. */
export function handCatalogue(): {
  readonly catalogue: Catalogue;
  readonly settle: () => void;
  readonly slices: ReturnType<typeof handSlices>;
} {
  const slices = handSlices();
  const frames: (() => void)[] = [];
  const catalogue = openCatalogue({ compareText, slices, frames: (run) => frames.push(run) });
  const settle = () => {
    slices.run();
    while (frames.length > 0) {
      frames.shift()?.();
      slices.run();
    }
  };
  return { catalogue, settle, slices };
}

const written = { addedBy: 'op' as OpId, fieldOps: {}, voided: false };

export function shopRow(more: Partial<ShopRow> = {}): ShopRow {
  return {
    kind: 'shop',
    id: 'shop' as ShopId,
    name: 'Shop',
    currency: 'EUR',
    defaultLocationId: null,
    defaultPoint: null,
    defaultUpTo: null,
    ...written,
    ...more,
  };
}

export function productRow(id: string, more: Partial<ProductRow> = {}): ProductRow {
  return {
    kind: 'product',
    id: id as ProductId,
    name: `Product ${id}`,
    category: null,
    supplierId: null,
    description: null,
    archived: false,
    productType: 'simple',
    ...written,
    ...more,
  };
}

export function variantRow(id: string, productId: string, more: Partial<VariantRow> = {}): VariantRow {
  return {
    kind: 'variant',
    id: id as VariantId,
    productId: productId as ProductId,
    sku: null,
    options: [],
    price: null,
    cost: null,
    unit: null,
    supplierCode: null,
    archived: false,
    decimals: 0,
    ...written,
    ...more,
  };
}

export function barcodeRow(id: string, variantId: string, code: string, more: Partial<BarcodeRow> = {}): BarcodeRow {
  return {
    kind: 'barcode',
    id: id as BarcodeId,
    variantId: variantId as VariantId,
    code,
    packSize: 1,
    ...written,
    ...more,
  };
}

export function ruleRow(variantId: string, locationId: string | null, more: Partial<RuleRow> = {}): RuleRow {
  const [variant, location] = [variantId as VariantId, locationId as LocationId | null];
  return {
    kind: 'rule',
    id: ruleId(variant, location),
    variantId: variant,
    locationId: location,
    point: null,
    upTo: null,
    multiple: null,
    ...written,
    ...more,
  };
}

export function locationRow(id: string, more: Partial<LocationRow> = {}): LocationRow {
  return {
    kind: 'location',
    id: id as LocationId,
    name: `Location ${id}`,
    barcode: null,
    archived: false,
    locationType: 'shop',
    parentId: null,
    ...written,
    ...more,
  };
}

export function supplierRow(id: string, more: Partial<SupplierRow> = {}): SupplierRow {
  return {
    kind: 'supplier',
    id: id as SupplierId,
    name: `Supplier ${id}`,
    leadTimeDays: null,
    archived: false,
    ...written,
    ...more,
  };
}

export function stockRow(
  variantId: string,
  at: { readonly [location: string]: Partial<StockRow['at'][LocationId]> },
): StockRow {
  const full = Object.fromEntries(
    Object.entries(at).map(([id, figures]) => [id, { onHand: 0, committed: 0, incoming: 0, facts: 0, ...figures }]),
  );
  return { variantId: variantId as VariantId, at: full };
}

/** Feeds rows as one committed change. */
export function feedRows(catalogue: Catalogue, rows: readonly Row[], stock: readonly StockRow[] = []): void {
  catalogue.apply({ rows, stock });
}
