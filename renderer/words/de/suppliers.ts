import type { Translation } from '../translation.ts';
import type { suppliers as english } from '../en/suppliers.ts';

/** Wer liefert: die Liste der Lieferanten, die Seite eines Lieferanten, das Zusammenführen. */
export const suppliers: Translation<typeof english> = {
  title: 'Lieferanten',
  goTo: 'Zu den Lieferanten',
  commands: {
    add: 'Lieferant hinzufügen',
    edit: 'Lieferant bearbeiten',
    merge: 'Mit anderem Lieferanten zusammenführen',
    archive: 'Lieferant archivieren',
    unarchive: 'Lieferant wieder verwenden',
  },
  columns: { name: 'Lieferant', products: 'Artikel', low: 'Nachzubestellen', leadTime: 'Lieferzeit' },
  days_one: '{{count}} Tag',
  days_other: '{{count}} Tage',
  filter: 'Zeigen',
  archived: 'Archiviert',
  more: 'Mehr',
  emptyTitle: 'Hier sind keine Lieferanten',
  emptyText: 'Hinzufügen, wer liefert. Importe bringen Lieferanten mit ihren Artikeln mit.',
  missingTitle: 'Diesen Lieferanten gibt es nicht',
  missingText: 'Vielleicht wurde er zurückgenommen, oder er ist von einem anderen Computer unterwegs.',
  details: 'Angaben',
  noContact: 'Noch keine Kontaktdaten.',
  products: 'Artikel ({{count}})',
  productsOf: 'Artikel von {{name}}',
  inStock: 'Im Bestand zeigen',
  inReorder: 'Beim Nachbestellen zeigen',
  noProductsTitle: 'Noch keine Artikel',
  noProductsText: 'Diesen Lieferanten beim Bearbeiten eines Artikels wählen.',
  added: '{{name}} hinzugefügt',
  saved: '{{name}} gespeichert',
  wasArchived: '{{name}} ist archiviert und wird für Artikel nicht mehr angeboten.',
  isBack: '{{name}} wird wieder verwendet.',
  form: {
    name: 'Name',
    email: 'E-Mail',
    phone: 'Telefon',
    address: 'Adresse',
    leadTime: 'Lieferzeit',
    leadTimeHint: 'Von der Bestellung bis zur Lieferung. Daraus ergibt sich, wann eine Lieferung erwartet wird.',
    leadTimeUnit: 'Tage',
    note: 'Notiz',
    save: 'Speichern',
  },
  merge: {
    into: '{{name}} zusammenführen mit',
    submit: 'Zusammenführen',
    choose: 'Den Lieferanten wählen, der bleibt. {{name}} verschwindet dann aus allen Listen.',
    means_one:
      '{{other}} bleibt. {{count}} Artikel von {{name}} geht an {{other}}, und {{name}} verschwindet aus allen Listen.',
    means_other:
      '{{other}} bleibt. {{count}} Artikel von {{name}} gehen an {{other}}, und {{name}} verschwindet aus allen Listen.',
    later: 'Dateien, die ihn später nennen, gehen an den, der bleibt. Es lässt sich rückgängig machen.',
    done: '{{name}} wurde mit {{other}} zusammengeführt.',
  },
};
