import type { pictures as english } from '../en/pictures.ts';
import type { Translation } from '../translation.ts';

/** Pictures of products, and of the shop; in German. */
export const pictures: Translation<typeof english> = {
  title: 'Bilder',
  add: 'Bilder hinzufügen',
  none: 'Noch keine Bilder. Dateien auswählen, auf diese Seite ziehen oder ein kopiertes Bild einfügen.',
  limit: 'Ein Artikel zeigt höchstens {{count}} Bilder. Bitte zuerst eines entfernen.',
  dropHere: 'Hier loslassen, um die Bilder diesem Artikel hinzuzufügen',
  dropOnProduct: 'Bilder gehören zu einem Artikel: bitte dessen Seite öffnen und sie dort ablegen.',
  missing: 'Das Bild von {{name}} ist noch nicht auf diesem Computer',
  one: 'Bild {{number}} von {{count}}',
  view: 'Groß ansehen: Bild {{number}} von {{count}}',
  more: 'Bild {{number}} bearbeiten',
  open: 'Groß ansehen',
  first: 'Zuerst zeigen',
  earlier: 'Nach vorn',
  later: 'Nach hinten',
  remove: 'Bild entfernen',
  previous: 'Voriges Bild',
  next: 'Nächstes Bild',
  added_one: 'Bild hinzugefügt: {{name}}',
  added_other: '{{count}} Bilder hinzugefügt: {{name}}',
  removed: 'Bild entfernt: {{name}}',
  moved: 'Bilder neu geordnet: {{name}}',
  refused_one: '{{count}} Datei wurde nicht übernommen.',
  refused_other: '{{count}} Dateien wurden nicht übernommen.',
};
