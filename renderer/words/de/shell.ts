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
  scans: {
    figure: '„{{code}}“ wurde gescannt, wo eine Zahl hingehört. Nichts wurde eingetragen; das Feld ist, wie es war.',
    unclear:
      'Tasten kamen in Stücken an, und nichts wurde damit getan. Falls Sie einen Code gescannt haben, scannen Sie ihn bitte noch einmal.',
    behind:
      'Mit {{code}} wurde nichts getan: Ein Dialog ist offen. Beenden oder schließen Sie ihn und scannen Sie dann noch einmal.',
    suffix: {
      tab: 'Ihr Scanner drückt Tab nach einem Code. Das geht; stellen Sie „Taste nach einem Code“ in den Einstellungen auf Tab, damit es immer geht.',
      none: 'Ihr Scanner drückt keine Taste nach einem Code: Mit {{code}} wurde nichts getan. Stellen Sie „Taste nach einem Code“ in den Einstellungen auf Keine.',
    },
    layout:
      'Ihr Scanner tippt für eine andere Tastatur: Er sandte {{came}}, gelesen wurde {{code}}. Stellen Sie das Tastaturlayout des Scanners auf das dieses Computers; bis dahin können Buchstaben und Bindestriche falsch sein.',
    torn: '{{code}} ist vielleicht nur ein Teil eines Codes, der in Stücken ankam, oder wurde hinter etwas gescannt, das im Feld stand. Nichts wurde getan; bitte noch einmal scannen.',
    number: 'Kein Artikel hat den Code {{code}}. Für eine Menge * und die Zahl eingeben, oder die Zahl in ihre Zelle.',
    gs1: '{{code}} enthält außer dem Artikel noch anderes, etwa Charge und Datum. Stockroom liest solche Codes noch nicht; bitte den einfachen Strichcode scannen.',
    upcE: '{{code}} ist ein UPC-E, die Kurzform von {{upc}}. Stockroom liest ihn noch nicht; bitte {{upc}} scannen oder eingeben.',
    carton: '{{code}} ist ein Karton von {{product}}. Fügen Sie ihn diesem Artikel mit der Stückzahl darin hinzu.',
    settings: 'Scanner einstellen',
  },
  notFound: {
    title: 'Hier ist nichts',
    text: 'Diese Seite gibt es nicht oder nicht mehr.',
    home: 'Zur Startseite',
  },
};
