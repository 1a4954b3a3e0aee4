/**
 * Schema step 2: counts. `counted` has one record a level that was ever counted, with its checkpoints; a database of step 1
 * has an older fold and is rebuilt from the journal, which fills these.
 */
export const v2 = {
  writers: 'id',
  counts: 'id',
  observations: 'id, countId',
  countLines: 'id, countId',
  counted: 'id, variantId',
} as const;
