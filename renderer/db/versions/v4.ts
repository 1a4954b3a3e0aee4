/**
 * Schema step 4: what variants are called outside, and the channels that sell this stock (DATA-R20). Both are rows of the
 * books: a database of an older fold is made anew from the journal and has them then.
 */
export const v4 = {
  listings: 'id, variantId',
  channels: 'id',
} as const;
