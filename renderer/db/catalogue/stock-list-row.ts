import type { LocationId, ProductId, SupplierId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ProductType, RuleFields, Tracking } from '#shared/domain/operations/rows.ts';
import type { Figures } from './places.ts';

/** What a variant's figures call for, the gravest first; without figures it is untracked. */
export type StockStatus = 'untracked' | 'negative' | 'oversold' | 'not-for-sale' | 'out' | 'low' | 'ok';

/** A variant as the stock list shows it, at one location or at all of them together. */
export type StockListRow = {
  readonly slot: number;
  readonly variantId: VariantId;
  readonly productId: ProductId;
  /** The product's name. */
  readonly name: string;
  /** The options' values, `Red / XL`; empty for a product with one variant. */
  readonly options: string;
  /** Name and options together. */
  readonly title: string;
  readonly sku: string | null;
  /** The first barcode. */
  readonly barcode: string | null;
  readonly category: string | null;
  /** The tax class it names; null: the shop's standard. */
  readonly taxClass: string | null;
  /** The supplier that remains, where the product's was merged into another (PUR34). */
  readonly supplierId: SupplierId | null;
  readonly supplier: string | null;
  readonly supplierCode: string | null;
  /** Where it usually lies, and how that place is called; null where nobody has said, or the place was removed. */
  readonly usualBinId: LocationId | null;
  readonly usualBin: string | null;
  readonly unit: string | null;
  /** Minor units for one stock unit. */
  readonly price: number | null;
  readonly cost: number | null;
  readonly decimals: 0 | 1 | 2 | 3;
  readonly archived: boolean;
  readonly productType: ProductType;
  readonly tracked: boolean;
  /** What its stock is told apart by; null: nothing (LOT3). */
  readonly tracking: Tracking | null;
  /** Whether stock of it lies in lots, whatever it is told apart by now. */
  readonly inLots: boolean;
  /** In smallest units; null while the variant is not tracked. */
  readonly figures: Figures | null;
  /** The reorder rule in force here; null: none. */
  readonly rule: RuleFields | null;
  readonly status: StockStatus;
  readonly locationId: LocationId | null;
};
