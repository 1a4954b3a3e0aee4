import type { lots as english } from '../en/lots.ts';
import type { Translation } from '../translation.ts';

/** Lots and serial numbers: naming them, when they expire; in German. */
export const lots: Translation<typeof english> = {
  title: 'Chargen',
  titleOf: { lot: 'Chargen', serial: 'Seriennummern' },
  none: 'Noch liegt nichts in einer Charge. Bei jedem Wareneingang lässt sich eine angeben.',
  noneSaid: { lot: 'Ohne Angabe der Charge', serial: 'Ohne Angabe der Seriennummer' },
  noLotNoDay: 'Ohne Charge gibt es kein Haltbarkeitsdatum.',
  all: 'Alle {{count}} zeigen',
  expiryOf: 'Haltbarkeitsdatum von {{code}}',
  expirySaved: '{{code}} ist haltbar bis {{day}}',
  expiryCleared: '{{code}} hat kein Haltbarkeitsdatum mehr',
  count: {
    lot_one: '{{count}} Charge',
    lot_other: '{{count}} Chargen',
    serial_one: '{{count}} Seriennummer',
    serial_other: '{{count}} Seriennummern',
  },
  of: { lot: 'Chargen von {{product}}', serial: 'Seriennummern von {{product}}' },
  name: { lot: 'Charge', serial: 'Seriennummer' },
  new: { lot: 'Neue Charge', serial: 'Neue Seriennummer' },
  chooseOne: 'Wählen, eintippen oder scannen',
  nameOne: 'Eintippen oder scannen',
  unknown: {
    lot: 'Eine Charge „{{code}}“ gibt es bei diesem Artikel nicht. Eine aus der Liste wählen oder noch einmal scannen.',
    serial:
      'Eine Seriennummer „{{code}}“ gibt es bei diesem Artikel nicht. Eine aus der Liste wählen oder noch einmal scannen.',
  },
  twice: '{{code}} steht schon in der Liste.',
  expires: 'haltbar bis {{day}}',
  expired: 'abgelaufen nach dem {{day}}',
  isExpired: 'Abgelaufen',
  today: 'Läuft heute ab',
  inDays_one: 'in {{count}} Tag',
  inDays_other: 'in {{count}} Tagen',
  here: '{{quantity}} hier',
  short: 'Das fällt unter null: {{value}}.',
  away: {
    elsewhere:
      'Laut Büchern liegt dieses Stück woanders: {{places}}. Ein anderes nehmen oder es zuerst hierher umlagern.',
    picked: '{{place}}, für einen Auftrag kommissioniert',
    nowhere:
      'Laut Büchern ist hier kein Stück mit dieser Nummer mehr. Ein anderes nehmen oder dieses zuerst hier zählen.',
  },
  isHere: 'hier',
  expiresOn: 'Haltbar bis',
  quantityOf: 'Menge von {{code}}',
  remove: '{{code}} herausnehmen',
  isCode:
    '{{code}} ist der Code eines Artikels. Heißt eine Charge oder Seriennummer wirklich so, noch einmal eingeben oder scannen.',
  several:
    '{{code}} enthält mehrere Angaben, die Charge nur unter ihnen. Solche Codes liest Stockroom noch nicht; bitte die Charge eintippen.',
  figure: 'Bestand von {{lot}} in {{location}}: {{value}}',
  explain: 'Bestand: {{lot}} in {{location}}',
  propose: 'Was zuerst abläuft, zuerst',
  unsaid: { lot: 'Ohne Angabe der Charge: {{quantity}}', serial: 'Ohne Angabe der Seriennummer: {{quantity}}' },
  above: '{{quantity}} mehr angegeben als die Menge.',
  export: { code: 'Charge oder Seriennummer', place: 'Ort' },
};
