/**
 * Schema step 9: parcels, returns, batches, short picks and saved views. Parcels are found by their order, by when they left,
 * and by how far they are.
 */
export const v9 = {
  parcels: 'id, orderId, state, shippedAt',
  returns: 'id, orderId, receivedAt',
  batches: 'id, state',
  shortPicks: 'id, orderId, at',
  views: 'id',
} as const;
