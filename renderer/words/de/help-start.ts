import type { helpStart as english } from '../en/help-start.ts';
import type { Translation } from '../translation.ts';

/** Hilfe: the first steps, the keyboard, the scanner; in German. */
export const helpStart: Translation<typeof english> = {
  start: {
    title: 'Erste Schritte',
    keywords: 'anfangen beginnen Einführung Anleitung neu einrichten loslegen',
    lead: 'Vom leeren Shop bis zum ersten Paket in einer Stunde. Alles hier lässt sich rückgängig machen – also einfach ausprobieren.',
    parts: {
      bring: {
        head: '1. Artikel importieren',
        text: 'Eine Datei auf das Fenster ziehen oder {{keys import.open}} drücken. Eine Vorschau zeigt, was neu, geändert oder abgelehnt ist, bevor etwas geschrieben wird.',
        item1: 'Exporte aus WooCommerce und Shopify werden von selbst erkannt.',
        item2: 'Jede andere CSV- oder Excel-Datei geht auch: Was ihre Spalten bedeuten, wird einmal festgelegt.',
        item3:
          'Wenige Artikel sind schneller getippt als importiert: {{word stock.commands.new}} unter {{go /stock stock.title}}.',
        text2: 'Mehr dazu: {{go /help/import help.topics.import.title}}.',
      },
      places: {
        head: '2. Festlegen, wo der Bestand liegt',
        text: 'Ein Shop beginnt mit einem Lagerort. Weitere, etwa ein Lager, kommen unter {{go /settings/locations settings.locations.title}} dazu. Wer hier arbeitet, bekommt unter {{go /settings/people settings.people.title}} einen Namen: Er steht neben jedem Eintrag.',
      },
      count: {
        head: '3. Zählen, was da ist',
        text: 'Zahlen aus einer Datei sind ein Anfang; erst eine Zählung macht sie wahr.',
        step1: 'Unter {{go /counts counts.title}} {{word counts.commands.new}} wählen.',
        step2: 'Scannen oder eintippen, was im Regal steht. Der Laden darf dabei offen bleiben.',
        step3: 'Die Abweichungen ansehen, dann {{word counts.commands.post}} wählen.',
      },
      labels: {
        head: '4. Etiketten drucken',
        text: 'Unter {{go /stock stock.title}} Artikel auswählen und {{keys stock.labels}} drücken, oder sie unter {{go /labels labels.title}} scannen. Vorher eine Testseite drucken: Sie zeigt, ob das Papier passt.',
      },
      order: {
        head: '5. Der erste Auftrag',
        step1:
          'Unter {{go /orders orders.title}} mit {{keys orders.new}} eingeben oder eine Datei mit Aufträgen importieren.',
        step2: '{{word orders.commands.pick}}: Was aus dem Regal kommt, wird für den Auftrag beiseitegelegt.',
        step3: '{{word orders.commands.ship}}: Die Ware geht hinaus, und der Bestand sinkt.',
      },
      next: {
        head: 'Und dann',
        item1: 'Meldebestände setzen – dann sagt {{go /reorder reorder.title}}, was einzukaufen ist.',
        item2: 'Im Demo-Shop alles ausprobieren: Er liegt neben dem eigenen und ist in einem Schritt wieder weg.',
        item3:
          '{{keys shell.palette}} findet jede Aktion über ihren Namen, {{keys help.here}} erklärt die Ansicht, die gerade offen ist.',
      },
    },
  },
  keyboard: {
    title: 'Tastatur',
    keywords: 'Tastenkürzel Tastenkombinationen Tasten Maus Befehle',
    lead: 'Alles geht ohne Maus. Das hier sind alle Tasten, die es gibt.',
    parts: {
      palette: {
        head: 'Wenn die Taste nicht bekannt ist',
        text: '{{keys shell.palette}} öffnet die Liste von allem, was jetzt möglich ist. Ein paar Buchstaben tippen und die Eingabetaste drücken. Auch Artikel lassen sich dort finden.',
      },
      tables: {
        head: 'In einer Liste',
        item1: 'Die Pfeiltasten bewegen die Markierung; Pos1, Ende, Bild auf und Bild ab gehen weiter.',
        item2:
          'Die Eingabetaste öffnet die Zeile oder das, was in der Zelle steht. Auf einer Zahl zeigt sie, woraus die Zahl besteht.',
        item3: 'Die Leertaste wählt eine Zeile aus, Umschalt mit einem Pfeil einen Bereich. Esc hebt die Auswahl auf.',
        item4:
          'Über der ersten Zeile liegt der Kopf: Die Eingabetaste sortiert nach einer Spalte, Umschalt mit einem Pfeil macht sie breiter.',
      },
      fields: {
        head: 'In einem Feld',
        text: 'Beim Tippen bleiben Buchstaben im Feld: Tasten mit einem einzelnen Buchstaben wirken wieder, sobald das Feld verlassen ist. Tasten mit Strg und die Funktionstasten wirken überall. Ein offener Dialog behält alle Tasten für sich; Esc schließt ihn.',
      },
    },
  },
  scanner: {
    title: 'Scanner einrichten',
    keywords: 'Barcode Lesegerät Strichcode Eingabetaste Tab Piepton QR-Code EAN',
    lead: 'Jeder Scanner, der wie eine Tastatur tippt, funktioniert. Anschließen, bei Funk koppeln und scannen.',
    parts: {
      set: {
        head: 'Einrichten',
        step1:
          'Den Scanner so einstellen, dass er nach jedem Code eine Taste sendet: am besten die Eingabetaste. Der Code dafür steht in seiner Anleitung.',
        step2:
          'Seine Tastaturbelegung auf die dieses Computers stellen. Sonst kommen Buchstaben und Bindestriche falsch an.',
        step3:
          '{{go /settings/scanner settings.scanner.title}} öffnen und bei {{word settings.scanner.suffix}} dieselbe Taste wählen.',
        step4:
          'In {{word settings.scanner.test}} klicken und scannen. Jede Taste erscheint mit ihrer Zeit; die letzte sollte die gewählte sein.',
      },
      use: {
        head: 'Scannen',
        item1: 'Überall: Der Artikel mit diesem Code öffnet sich. Kein Feld muss dafür angeklickt sein.',
        item2:
          'Bei {{go /purchasing/receive purchasing.receive.title}}, in einer Zählung und für Etiketten: Jeder Scan zählt einen oder so viele, wie im Gebinde sind.',
        item3: 'Für eine Menge * und die Zahl tippen: *12. Ein Scan wird nie für eine Zahl gehalten.',
        item4: 'Ein unbekannter Code lässt sich einem Artikel geben oder legt einen neuen an.',
      },
      wrong: {
        head: 'Wenn es nicht klappt',
        item1: 'Codes laufen ineinander oder nichts geschieht: Die Taste nach einem Code ist nicht die eingestellte.',
        item2: 'Ziffern stimmen, Buchstaben nicht: Der Scanner hat eine andere Tastaturbelegung.',
        item3:
          'Vor jedem Code kommen Zeichen: sie bei {{word settings.scanner.prefix}} eintragen oder am Scanner abschalten.',
        item4: 'Ein Code ist abgeschnitten: langsamer scannen oder den Scanner langsamer senden lassen.',
      },
    },
  },
};
