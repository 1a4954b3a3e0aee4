import type { CsvTable } from '#shared/domain/import/table.ts';
import { addressFile, type AddressPlan, planAddresses } from './address-file.ts';
import type { CarrierId } from './carrier.ts';
import { layoutNamed } from './layouts.ts';
import type { Dispatch, Shipment } from './shipment.ts';
import { readTracking, type TrackingFile } from './tracking-file.ts';

/**
 * The way to a carrier, or to a service that speaks for several. What a way cannot do it leaves out, and no screen offers
 * it: rates, labels and events come with the first service that has them.
 */
export type CarrierConnector = {
  readonly id: string;
  /** What a carrier would be given of these parcels, and what some of them lack; nothing leaves yet. */
  readonly plan: (shipments: readonly Shipment[], dispatch: Dispatch) => AddressPlan;
  /** Gives the parcels of a plan to the carrier. */
  readonly handOver: (plan: AddressPlan, dispatch: Dispatch) => HandedOver;
  /** What the carrier answered: numbers of parcels, to be seen by a person before anything is written. */
  readonly takeBack: (answer: CsvTable, used: readonly CarrierId[]) => TrackingFile;
};

/** What came of handing over: a file that a person gives to the carrier's own program. */
export type HandedOver = { readonly file: readonly (string | Uint8Array<ArrayBuffer>)[]; readonly rows: number };

/** The exchange of files with a carrier's own program, which writes and reads CSV in a layout. */
export function fileExchange(layoutId: string | null): CarrierConnector {
  const layout = layoutNamed(layoutId);
  return {
    id: `file:${layout.id}`,
    plan: (shipments, dispatch) => planAddresses(shipments, layout, dispatch),
    handOver: (plan, dispatch) => ({ file: addressFile(plan, layout, dispatch), rows: plan.rows.length }),
    takeBack: (answer, used) => readTracking(answer, used),
  };
}
