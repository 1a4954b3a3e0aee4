import type { RemoteAddress, RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { LaneOrder } from '../lane-rows.ts';

/** An address of which a store says nothing. */
export const nobody: RemoteAddress = {
  name: '',
  company: '',
  lines: [],
  postcode: '',
  city: '',
  region: '',
  country: '',
  phone: '',
  email: '',
};

/** The word that an order is gone, of which the store says nothing else any more. */
export function goneOrder({ remoteId, number, modifiedAt, identity }: LaneOrder): RemoteOrder {
  return {
    id: remoteId,
    ...(identity !== undefined && { identity }),
    number,
    status: 'gone',
    means: 'gone',
    currency: 'XXX',
    placedAt: modifiedAt,
    modifiedAt,
    billing: nobody,
    shipping: null,
    shippingMethod: '',
    shippingAmount: null,
    discountAmount: null,
    customerNote: '',
    lines: [],
    refunds: [],
  };
}
