import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { changedSets } from '#shared/domain/operations/fields.ts';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import type { FieldSet } from '#shared/domain/operations/operation.ts';
import type { FieldValue, Kind } from '#shared/domain/operations/rows.ts';
import { addPerson } from '#renderer/db/add-person.ts';
import { tableOf } from '#renderer/db/database.ts';
import { useDesk } from '#renderer/db/desk.ts';
import type { Recorded } from '#renderer/db/record.ts';
import { reorderNotices } from '#renderer/platform/reorder-notices.ts';
import type { ScannerSettings } from '#renderer/platform/scanner-settings.ts';
import { thisScanner } from '#renderer/platform/this-scanner.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { zoneHere } from '#renderer/db/zones.ts';
import { setTax, type TaxAsk } from './tax.commands.ts';
import type { BooksCheck } from '#renderer/db/books-work.ts';

export { useKeepPicture } from '#renderer/db/pictures/use-picture.ts';

/** Fields of one row with their new values. */
export type Edit = { readonly kind: Kind; readonly id: string; readonly fields: Readonly<Record<string, FieldValue>> };

/** Sets the fields that really change; `nothing-changed` when none does. */
export function editRow(shop: Shop, edit: Edit): Promise<Result<Recorded>> {
  return act(
    shop,
    async (
      db,
    ): Promise<
      Result<{ decisions: [{ type: 'fields.set'; payload: { group: null; sets: readonly FieldSet[] } }] }, Failure>
    > => {
      const row = await tableOf(db, edit.kind).get(edit.id);
      if (!row) return fail({ code: 'row-unknown', detail: edit.id });
      const sets = changedSets(row, edit.fields);
      if (sets.length === 0) return fail({ code: 'nothing-changed' });
      return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets } }] });
    },
  );
}

/** Says in which zone moments of 0.1 are days, where nobody has yet: the zone of this computer, once and for all desks (DATA-R21). */
export function sayZone(shop: Shop): Promise<Result<Recorded>> {
  const { shopId: id } = shop.entry;
  return editRow(shop, { kind: 'shop', id, fields: { legacyZone: zoneHere() } });
}

/** Everything a person can do on the Settings screen. */
export function useSettingsCommands() {
  const shop = useShop();
  const desk = useDesk();
  return {
    edit: (edit: Edit) => editRow(shop, edit),
    sayZone: () => sayZone(shop),
    setTax: (ask: TaxAsk) => setTax(shop, ask),
    addPerson: (name: string) => addPerson(shop, name),
    switchTo: (personId: string) => shop.person.set(personId as PersonId),
    checkBooks: (): Promise<Result<BooksCheck>> => shop.work.ask('books.check', {}),
    repairBooks: async (): Promise<Result<unknown>> => {
      const asked = await shop.work.ask('books.repair', {});
      // Opened anew, the shop folds its books from the log.
      if (asked.ok) await desk.open(shop.entry);
      return asked;
    },
    openShop: desk.open,
    leave: desk.leave,
    disconnect: desk.disconnect,
    removeDemo: desk.removeDemo,
  };
}

/** Changes how scanning is set up on this computer. */
export function changeScanner(changes: Partial<ScannerSettings>): void {
  thisScanner.change(changes);
}

/** Switches whether this computer tells of products that fall to their reorder point. */
export function changeReorderNotices(on: boolean): void {
  reorderNotices.set(on);
}

/** Reads the program's log, or shows its file in the system's file manager. */
export function useLogCommands() {
  const { host } = useShop();
  return { read: () => host.ask('log.read', {}), reveal: () => host.ask('log.reveal', {}) };
}
