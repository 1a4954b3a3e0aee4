/**
 * Schema step 5: the lines of the ledger's segments once more, sorted by variant (ledger-index.ts). Made from the segments
 * alone: what is missing is made anew, in the background.
 */
export const v5 = {
  ledgerIndex: 'no',
} as const;
