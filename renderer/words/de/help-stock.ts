import type { helpStock as english } from '../en/help-stock.ts';
import type { Translation } from '../translation.ts';

/** Hilfe: the screens about stock and products; in German. */
export const helpStock: Translation<typeof english> = {
  dashboard: {
    title: '{{word dashboard.title}}',
    keywords: 'Startseite Kennzahlen heute Diagramm Überblick',
    lead: 'Der Shop auf einen Blick: was heute wartet, was fehlt, was der Bestand wert ist.',
    parts: {
      figures: {
        head: 'Zahlen und Listen',
        text: 'Jede Zahl führt zu dem, woraus sie besteht: anklicken, und ihre Teile erscheinen. Die Listen darunter sagen, was als Nächstes zu tun ist.',
      },
      checklist: {
        head: 'In einem neuen Shop',
        text: 'Eine kurze Liste sagt, was noch einzurichten ist, und hakt ab, was erledigt ist. Sie lässt sich ausblenden.',
      },
    },
  },
  stock: {
    title: '{{word stock.title}}',
    keywords: 'Artikel Liste Lagerbestand suchen filtern Spalten Preise Export archivieren Stichtag',
    lead: 'Alle Artikel: wie viel da ist, wie viel zugesagt und wie viel unterwegs.',
    parts: {
      find: {
        head: 'Einen Artikel finden',
        item1: 'Oben ins Feld tippen ({{keys stock.search}}) oder scannen: Der ganze Code öffnet den Artikel sofort.',
        item2:
          'Die Knöpfe über der Liste grenzen sie ein: knapp, ausverkauft, überverkauft, nach Kategorie, Lieferant oder Lagerort.',
        item3:
          'Ein Klick auf den Kopf einer Spalte sortiert. {{word stock.columns.onHand}} und die anderen Zahlen lassen sich anklicken: Sie zeigen, woraus sie bestehen.',
      },
      change: {
        head: 'Den Bestand ändern',
        text: 'Der Bestand ändert sich durch Vorgänge mit einem Grund, nie durch Überschreiben. So ist immer bekannt, warum.',
        item1:
          '{{word stock.commands.adjust}} ({{keys stock.adjust}}): an der Kasse verkauft, beschädigt, korrigiert und so weiter. Der Dialog sagt, wie der Grund sich auf Bestand und Wert auswirkt.',
        item2: '{{word stock.commands.move}} ({{keys stock.move}}): von einem Lagerort zum anderen.',
        item3:
          'Lieferungen kommen über {{go /purchasing/receive purchasing.receive.title}} herein; ein ganzes Regal bringt eine Zählung in Ordnung.',
      },
      many: {
        head: 'Mehrere Artikel auf einmal',
        text: 'Zeilen mit der Leertaste oder ihren Kästchen auswählen. Unter der Liste stehen die Aktionen für alle: Preis, Meldebestand, Etiketten, Archiv.',
      },
      cells: {
        head: 'In die Liste tippen',
        text: 'Preis und Meldebestand lassen sich dort ändern, wo sie stehen: Die Eingabetaste speichert und geht in die Zeile darunter, Esc lässt alles, wie es war.',
      },
      past: {
        head: 'Bestand eines früheren Tages',
        text: '{{word stock.past.asOf}} zeigt die Liste, wie sie am Ende eines Tages war, bewertet mit den EK-Preisen von heute. Sie lässt sich exportieren.',
      },
      archive: {
        head: 'Was nicht mehr verkauft wird',
        text: '{{word stock.commands.archive}} nimmt einen Artikel aus den Listen. Seine Geschichte bleibt, und sein Bestand zählt weiter. Er lässt sich zurückholen.',
      },
    },
  },
  product: {
    title: 'Die Seite eines Artikels',
    keywords: 'Artikel Details Varianten Barcodes Bestände Bewegungen Marge Chargen Seriennummern',
    lead: 'Alles über einen Artikel: wo er liegt, was ihn bewegt hat, seine Codes, seine Aufträge.',
    parts: {
      levels: {
        head: '{{word stock.product.levels}}',
        text: 'Eine Zeile je Lagerort. {{word stock.columns.available}} ist, was noch verkauft werden kann; ein Klick auf die Zahl zeigt, warum.',
      },
      movements: {
        head: '{{word stock.product.movements}}',
        text: 'Das Lagerbuch des Artikels, das Neueste zuerst: jede Zeile mit Grund, Person und dem Bestand danach. Hier wird nie etwas geändert oder gelöscht; rückgängig gemacht wird mit einer weiteren Zeile.',
      },
      barcodes: {
        head: '{{word stock.product.barcodes}}',
        text: 'Ein Artikel darf mehrere Codes haben. Der Code eines Kartons hat eine Gebindegröße: Ein Scan bedeutet so viele Stück. {{word stock.commands.ownCodes}} ({{keys stock.ownCodes}}) gibt einem Artikel ohne Code einen eigenen.',
      },
      pictures: {
        head: '{{word pictures.title}}',
        text: 'Dateien wählen, auf die Seite ziehen oder eines einfügen. Das erste Bild kann in der Artikelliste stehen: dort seine Spalte einblenden.',
      },
      variants: {
        head: '{{word stock.product.variants}}',
        text: 'Größen oder Farben eines Artikels, jede mit eigener SKU, eigenen Codes und eigenem Bestand. {{word stock.commands.variant}} legt eine weitere an.',
      },
      lots: {
        head: 'Chargen und Seriennummern',
        text: 'Wird ein Artikel nach Chargen oder Seriennummern geführt, nennen Wareneingang, Kommissionieren und Zählen sie. Chargen zeigen, wann sie ablaufen; die zuerst ablaufende wird zuerst vorgeschlagen.',
      },
    },
  },
  counts: {
    title: '{{word counts.title}}',
    keywords: 'Inventur zählen Regal blind geführt Prüfung Abweichung buchen Stichprobe',
    lead: 'Ein Regal zählen, während der Laden offen ist. Der Bestand ändert sich erst, wenn die Zählung gebucht wird.',
    parts: {
      begin: {
        head: 'Zählen',
        step1: '{{word counts.commands.new}} ({{keys counts.new}}): Lagerort und Umfang wählen.',
        step2: 'Jedes Stück scannen oder einen Namen tippen und mit * und der Zahl eine Menge setzen: *12.',
        step3:
          'Weiter, bis das Regal fertig ist. Verkäufe und Lieferungen stören dabei nicht: Was gesehen wurde, wird mit dem Buchbestand dieses Augenblicks verglichen.',
      },
      ways: {
        head: 'Geführt oder blind',
        item1: '{{word counts.modes.guided}}: zeigt den Buchbestand.',
        item2: '{{word counts.modes.blind}}: zeigt bis zur Prüfung keine Zahlen, damit niemand sie abschreibt.',
      },
      review: {
        head: 'Die Abweichungen ansehen',
        text: '{{word counts.page.review}} zeigt, was abweicht, das Teuerste zuerst. Eine Zeile noch einmal zählen, auslassen oder begründen. Was sich gerade beim Zählen bewegt hat, bittet um einen zweiten Blick.',
      },
      rest: {
        head: 'Was niemand gezählt hat',
        text: 'Es bleibt, wie es ist. {{word counts.commands.rest}} sagt, dass nichts davon da ist; der Dialog zeigt vorher, was das bedeutet.',
      },
      post: {
        head: 'Buchen',
        text: '{{word counts.commands.post}} macht den Bestand zu dem, was gezählt wurde, mit allem, was sich seitdem bewegt hat. {{word counts.posted.undo}} nimmt es zurück und öffnet die Zählung wieder.',
      },
    },
  },
  labels: {
    title: '{{word labels.title}}',
    keywords: 'drucken Barcode Preisschild Regaletikett Bogen Rolle Drucker PDF Testseite QR-Code Auflösung',
    lead: 'Etiketten für Regale und Artikel, so zu sehen, wie sie aus dem Drucker kommen.',
    parts: {
      print: {
        head: 'Etiketten drucken',
        step1: 'Artikel hier scannen oder unter {{go /stock stock.title}} auswählen und {{keys stock.labels}} drücken.',
        step2:
          'Das Papier wählen und was auf einem Etikett steht. Bei einem angefangenen Bogen angeben, welches Etikett das erste freie ist.',
        step3:
          '{{word labels.commands.print}} ({{keys labels.print}}), oder als PDF sichern und dieses in Originalgröße drucken.',
      },
      fit: {
        head: 'Wenn sie nicht passen',
        text: '{{word labels.commands.test}} druckt einen Rahmen und ein Maß von 20 mm: Ist das Maß nicht 20 mm lang, verkleinert der Drucker. Dann „An Seite anpassen“ abschalten.',
      },
      scan: {
        head: 'Wenn ein Code sich nicht scannen lässt',
        text: 'Ein Code, der zum Lesen zu klein würde, wird vor dem Drucken abgelehnt; ein QR-Code oder größeres Papier wird angeboten. Unter {{go /settings/printers labels.printers.title}} lässt sich die Auflösung des Druckers einstellen.',
      },
    },
  },
};
