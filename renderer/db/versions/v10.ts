/**
 * Schema step 10: what this computer knows of the online stores that it talks to. A store's things are found by their listing, by SKU
 * and, in the order of their titles, by how they stand. The log has numbers of its own, so that its newest lines are the last. Listings
 * and orders are found by their channel, and orders by their number.
 */
export const v10 = {
  listings: 'id, variantId, channelId',
  orders: 'id, state, number, channelId',
  channelStates: 'channelId',
  channelItems:
    '[channelId+key], listingId, [channelId+status], [channelId+title], [channelId+stands+title], [channelId+sku]',
  channelOrders: '[channelId+remoteId], [channelId+waits], orderId',
  channelDrifts: 'id, [channelId+since], [channelId+open]',
  channelNotes: 'id, [channelId+at], [channelId+open]',
  channelLog: '++no, [channelId+no], taskId',
} as const;
