import type { AddressParts } from './address-text.ts';
import type { CountryCode } from './countries.ts';

/** A parcel as it is handed to a carrier: what the books and the customer's record say of it. */
export type Shipment = {
  readonly parcelId: string;
  /** By which the carrier's file is read back. */
  readonly reference: string;
  readonly orderNumber: string;
  readonly name: string;
  /** The free text of the address. */
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  /** In grams. */
  readonly weight: number | null;
  /** In millimetres. */
  readonly length: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly carrier: string | null;
  readonly service: string | null;
};

/** A shipment whose address was read. */
export type AddressedShipment = Shipment & { readonly to: AddressParts };

/** Who sends: from where, and on which day. */
export type Dispatch = {
  readonly home: CountryCode;
  /** Null where the shop has not said where it is. */
  readonly sender: AddressParts | null;
  readonly day: string;
};
