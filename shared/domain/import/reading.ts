import type { ProductType, TaxRate } from '#shared/domain/operations/rows.ts';
import type { Decimals } from '#shared/domain/values/quantity.ts';
import type { KitRows } from './kit-rows.ts';
import type { MappingAnswers } from './mapping.ts';
import type { NumberStyle } from './number-style.ts';
import type { RowProblem } from './problem.ts';
import type { Columns } from './row-cells.ts';
import type { PartsOf } from './stock-parts.ts';
import type { CellStyle } from './text.ts';

/** What readers need to know besides the file. */
export type ReadContext = {
  /** Decimal places of the shop's currency. */
  readonly currencyDigits: number;
  /** ISO 4217; left out where amounts are taken as they stand. */
  readonly currency?: string;
  /** The shop's tax classes; left out: it has none. */
  readonly taxRates?: readonly TaxRate[] | null;
  /** Names from other files of the same drop, by the id this file points with. */
  readonly names?: {
    readonly categories?: ReadonlyMap<string, string>;
    readonly suppliers?: ReadonlyMap<string, string>;
  };
  /** Places of a variant the shop knows, by folded SKU, so that 2.5 of something weighed is understood. */
  readonly decimalsBySku?: (folded: string) => Decimals | undefined;
  /** The same by our own id of the variant. */
  readonly decimalsById?: (variantId: string) => Decimals | undefined;
};

/** A longer code is none: the wrong column, or a whole text. */
export const LONGEST_CODE = 200;

/** What is being read: one file, with all that was found out about it. */
export type Reading = {
  readonly source: string;
  readonly style: CellStyle;
  readonly columns: Columns;
  readonly sign: NumberStyle;
  readonly context: ReadContext;
  readonly problems: RowProblem[];
  /** Whether the column of locations names places of the shop: many names for few rows are shelves. */
  readonly hasPlaces: boolean;
  /** Whether the file is a workbook, which writes its numbers with a point whatever its texts use. */
  readonly isWorkbook: boolean;
  readonly answers: MappingAnswers;
  /** Whether our own file was saved again by a spreadsheet: its codes may have lost digits. */
  readonly isResaved: boolean;
  readonly partsOf: PartsOf;
  readonly kits: KitRows;
  /** Whether the column of types calls any row a variation: then `variable` is a parent, else a product with variants. */
  readonly hasVariations: boolean;
};

/**
 * How a row's product is to be put together with others. A `parent` has no stock of its own; a `head` speaks for its
 * product, and is its variant where no other row is.
 */
export type Role = 'alone' | 'parent' | 'head' | 'child' | 'extra';

/** What a row's own type cell says. */
export type RowType = { readonly role: Role; readonly kind: ProductType };
