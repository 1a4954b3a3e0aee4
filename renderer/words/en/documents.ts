/** What a line of the ledger belongs to: a delivery, a move, a return, an import. */
export const documents = {
  kinds: { receipt: 'Delivery received', transfer: 'Stock moved', return: 'Return', import: 'Import' },
  lines: 'What it did to stock',
  when: 'When',
  person: 'Person',
  note: 'Note',
  value: 'Value at cost',
  product: 'Product',
  sku: 'SKU',
  location: 'Location',
  quantity: 'Change',
  cost: 'Cost',
  state: 'State',
  isUndo: 'undo',
  undone: 'undone',
  missingTitle: 'This document is not here',
  missingText: 'The address may be wrong, or what it names has not reached this computer yet.',
};
