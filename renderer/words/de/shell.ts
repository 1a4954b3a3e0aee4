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
    purchasing: 'Einkauf',
    counts: 'Zählungen',
    labels: 'Etiketten',
    help: 'Hilfe',
  },
  standardMenus: {
    undo: 'Eingabe rückgängig machen',
    redo: 'Eingabe wiederholen',
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
    density: 'Zeilenhöhe',
    roomy: 'Hoch',
    compact: 'Kompakt',
    motion: 'Animationen',
    reduced: 'Keine',
    system: 'Wie das System',
  },
  commands: {
    palette: 'Befehlspalette öffnen',
    foldNavigation: 'Navigation ein- oder ausklappen',
    lightScheme: 'Helle Farben',
    darkScheme: 'Dunkle Farben',
    autoScheme: 'Farben wie das System',
    roomyRows: 'Hohe Zeilen',
    compactRows: 'Kompakte Zeilen',
    noMotion: 'Keine Animationen',
    autoMotion: 'Animationen wie das System',
  },
  broken: {
    happened: 'Diese Seite konnte nicht angezeigt werden.',
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
    figure:
      '„{{code}}“ wurde in ein Feld gescannt, das eine Zahl braucht. Es wurde nichts eingetragen, das Feld ist unverändert.',
    text: '„{{code}}“ wurde in ein Feld gescannt, das nicht für Codes ist. Es wurde nichts eingetragen, das Feld ist unverändert.',
    unclear:
      'Die Eingabe kam unvollständig an, deshalb ist nichts passiert. Falls Sie gescannt haben: bitte noch einmal scannen.',
    brief: 'Kein Artikel hat den Code {{code}}. Es ist nichts passiert.',
    behind:
      '{{code}} wurde nicht übernommen, weil noch ein Fenster offen ist. Bitte erst abschließen oder schließen, dann noch einmal scannen.',
    suffix: {
      tab: 'Ihr Scanner sendet nach jedem Code die Tabulatortaste. Das geht; damit es immer klappt, stellen Sie „Taste nach einem Code“ in den Einstellungen auf Tab.',
      none: 'Ihr Scanner sendet nach dem Code keine Taste, deshalb wurde {{code}} nicht übernommen. Stellen Sie „Taste nach einem Code“ in den Einstellungen auf Keine.',
    },
    layout:
      'Ihr Scanner ist auf eine andere Tastatur eingestellt: Er hat {{came}} gesendet, gelesen wurde {{code}}. Stellen Sie im Scanner dasselbe Tastaturlayout ein wie an diesem Computer; bis dahin können Buchstaben und Bindestriche falsch sein.',
    misread: {
      asks: 'Ihr Scanner ist auf eine andere Tastatur eingestellt. Er hat {{came}} gesendet, das kann {{code}} heißen. Es ist nichts passiert, weil Buchstaben und Zeichen falsch sein können: Wählen oder tippen Sie, was Sie gescannt haben, und stellen Sie im Scanner dasselbe Tastaturlayout ein wie an diesem Computer.',
      code: '{{code}} kann ein anderer Code sein: Ihr Scanner ist auf eine andere Tastatur eingestellt. Wählen Sie, was Sie gescannt haben, oder tippen Sie den Code.',
    },
    doubt:
      '{{code}} ist vielleicht nur ein Teil eines Codes. Wählen Sie, was Sie gescannt haben, oder scannen Sie noch einmal.',
    torn: '{{code}} ist vielleicht nur ein Teil eines Codes, oder im Feld stand vorher schon etwas. Es wurde nichts gebucht; bitte noch einmal scannen.',
    number:
      'Kein Artikel hat den Code {{code}}. Wenn es eine Menge ist: * und die Zahl eingeben, oder die Zahl in der Zeile eintragen.',
    part: 'Kein Artikel hat den Code {{code}}. Wählen Sie in der Liste darunter mit den Pfeiltasten und der Eingabetaste.',
    nothing: 'Kein Artikel hat den Code {{code}}, und kein Name passt dazu.',
    star: '{{code}} beginnt mit *, und * setzt eine Menge. Das ist kein Code, es ist nichts passiert.',
    checkDigit:
      '{{code}} hat {{count}} Ziffern wie eine EAN oder ein UPC, aber die Prüfziffer passt nicht: vielleicht wurde der Code nicht ganz gelesen. Bitte noch einmal scannen.',
    sure: 'Geprüft: Das ist der ganze Code',
    sscc: '{{code}} ist die Nummer eines Pakets oder einer Palette und nennt keinen Artikel. Bitte scannen Sie den Barcode des Artikels.',
    gs1: '{{code}} enthält neben dem Artikel noch weitere Angaben, etwa Charge und Datum. Solche Codes liest Stockroom noch nicht; bitte scannen Sie den einfachen Barcode.',
    link: '{{code}} ist eine Webadresse mit der Nummer eines Artikels, vielleicht auch mit Charge und Datum. Solche Codes liest Stockroom noch nicht; bitte scannen Sie den einfachen Barcode.',
    measure:
      '{{code}} ist {{product}} in einer gemessenen Menge, nach Gewicht oder Länge. Die Menge solcher Codes liest Stockroom noch nicht; bitte scannen Sie den einfachen Barcode und geben Sie die Menge ein.',
    upcE: '{{code}} ist ein UPC-E, die Kurzform von {{upc}}. Stockroom liest ihn noch nicht; bitte {{upc}} scannen oder eintippen.',
    carton:
      '{{code}} ist ein Karton mit {{product}}. Fügen Sie den Code diesem Artikel hinzu und geben Sie an, wie viele Stück darin sind.',
    settings: 'Scanner einstellen',
  },
  notFound: {
    title: 'Hier ist nichts',
    text: 'Diese Seite gibt es nicht oder nicht mehr.',
    home: 'Zur Übersicht',
  },
};
