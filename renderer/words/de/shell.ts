import type { shell as english } from '../en/shell.ts';
import type { Translation } from '../translation.ts';

/** The frame of the window, its commands, and what it says when something broke; in German. */
export const shell: Translation<typeof english> = {
  scopes: {
    global: 'Überall',
  },
  menus: {
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    stock: 'Bestand',
    orders: 'Aufträge',
    help: 'Hilfe',
  },
  commands: {
    palette: 'Befehlspalette öffnen',
    shortcuts: 'Tastenkürzel',
    foldNavigation: 'Navigation ein- oder ausklappen',
    lightScheme: 'Helle Farben',
    darkScheme: 'Dunkle Farben',
    autoScheme: 'Farben wie das System',
    roomyRows: 'Hohe Zeilen',
    compactRows: 'Kompakte Zeilen',
  },
  broken: {
    happened: 'Diese Seite ließ sich nicht anzeigen.',
    safe: 'Die Daten sind gespeichert: Was vorher eingegeben wurde, ist im Shop.',
    next: 'Noch einmal versuchen. Klappt es wieder nicht, die Details kopieren und an den Support schicken.',
    again: 'Noch einmal versuchen',
  },
  update: {
    ready: 'Stockroom {{version}} liegt bereit.',
    note: 'Es wird beim Schließen von Stockroom installiert.',
    now: 'Jetzt neu starten',
  },
  notFound: {
    title: 'Hier ist nichts',
    text: 'Diese Seite gibt es nicht oder nicht mehr.',
    home: 'Zur Startseite',
  },
};
