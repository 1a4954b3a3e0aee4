import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { ProductType, VariantOption } from '#shared/domain/operations/rows.ts';
import type { Decimals } from '#shared/domain/values/quantity.ts';
import type { RowProblem } from './problem.ts';

/** A barcode as a file gives it; the pack size counts the variant's smallest unit. */
export type BarcodeDraft = { readonly code: string; readonly packSize: number };

/** A place of the shop as a file calls it. */
export type CalledPlace = { readonly id: LocationId; readonly name: string };

/** What a file says of a variant at one place that it names; a place where the file tracks no stock is left out. */
export type PlaceDraft = {
  /** As the file spells it. */
  readonly place: string;
  /** Smallest unit; null: only its reorder point is told. */
  readonly stock: number | null;
  readonly reorderPoint?: number;
};

/** One variant as a file describes it. What the file does not say is absent: it neither sets nor clears anything. */
export type VariantDraft = {
  readonly row: number;
  readonly sku?: string;
  readonly options: readonly VariantOption[];
  readonly barcodes: readonly BarcodeDraft[];
  /** Minor units for one stock unit. */
  readonly priceMinor?: number;
  readonly costMinor?: number;
  readonly supplierCode?: string;
  readonly unit?: string;
  readonly decimals: Decimals;
  /** Of one piece, in milligrams. */
  readonly weight?: number;
  /** Where it usually lies, as the file calls that place. */
  readonly usualLocation?: string;
  /** The place of the shop that this is. */
  readonly usualPlace?: CalledPlace;
  /** Smallest unit, at a place that the file does not name; null: it tracks no such stock, which is not zero. */
  readonly stock: number | null;
  /** What it says of places it names. */
  readonly places?: readonly PlaceDraft[];
  readonly reorderPoint?: number;
  /** Suggestions to buy fill up to this, and are rounded up to that. */
  readonly orderUpTo?: number;
  readonly orderMultiple?: number;
  /** Already ordered from the supplier, smallest unit. */
  readonly onOrder?: number;
  /** Its id in the file's source, or one made of its name where it has no code at all. */
  readonly foreignId?: string;
};

/** What a file says of a product beside its name and kind. */
export type ProductExtras = {
  readonly brand?: string;
  readonly manufacturer?: string;
  readonly tags?: readonly string[];
  /** As the shop spells it. */
  readonly taxClass?: string;
};

/** One product with its variants as a file describes it. */
export type ProductDraft = ProductExtras & {
  readonly source: string;
  readonly foreignId?: string;
  readonly kind: ProductType;
  readonly name?: string;
  /** A path, outermost first, joined by ` > `. */
  readonly category?: string;
  readonly supplier?: string;
  readonly description?: string;
  readonly archived?: boolean;
  readonly variants: readonly VariantDraft[];
  /** Every row of the file that tells about it. */
  readonly rows: readonly number[];
};

/** What a file says, row by row, before it is compared with the shop. */
export type ReadProducts = { readonly products: readonly ProductDraft[]; readonly problems: readonly RowProblem[] };
