/**
 * Schema step 1. Frozen once released: a change is a new step beside this one.
 *
 * Few indexes and none unique on what people type: memory answers look-ups. Levels are one record a variant, ledger lines
 * one record an operation, old ledger lines packed segments of 10,000 (docs/decisions/0003-packed-movements.md).
 */
export const v1 = {
  meta: 'key',
  operations: '++no, opId, [stage+no], groupId',
  shop: 'id',
  products: 'id',
  variants: 'id, productId',
  barcodes: 'id, variantId',
  locations: 'id',
  suppliers: 'id',
  rules: 'id',
  orders: 'id, state',
  incoming: 'id, variantId',
  stock: 'variantId',
  ledger: '++no, opId, *variants',
  segments: 'no',
  shadows: 'key',
  inbox: 'id',
  contacts: 'contactId, pending',
  chunks: 'no',
  stale: '++no',
  plans: 'key',
} as const;
