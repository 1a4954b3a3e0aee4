import type { unknownCode as english } from '../en/unknown-code.ts';
import type { Translation } from '../translation.ts';

/** What a scanned code is that nothing has; in German. */
export const unknownCode: Translation<typeof english> = {
  title: 'Unbekannter Code',
  text: 'Kein Artikel hat den Code {{code}}. {{kept}}',
  packs: 'Der Code {{code}} ist ein Karton von {{product}}. Wie viele sind darin? {{kept}}',
  pack: 'Stück im Karton',
  find: 'Gehört zu',
  findHint: 'Name oder SKU eines vorhandenen Artikels eingeben.',
  product: 'Artikel',
  quantityHint: 'Leer: eins, oder der Inhalt des Kartons.',
  attach: 'Code zum Artikel hinzufügen',
  offer: '{{code}} als Code hinzufügen …',
  create: 'Artikel anlegen',
};
