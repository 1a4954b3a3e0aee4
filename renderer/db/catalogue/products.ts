import { must } from '#shared/base/must.ts';
import type { ProductId, SupplierId } from '#shared/domain/operations/ids.ts';
import type { ProductRow, ProductType } from '#shared/domain/operations/rows.ts';
import { CountColumn, Dictionary } from './columns.ts';

/** What the catalogue keeps of a product. */
export type ProductCells = Pick<
  ProductRow,
  'id' | 'name' | 'category' | 'supplierId' | 'archived' | 'voided' | 'productType' | 'taxClass'
>;

const types: readonly ProductType[] = ['simple', 'variable', 'kit', 'external', 'virtual'];
const [HERE, ARCHIVED, VOIDED] = [1, 2, 4];

/** The products as columns. A product that is named before its row came is there, but not shown. */
export class ProductColumns {
  readonly #slots = new Map<string, number>();
  readonly ids: string[] = [];
  readonly names: string[] = [];
  readonly #state = new CountColumn();
  readonly #type = new CountColumn();
  readonly category = new CountColumn();
  readonly supplier = new CountColumn();
  readonly taxClass = new CountColumn();
  readonly categories = new Dictionary();
  readonly suppliers = new Dictionary();
  readonly taxClasses = new Dictionary();

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  /** The product's slot, made when it is new. */
  slotFor(id: string): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    const slot = this.ids.length;
    this.ids.push(id);
    this.names.push('');
    this.#slots.set(id, slot);
    return slot;
  }

  put(cells: ProductCells): number {
    const slot = this.slotFor(cells.id);
    this.names[slot] = cells.name;
    this.#state.set(slot, HERE | (cells.archived ? ARCHIVED : 0) | (cells.voided ? VOIDED : 0));
    this.#type.set(slot, types.indexOf(cells.productType));
    this.category.set(slot, this.categories.numberOf(cells.category));
    this.supplier.set(slot, this.suppliers.numberOf(cells.supplierId));
    this.taxClass.set(slot, this.taxClasses.numberOf(cells.taxClass ?? null));
    return slot;
  }

  isShown(slot: number): boolean {
    return (this.#state.get(slot) & (HERE | VOIDED)) === HERE;
  }

  isArchived(slot: number): boolean {
    return (this.#state.get(slot) & ARCHIVED) !== 0;
  }

  cellsAt(slot: number): ProductCells {
    // What came in as ids is what goes out.
    const supplierId = this.suppliers.textOf(this.supplier.get(slot)) as SupplierId | null;
    return {
      // As above.
      id: must(this.ids[slot], 'a product slot has an id') as ProductId,
      name: this.names[slot] ?? '',
      category: this.categories.textOf(this.category.get(slot)),
      supplierId,
      archived: this.isArchived(slot),
      voided: !this.isShown(slot),
      taxClass: this.taxClasses.textOf(this.taxClass.get(slot)),
      productType: must(types[this.#type.get(slot)], 'a product has one of the types'),
    };
  }
}
