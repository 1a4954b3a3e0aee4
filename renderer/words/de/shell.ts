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
  standardMenus: {
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    window: 'Fenster',
    minimize: 'Minimieren',
    close: 'Schließen',
  },
  look: {
    title: 'Aussehen und Sprache',
    language: 'Sprache',
    region: 'Zahlen, Daten und Geld',
    likeLanguage: 'Wie die Sprache',
    scheme: 'Farben',
    light: 'Hell',
    dark: 'Dunkel',
    density: 'Zeilen',
    roomy: 'Luftig',
    compact: 'Dicht',
    motion: 'Bewegung',
    reduced: 'Nichts bewegt sich',
    system: 'Wie das System',
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
    noMotion: 'Nichts bewegt sich',
    autoMotion: 'Bewegung wie das System',
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
