import type { LocationId } from '#shared/domain/operations/ids.ts';
import { type CatalogueParts, Projection } from './projection.ts';
import { openBoard, type StatusBoard } from './status-board.ts';
import { openTextOrder, type TextColumn, type TextOrder } from './text-order.ts';

export type { CatalogueParts } from './projection.ts';
export type { Touched } from './telling.ts';

/** An empty catalogue; `loadCatalogue` fills it. */
export function openCatalogue(parts: CatalogueParts): Catalogue {
  return new Catalogue(parts);
}

/** The projection together with what is derived from it once for everybody: status boards and text orders. */
export class Catalogue extends Projection {
  readonly #boards = new Map<LocationId | null, StatusBoard>();
  readonly #orders = new Map<TextColumn, TextOrder>();
  #categories: readonly { readonly name: string; readonly count: number }[] | undefined;

  constructor(parts: CatalogueParts) {
    super(parts);
    // The first follower of all, so that lists find boards and orders that know what changed.
    this.follow((touched) => {
      this.#categories = undefined;
      for (const board of this.#boards.values()) board.lookAgain(touched);
      for (const order of this.#orders.values()) order.lookAgain(touched);
    });
  }

  /** Makes what the first screen is computed from, so that it comes whole when the catalogue becomes ready. */
  warm(): Promise<void> {
    this.beginWarming();
    return new Promise((resolve) => {
      this.board(null).whenFresh(() => this.order('name').whenFresh(resolve));
    });
  }

  /** What every variant is at a location, or (null) everywhere. */
  board(locationId: LocationId | null): StatusBoard {
    const known = this.#boards.get(locationId);
    if (known) return known;
    const board = openBoard(this, locationId);
    this.#boards.set(locationId, board);
    return board;
  }

  /** All slots in the order of a text. */
  order(column: TextColumn): TextOrder {
    const known = this.#orders.get(column);
    if (known) return known;
    const order = openTextOrder(this, column);
    this.#orders.set(column, order);
    return order;
  }

  /** How many reorder alerts the shop has, over all locations. */
  alertCount(): number {
    return this.board(null).alerts();
  }

  /** The categories by name, with how many variants on sale each holds; the same array while nothing changed. */
  categories(): readonly { readonly name: string; readonly count: number }[] {
    this.#categories ??= this.#countCategories();
    return this.#categories;
  }

  #countCategories(): readonly { readonly name: string; readonly count: number }[] {
    const counts = new Map<number, number>();
    for (let slot = 0; slot < this.size; slot++) {
      if (!this.isShown(slot) || this.isArchived(slot)) continue;
      const category = this.products.category.get(this.variants.productOf(slot));
      if (category !== 0) counts.set(category, (counts.get(category) ?? 0) + 1);
    }
    const named = [...counts].map(([category, count]) => ({
      name: this.products.categories.textOf(category) ?? '',
      count,
    }));
    return named.sort((a, b) => this.compareText(a.name, b.name) || (a.name < b.name ? -1 : 1));
  }
}
