import type { BarcodeId, LocationId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NewBarcode, NewVariant, StockLine } from '#shared/domain/operations/operation.ts';
import type { Tracking, VariantOption } from '#shared/domain/operations/rows.ts';
import { cleanBarcode } from '#shared/domain/values/gtin.ts';
import { withoutSymbology } from '#shared/domain/values/trade-code.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { Decimals } from '#shared/domain/values/quantity.ts';

export type NewVariantAsk = {
  readonly options: readonly VariantOption[];
  readonly sku: string | null;
  readonly barcode: string | null;
  /** The opening balance in smallest units; null: not tracked yet. */
  readonly opening: number | null;
};

/** What all variants made at once have in common. */
export type VariantsAbout = {
  readonly productId: ProductId;
  readonly decimals: Decimals;
  /** Minor units for one whole unit. */
  readonly price: number | null;
  readonly cost: number | null;
  readonly unit: string | null;
  readonly supplierCode: string | null;
  readonly tracking?: Tracking | null | undefined;
  readonly openingAt: LocationId;
  readonly nextId: () => string;
};

/** New variants as the rows of one act: themselves, their codes, their opening stock. */
export function variantRows(
  asks: readonly (NewVariantAsk & { readonly id: VariantId })[],
  about: VariantsAbout,
): {
  readonly variants: readonly NewVariant[];
  readonly barcodes: readonly NewBarcode[];
  readonly stock: readonly StockLine[];
} {
  const { productId, cost, decimals, price, unit, supplierCode, tracking, openingAt, nextId } = about;
  // What is told apart by nothing says nothing of it.
  const common = { productId, decimals, price, cost, unit, supplierCode, ...(tracking && { tracking }) };
  return {
    variants: asks.map(({ id, options, sku }) => ({ id, options, sku, ...common, archived: false })),
    barcodes: asks.flatMap(({ id: variantId, barcode }) => {
      const code = cleanBarcode(withoutSymbology((barcode ?? '').trim()));
      // A new id becomes a barcode's here.
      return code === '' ? [] : [{ id: nextId() as BarcodeId, variantId, code, packSize: 10 ** decimals }];
    }),
    stock: asks.flatMap(({ id: variantId, opening }) =>
      opening === null
        ? []
        : [
            {
              variantId,
              locationId: openingAt,
              quantity: opening,
              reason: 'opening',
              costTotal: cost === null ? null : timesQuantity(cost, opening, decimals),
              tracks: 1,
              reverses: null,
            } as const,
          ],
    ),
  };
}
