/** What a scanned code is that nothing has. */
export const unknownCode = {
  title: 'Unknown code',
  text: 'Nothing in your shop has the code {{code}}. {{kept}}',
  packs: 'The code {{code}} is a carton of {{product}}. How many are in it? {{kept}}',
  pack: 'Pieces in the carton',
  find: 'Belongs to',
  findHint: 'Type a name or SKU of a product you have.',
  product: 'Product',
  quantityHint: 'Left empty: one, or what the carton holds.',
  attach: 'Add code to product',
  offer: 'Add {{code}} as a code …',
  create: 'Create product',
} as const;
