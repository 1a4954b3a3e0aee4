import type { exports as english } from '../en/exports.ts';
import type { Translation } from '../translation.ts';

/** Saving a list as a file: the kinds of file, and what is said about it; in German. */
export const exports: Translation<typeof english> = {
  button: 'Exportieren',
  more: 'Weitere Arten zu exportieren',
  choices: {
    xlsx: 'Arbeitsmappe (XLSX)',
    region: 'CSV für Tabellenprogramme ({{separator}} und {{decimal}})',
    programs: 'CSV für andere Programme',
    csv: 'CSV',
  },
  working: 'Datei wird geschrieben',
  stopped: 'Export abgebrochen: Es wurde keine Datei geschrieben',
  saved_one: '{{count}} Zeile exportiert',
  saved_other: '{{count}} Zeilen exportiert',
  files: { receipts: 'wareneingaenge', activity: 'aktivitaet', movements: 'bewegungen', document: 'beleg' },
};
