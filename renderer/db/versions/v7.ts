/**
 * Schema step 7: lots and serial numbers, rows of the books (DATA-R19). A database of an older fold is made anew from the
 * journal and has them then; one of this fold has none yet.
 */
export const v7 = {
  lots: 'id, variantId',
} as const;
