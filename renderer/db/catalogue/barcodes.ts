import type { BarcodeId } from '#shared/domain/operations/ids.ts';
import type { BarcodeRow } from '#shared/domain/operations/rows.ts';
import { CountColumn } from './columns.ts';

/** What the catalogue keeps of a barcode. */
export type BarcodeCells = Pick<BarcodeRow, 'id' | 'code' | 'packSize'>;

/** The barcodes as columns, chained by variant. One that is taken away leaves its place empty: codes are few and seldom go. */
export class BarcodeColumns {
  readonly #ids: string[] = [];
  readonly #codes: string[] = [];
  readonly #packSizes = new CountColumn();
  readonly #visible = new CountColumn();
  /** Both one too high, so that 0 is none. */
  readonly #firstOf = new CountColumn();
  readonly #next = new CountColumn();

  /** Adds a variant's barcode, or changes the one with the same id; a voided one is shown no more. */
  put(variant: number, cells: BarcodeCells, voided: boolean): void {
    let last = -1;
    for (let at = this.#firstOf.get(variant) - 1; at >= 0; at = this.#next.get(at) - 1) {
      if (this.#ids[at] === cells.id) {
        this.#write(at, cells, voided);
        return;
      }
      last = at;
    }
    const at = this.#ids.length;
    this.#ids.push(cells.id);
    this.#codes.push('');
    this.#write(at, cells, voided);
    if (last < 0) this.#firstOf.set(variant, at + 1);
    else this.#next.set(last, at + 1);
  }

  #write(at: number, cells: BarcodeCells, voided: boolean): void {
    this.#codes[at] = cells.code;
    this.#packSizes.set(at, cells.packSize);
    this.#visible.set(at, voided ? 0 : 1);
  }

  /** Takes all barcodes of a variant away. */
  clear(variant: number): void {
    this.#firstOf.set(variant, 0);
  }

  /** A variant's barcodes, first given first. */
  of(variant: number): BarcodeCells[] {
    const found: BarcodeCells[] = [];
    for (let at = this.#firstOf.get(variant) - 1; at >= 0; at = this.#next.get(at) - 1) {
      // What came in as an id is what goes out.
      if (this.#visible.get(at) === 1)
        found.push({ id: this.#ids[at] as BarcodeId, code: this.#codes[at] ?? '', packSize: this.#packSizes.get(at) });
    }
    return found;
  }

  /** A variant's first barcode, or an empty text. */
  firstCodeOf(variant: number): string {
    for (let at = this.#firstOf.get(variant) - 1; at >= 0; at = this.#next.get(at) - 1) {
      if (this.#visible.get(at) === 1) return this.#codes[at] ?? '';
    }
    return '';
  }
}
