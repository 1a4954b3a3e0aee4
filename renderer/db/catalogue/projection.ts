import { availableOf } from '#shared/domain/stock/available.ts';
import { must } from '#shared/base/must.ts';
import type { LocationId, ProductId, SupplierId, VariantId } from '#shared/domain/operations/ids.ts';
import type { LocationRow, Row, RuleFields, ShopRow, SupplierRow, Tracking } from '#shared/domain/operations/rows.ts';
import { ruleInForce, suggest } from '#shared/domain/reorder/suggest.ts';
import { remainingSupplier, remainingSuppliers } from '#shared/domain/suppliers/remaining.ts';
import type { StockRow } from '../database.ts';
import type { Change } from '../feed.ts';
import { type BarcodeCells, BarcodeColumns } from './barcodes.ts';
import { type Figures, type Place, Places, positionOf } from './places.ts';
import { type ProductCells, ProductColumns } from './products.ts';
import { RuleColumns } from './rules.ts';
import type { Frames, Slices } from './slices.ts';
import type { StockListRow, StockStatus } from './stock-list-row.ts';
import { Telling } from './telling.ts';
import { optionsText, type VariantCells, VariantColumns } from './variants.ts';

export type CatalogueParts = {
  /** The order people expect of names in their language. */
  readonly compareText: (a: string, b: string) => number;
  readonly slices: Slices;
  readonly frames: Frames;
};

/**
 * Everything the window shows of products, stock and places, in memory (docs/specs/catalogue.md). Fed by committed changes
 * only, told to listeners at most once a frame; rows are made for what is looked at.
 */
export class Projection extends Telling {
  readonly compareText: CatalogueParts['compareText'];
  readonly slices: Slices;
  readonly products = new ProductColumns();
  readonly variants = new VariantColumns();
  readonly barcodes = new BarcodeColumns();
  readonly rules = new RuleColumns();
  readonly places = new Places();
  /** The slots of variants of which stock lies in lots: none in a shop without lots. */
  readonly #inLots = new Set<number>();
  readonly #suppliers = new Map<string, SupplierRow>();
  #shop: ShopRow | undefined;
  #locationList: { readonly of: readonly Place[]; readonly sorted: readonly Place[] } | undefined;
  #supplierList: readonly SupplierRow[] | undefined;

  constructor({ compareText, slices, frames }: CatalogueParts) {
    super(frames, slices.later);
    this.compareText = compareText;
    this.slices = slices;
  }

  // --- Feeding ---------------------------------------------------------------------------------------------------

  /** Takes over a committed change. */
  apply(change: Pick<Change, 'rows' | 'stock'>): void {
    for (const row of change.rows) this.putRow(row);
    for (const row of change.stock) this.putStock(row);
  }

  putRow(row: Row): void {
    switch (row.kind) {
      case 'product':
        this.putProduct(row);
        break;
      case 'variant':
        this.putVariant({
          ...row,
          options: optionsText(row.options),
          tracking: row.tracking ?? null,
          usualBinId: row.usualBinId ?? null,
        });
        break;
      case 'barcode':
        this.putBarcode(row.variantId, row, row.voided);
        break;
      case 'rule':
        this.putRule(row);
        break;
      case 'location':
        this.places.put(row);
        this.touchAll();
        break;
      case 'supplier':
        this.#putSupplier(row);
        break;
      case 'shop':
        this.#putShop(row);
        break;
      default: // Orders and incoming lines show through the levels; their own lists read them elsewhere.
    }
  }

  #putSupplier(row: SupplierRow): void {
    this.#suppliers.set(row.id, row);
    this.#supplierList = undefined;
    // Variants show its name: another one, or the first one, where they were read before their supplier.
    this.touchAll();
  }

  #putShop(row: ShopRow): void {
    const sameRule = this.#shop?.defaultPoint === row.defaultPoint && this.#shop.defaultUpTo === row.defaultUpTo;
    this.#shop = row;
    if (sameRule) this.tellSoon();
    else this.touchAll();
  }

  putProduct(cells: ProductCells): void {
    const product = this.products.put(cells);
    for (const slot of this.variants.ofProduct(product)) this.touch(slot);
  }

  putVariant(cells: VariantCells): void {
    this.touch(this.variants.put(cells, this.products.slotFor(cells.productId)));
  }

  putBarcode(variantId: VariantId, cells: BarcodeCells, voided: boolean): void {
    const slot = this.variants.slotFor(variantId);
    this.barcodes.put(slot, cells, voided);
    this.touch(slot);
  }

  putRule(
    row: {
      readonly variantId: VariantId;
      readonly locationId: LocationId | null;
      readonly voided: boolean;
    } & RuleFields,
  ): void {
    const slot = this.variants.slotFor(row.variantId);
    this.rules.put(slot, row);
    this.touch(slot);
  }

  putStock(row: StockRow): void {
    const slot = this.variants.slotFor(row.variantId);
    this.places.putLevels(slot, row.at);
    this.markInLots(
      slot,
      Object.values(row.at).some(({ lots }) => lots !== undefined),
    );
    this.touch(slot);
  }

  /** Says whether stock of a variant lies in lots. */
  markInLots(slot: number, isInLots: boolean): void {
    if (isInLots) this.#inLots.add(slot);
    else this.#inLots.delete(slot);
  }

  /** Empties everything that is kept of a variant, before it is put in anew; hidden until then. */
  forget(variantId: VariantId): void {
    const slot = this.variants.slotOf(variantId);
    if (slot === undefined) return;
    this.variants.hide(slot);
    this.barcodes.clear(slot);
    this.rules.clear(slot);
    this.places.putLevels(slot, {});
    this.markInLots(slot, false);
    this.touch(slot);
  }

  // --- Variants --------------------------------------------------------------------------------------------------

  /** How many slots there are; those of undone variants included. */
  get size(): number {
    return this.variants.size;
  }

  slotOf(variantId: string): number | undefined {
    return this.variants.slotOf(variantId);
  }

  variantIdAt(slot: number): VariantId {
    // What came in as an id is what goes out.
    return must(this.variants.ids[slot], 'a slot has a variant') as VariantId;
  }

  /** False for what is undone, or named before its row came. */
  isShown(slot: number): boolean {
    const product = this.variants.productOf(slot);
    return product >= 0 && this.variants.isShown(slot) && this.products.isShown(product);
  }

  isArchived(slot: number): boolean {
    return this.variants.isArchived(slot) || this.products.isArchived(this.variants.productOf(slot));
  }

  isTracked(slot: number): boolean {
    return this.places.totals.facts.get(slot) > 0;
  }

  /** What a variant's stock is told apart by; null: nothing (LOT3). */
  trackingAt(slot: number): Tracking | null {
    return this.variants.trackingOf(slot);
  }

  /** Whether stock of a variant lies in lots, whatever it is told apart by now. */
  isInLots(slot: number): boolean {
    return this.#inLots.has(slot);
  }

  /** The slots of all variants of which stock lies in lots. */
  slotsInLots(): ReadonlySet<number> {
    return this.#inLots;
  }

  /** The slots of all variants that are told apart; none in a shop that knows no lots. */
  toldApart(): readonly number[] {
    return [...this.variants.toldApart].filter((slot) => this.isShown(slot));
  }

  nameAt(slot: number): string {
    return this.products.names[this.variants.productOf(slot)] ?? '';
  }

  /** A variant's figures at a location with everything below it, or (null) everywhere; null while it is not tracked. */
  figuresAt(slot: number, locationId: LocationId | null): Figures | null {
    if (!this.isTracked(slot)) return null;
    return this.#sums(slot, locationId);
  }

  #sums(slot: number, locationId: LocationId | null): Figures {
    return locationId === null
      ? this.places.sumOfAll(slot)
      : this.places.sumOver(this.places.subtree(locationId), slot);
  }

  /** A variant's figures at each single location that says something, its staging place included; they add up to the whole. */
  exactFiguresAt(slot: number): readonly { readonly locationId: LocationId; readonly figures: Figures }[] {
    if (!this.isTracked(slot)) return [];
    return this.places.rows().flatMap((row) => {
      const numbers = this.places.withStaging(row.id);
      const isOwned = this.places.ownerOf(row.id) !== row.id;
      return isOwned || !this.places.isKnownIn(numbers, slot)
        ? []
        : [{ locationId: row.id, figures: this.places.sumOver(numbers, slot) }];
    });
  }

  /** What of a variant lies at a single location, its staging place included. */
  onHandAt(slot: number, locationId: LocationId): number {
    return this.places.onHandAt(locationId, slot);
  }

  barcodesAt(slot: number): readonly BarcodeCells[] {
    return this.barcodes.of(slot);
  }

  /** The rule a person set for a location or (null) all of them; null: none. */
  ownRuleAt(slot: number, locationId: LocationId | null): RuleFields | null {
    return this.rules.own(slot, locationId);
  }

  /** The rule in force: a location's own, or for all of them the variant's own, else the shop's. */
  ruleAt(slot: number, locationId: LocationId | null): RuleFields | null {
    const own = this.rules.own(slot, locationId);
    if (locationId !== null) return own && own.point !== null ? own : null;
    return ruleInForce(own ?? undefined, this.#shop ?? noDefault);
  }

  /** Which rules of a variant call for a purchase: (null) the one for all locations, and locations with their own. */
  alertsAt(slot: number, locationId: LocationId | null): readonly (LocationId | null)[] {
    if (!this.isTracked(slot) || !this.isShown(slot) || this.isArchived(slot)) return [];
    if (locationId === null && !this.rules.placed(slot) && this.#isAbovePoint(slot)) return [];
    const places = locationId === null ? [null, ...(this.rules.placed(slot)?.keys() ?? [])] : [locationId];
    return places.filter((place) => {
      // What is not for sale never has to be bought.
      if (place !== null && this.isNotForSale(place)) return false;
      const rule = this.ruleAt(slot, place);
      return rule !== null && suggest(positionOf(this.#sums(slot, place)), rule) !== null;
    });
  }

  /** What nearly every variant is, found without making an object: nothing is to be bought by the rule for all locations. */
  #isAbovePoint(slot: number): boolean {
    const point = this.rules.pointOf(slot) ?? this.#shop?.defaultPoint ?? null;
    if (point === null) return true;
    if (this.places.hasNotForSale()) {
      const { available, incoming } = positionOf(this.places.sumOfAll(slot));
      return available + incoming > point;
    }
    const { onHand, committed, incoming } = this.places.totals;
    return availableOf(onHand.get(slot), 0, committed.get(slot)) + incoming.get(slot) > point;
  }

  statusAt(slot: number, locationId: LocationId | null): StockStatus {
    const figures = this.figuresAt(slot, locationId);
    if (!figures) return 'untracked';
    if (this.places.isBelowZeroIn(locationId === null ? null : this.places.subtree(locationId), slot))
      return 'negative';
    if (figures.available < 0) return 'oversold';
    if (locationId !== null && this.isNotForSale(locationId)) return 'not-for-sale';
    if (figures.available === 0) return 'out';
    return this.alertsAt(slot, locationId).length > 0 ? 'low' : 'ok';
  }

  /** A variant as lists show it; undefined for one that is not shown. */
  rowAt(slot: number, locationId: LocationId | null = null): StockListRow | undefined {
    return this.isShown(slot) ? this.listedRowAt(slot, locationId) : undefined;
  }

  /** The row of a variant that a list holds: it may have been undone since the list was made, and is still painted once. */
  listedRowAt(slot: number, locationId: LocationId | null): StockListRow {
    const product = this.products.cellsAt(this.variants.productOf(slot));
    const { voided: _, ...variant } = this.variants.cellsAt(slot, product.id);
    const figures = this.figuresAt(slot, locationId);
    return {
      ...variant,
      slot,
      variantId: variant.id,
      name: product.name,
      title: variant.options === '' ? product.name : `${product.name} – ${variant.options}`,
      barcode: this.barcodes.firstCodeOf(slot) || null,
      category: product.category,
      taxClass: product.taxClass ?? null,
      supplierId: product.supplierId && this.remainingSupplier(product.supplierId),
      supplier: (product.supplierId && this.supplier(product.supplierId)?.name) ?? null,
      ...this.#usualBinOf(variant.usualBinId),
      archived: variant.archived || product.archived,
      productType: product.productType,
      tracked: figures !== null,
      inLots: this.isInLots(slot),
      figures,
      rule: this.ruleAt(slot, locationId),
      status: this.statusAt(slot, locationId),
      locationId,
    };
  }

  /** A usual place as it is shown: one that was removed, or whose adding was undone, is none. */
  #usualBinOf(id: LocationId | null): Pick<StockListRow, 'usualBinId' | 'usualBin'> {
    const usualBin = id && (this.places.labelOf(id) ?? null);
    return { usualBinId: usualBin === null ? null : id, usualBin };
  }

  /** The path of a usual place; empty for one that is none. */
  usualPath(id: LocationId | null): readonly string[] {
    return id !== null && this.places.labelOf(id) !== undefined ? this.places.path(id) : [];
  }

  // --- Products, places, suppliers -------------------------------------------------------------------------------

  /** The slots of a product's variants that are shown, oldest first. */
  variantsOf(productId: ProductId): readonly number[] {
    const product = this.products.slotOf(productId);
    return product === undefined ? [] : this.variants.ofProduct(product).filter((slot) => this.isShown(slot));
  }

  productAt(productId: string): ProductCells | undefined {
    const product = this.products.slotOf(productId);
    return product !== undefined && this.products.isShown(product) ? this.products.cellsAt(product) : undefined;
  }

  shop(): ShopRow | undefined {
    return this.#shop;
  }

  /** The places a person knows, each behind what it lies in, by name (`Places.listed`). The same array while nothing changed. */
  locations(): readonly Place[] {
    const listed = this.places.listed();
    if (this.#locationList?.of === listed) return this.#locationList.sorted;
    const sorted = [...listed].sort((a, b) => this.#comparePaths(a.path, b.path) || (a.id < b.id ? -1 : 1));
    this.#locationList = { of: listed, sorted };
    return sorted;
  }

  #comparePaths(a: readonly string[], b: readonly string[]): number {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const order = this.compareText(a[i] ?? '', b[i] ?? '');
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }

  /** What a place lies in directly; a circle that desks made has an outermost place. */
  parentOf(id: LocationId): LocationId | null {
    return this.places.parentOf(id);
  }

  /** Whether anything is on hand at a place itself or its staging place, promised from it or expected there. */
  isHolding(id: LocationId): boolean {
    return this.places.isHolding(id);
  }

  /** Whether a place stands outermost only because desks moved it in a circle (LOC5). */
  isCut(id: LocationId): boolean {
    return this.places.isCut(id);
  }

  /** Whether what lies at an exact location is not for sale (LOC14). */
  isNotForSale(id: LocationId): boolean {
    return this.places.isNotForSale(id);
  }

  /** The names of what a place lies in and its own, from the outermost down; of a staging place those of its owner. */
  placePath(id: LocationId): readonly string[] {
    return this.places.path(id);
  }

  /** A location; for a staging place the one it belongs to. */
  location(id: LocationId): LocationRow | undefined {
    return this.places.row(this.places.ownerOf(id));
  }

  /** What a place is called: its name, or its path where another place that is listed has that name. */
  locationName(id: LocationId): string {
    const owner = this.places.ownerOf(id);
    return this.places.labelOf(owner) ?? this.places.row(owner)?.name ?? '';
  }

  /** The suppliers by name, without those that were merged into others; the same array while nothing changed. */
  suppliers(): readonly SupplierRow[] {
    this.#supplierList ??= remainingSuppliers(this.#suppliers.values()).listed.toSorted(
      (a, b) => this.compareText(a.name, b.name) || (a.id < b.id ? -1 : 1),
    );
    return this.#supplierList;
  }

  /** The supplier that remains of the one with an id (PUR34). */
  supplier(id: SupplierId): SupplierRow | undefined {
    return this.#suppliers.get(this.remainingSupplier(id));
  }

  /** The supplier with exactly this id, merged or not: what an act of the past named. */
  supplierNamed(id: SupplierId): SupplierRow | undefined {
    return this.#suppliers.get(id);
  }

  /** The id of the supplier that remains of another. */
  remainingSupplier(id: SupplierId): SupplierId {
    return remainingSupplier(id, (one) => this.#suppliers.get(one));
  }
}

const noDefault = { defaultPoint: null, defaultUpTo: null };
