import { must } from '#shared/base/must.ts';
import type { LocationId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Tracking, VariantOption, VariantRow } from '#shared/domain/operations/rows.ts';
import { AmountColumn, CountColumn, Dictionary } from './columns.ts';

/** What the catalogue keeps of a variant. */
export type VariantCells = Pick<
  VariantRow,
  'id' | 'productId' | 'sku' | 'price' | 'cost' | 'unit' | 'supplierCode' | 'archived' | 'voided' | 'decimals'
> & {
  /** The options' values as they are shown: `Red / XL`, or empty. */
  readonly options: string;
  /** What its stock is told apart by; null: nothing (LOT3). */
  readonly tracking: Tracking | null;
  /** Where it usually lies, as it was said. */
  readonly usualBinId: LocationId | null;
};

const [HERE, ARCHIVED, VOIDED, LOT, SERIAL] = [1, 2, 4, 8, 16];
const NONE = -1;

/** How a variant's options are shown. */
export function optionsText(options: readonly VariantOption[]): string {
  return options.map((option) => option.value).join(' / ');
}

/** The variants as columns; `slot` is a variant's place in every one of them and never changes while the window is open. */
export class VariantColumns {
  readonly #slots = new Map<string, number>();
  readonly ids: string[] = [];
  readonly skus: string[] = [];
  readonly #supplierCodes: string[] = [];
  readonly #state = new CountColumn();
  readonly #decimals = new CountColumn();
  readonly #options = new CountColumn();
  readonly #unit = new CountColumn();
  readonly #texts = new Dictionary();
  readonly #product = new CountColumn();
  readonly usualBin = new CountColumn();
  readonly usualBins = new Dictionary();
  /** Slots of variants whose stock is told apart; those that are not shown too. */
  readonly toldApart = new Set<number>();
  readonly price = new AmountColumn();
  readonly cost = new AmountColumn();
  /** A product's variants as a chain: the newest, and from each the one before; both one too high, so that 0 is none. */
  readonly #newestOf = new CountColumn();
  readonly #olderThan = new CountColumn();

  get size(): number {
    return this.ids.length;
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  /** The variant's slot, made when it is new. */
  slotFor(id: string): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    const slot = this.ids.length;
    this.ids.push(id);
    this.skus.push('');
    this.#supplierCodes.push('');
    this.#product.set(slot, NONE);
    this.#slots.set(id, slot);
    return slot;
  }

  put(cells: VariantCells, product: number): number {
    const slot = this.slotFor(cells.id);
    this.skus[slot] = cells.sku ?? '';
    this.#supplierCodes[slot] = cells.supplierCode ?? '';
    const tracking = cells.tracking === null ? 0 : cells.tracking === 'lot' ? LOT : SERIAL;
    this.#state.set(slot, HERE | (cells.archived ? ARCHIVED : 0) | (cells.voided ? VOIDED : 0) | tracking);
    if (cells.tracking === null) this.toldApart.delete(slot);
    else this.toldApart.add(slot);
    this.#decimals.set(slot, cells.decimals);
    this.#options.set(slot, this.#texts.numberOf(cells.options));
    this.#unit.set(slot, this.#texts.numberOf(cells.unit));
    this.usualBin.set(slot, this.usualBins.numberOf(cells.usualBinId));
    this.price.set(slot, cells.price);
    this.cost.set(slot, cells.cost);
    if (this.#product.get(slot) === NONE) this.#join(slot, product);
    return slot;
  }

  /** Shows a variant no more, until its row comes again. */
  hide(slot: number): void {
    this.#state.set(slot, this.#state.get(slot) & ~HERE);
  }

  #join(slot: number, product: number): void {
    this.#product.set(slot, product);
    this.#olderThan.set(slot, this.#newestOf.get(product));
    this.#newestOf.set(product, slot + 1);
  }

  /** The product's slot; −1 while the variant's own row has not come. */
  productOf(slot: number): number {
    return this.#product.get(slot);
  }

  /** The variants of a product, oldest first. */
  ofProduct(product: number): number[] {
    const slots: number[] = [];
    for (let next = this.#newestOf.get(product); next > 0; next = this.#olderThan.get(next - 1)) slots.push(next - 1);
    return slots.reverse();
  }

  isShown(slot: number): boolean {
    return (this.#state.get(slot) & (HERE | VOIDED)) === HERE;
  }

  isArchived(slot: number): boolean {
    return (this.#state.get(slot) & ARCHIVED) !== 0;
  }

  trackingOf(slot: number): Tracking | null {
    const state = this.#state.get(slot);
    if ((state & LOT) !== 0) return 'lot';
    return (state & SERIAL) === 0 ? null : 'serial';
  }

  optionsOf(slot: number): string {
    return this.#texts.textOf(this.#options.get(slot)) ?? '';
  }

  supplierCodeOf(slot: number): string {
    return this.#supplierCodes[slot] ?? '';
  }

  decimalsOf(slot: number): VariantCells['decimals'] {
    // Only 0–3 are ever put in.
    return this.#decimals.get(slot) as VariantCells['decimals'];
  }

  cellsAt(slot: number, productId: ProductId): VariantCells {
    return {
      // What came in as an id is what goes out.
      id: must(this.ids[slot], 'a variant slot has an id') as VariantId,
      productId,
      sku: this.skus[slot] || null,
      options: this.optionsOf(slot),
      price: this.price.get(slot),
      cost: this.cost.get(slot),
      unit: this.#texts.textOf(this.#unit.get(slot)),
      supplierCode: this.supplierCodeOf(slot) || null,
      archived: this.isArchived(slot),
      tracking: this.trackingOf(slot),
      // What came in as ids is what goes out.
      usualBinId: this.usualBins.textOf(this.usualBin.get(slot)) as LocationId | null,
      voided: !this.isShown(slot),
      decimals: this.decimalsOf(slot),
    };
  }
}
