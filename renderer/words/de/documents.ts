import type { documents as english } from '../en/documents.ts';
import type { Translation } from '../translation.ts';

/** What a line of the ledger belongs to; in German. */
export const documents: Translation<typeof english> = {
  kinds: { receipt: 'Wareneingang', transfer: 'Umlagerung', return: 'Retoure', import: 'Import' },
  lines: 'Was sich am Bestand geändert hat',
  when: 'Wann',
  person: 'Person',
  note: 'Notiz',
  value: 'Wert zum EK-Preis',
  product: 'Artikel',
  sku: 'SKU',
  location: 'Lagerort',
  quantity: 'Änderung',
  cost: 'EK-Preis',
  state: 'Status',
  isUndo: 'Rückgängig',
  undone: 'rückgängig gemacht',
  missingTitle: 'Diesen Beleg gibt es hier nicht',
  missingText: 'Die Adresse ist vielleicht falsch, oder der Beleg ist auf diesem Computer noch nicht angekommen.',
};
