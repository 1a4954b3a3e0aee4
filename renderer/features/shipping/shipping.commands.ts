import { useMemo } from 'react';
import { done, type Result } from '#shared/base/result.ts';
import type { CsvTable } from '#shared/domain/import/table.ts';
import type { ParcelId } from '#shared/domain/operations/ids.ts';
import { type ParcelSet, type ParcelStep, setParcels, stepParcels } from '#renderer/db/parcel-acts.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { usePrintDesk } from '#renderer/platform/print-desk.ts';

export type { ParcelStep, SteppedParcels } from '#renderer/db/parcel-acts.ts';

/** The rows of a file that a carrier's program wrote. */
async function readTable(shop: Shop, file: File): Promise<Result<CsvTable>> {
  const read = await shop.work.ask('tracking.read', { file });
  return read.ok ? done(read.value.table) : read;
}

/** What a person can do with parcels. */
export function useShippingCommands() {
  const shop = useShop();
  const printDesk = usePrintDesk();
  return useMemo(
    () => ({
      set: (sets: readonly ParcelSet[], how?: { readonly fresh?: boolean }) => setParcels(shop, sets, how),
      step: (step: ParcelStep, parcelIds: readonly ParcelId[]) => stepParcels(shop, step, parcelIds),
      readTable: (file: File) => readTable(shop, file),
      /** Shows what was laid out, to be printed or saved. */
      open: printDesk,
      /** Opens a page of the web in the browser. */
      openOutside: (url: string) => shop.host.ask('app.openExternal', { url }),
    }),
    [shop, printDesk],
  );
}
