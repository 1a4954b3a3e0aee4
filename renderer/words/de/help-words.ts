import type { helpWords as english } from '../en/help-words.ts';
import type { Translation } from '../translation.ts';

/** Hilfe: what the words on the screens mean; in German. */
export const helpWords: Translation<typeof english> = {
  words: {
    title: 'Was die Wörter bedeuten',
    keywords: 'Glossar Begriffe Fachwörter Erklärung Bedeutung',
    lead: 'Die Wörter der Ansichten, jedes in ein, zwei Sätzen.',
    parts: {
      onHand: {
        head: '{{word stock.columns.onHand}}',
        text: 'Was da liegt, ob es jemandem zugesagt ist oder nicht.',
      },
      committed: {
        head: '{{word stock.columns.committed}}',
        text: 'Für offene Aufträge zugesagt: Es liegt noch da, gehört aber schon jemandem.',
      },
      available: {
        head: '{{word stock.columns.available}}',
        text: 'Was noch verkauft werden kann: Bestand ohne Reserviertes und ohne das, was an nicht verkäuflichen Lagerorten liegt. Unter null ist mehr zugesagt, als da ist.',
      },
      incoming: {
        head: '{{word stock.columns.incoming}}',
        text: 'Beim Lieferanten bestellt und noch nicht eingetroffen.',
      },
      point: {
        head: '{{word stock.columns.point}}',
        text: 'Liegen Verfügbares und Zulauf zusammen bei ihm oder darunter, steht der Artikel unter {{word reorder.title}}. Auch Mindestbestand genannt.',
      },
      upTo: {
        head: '{{word stock.columns.upTo}}',
        text: 'Wie viel nach dem Einkauf da sein soll. Ist keiner gesetzt, gilt das Doppelte des Meldebestands.',
      },
      multiple: {
        head: '{{word stock.columns.multiple}}',
        text: 'Der Lieferant verkauft nur ganze Gebinde: Vorschläge werden darauf aufgerundet.',
      },
      low: {
        head: '{{word stock.status.low}}, {{word stock.status.out}}',
        text: 'Das erste: Der Meldebestand ist erreicht oder unterschritten. Das zweite: Nichts ist mehr verfügbar.',
      },
      oversold: {
        head: '{{word stock.status.oversold}}',
        text: 'Kunden ist mehr zugesagt, als es über alle Lagerorte gibt.',
      },
      negative: {
        head: '{{word stock.status.negative}}',
        text: 'Nach dem Buchbestand liegen weniger als null da: Etwas wurde verkauft, bevor es erfasst war. Eine Zählung bringt es in Ordnung.',
      },
      untracked: {
        head: '{{word stock.status.untracked}}',
        text: 'Davon wird kein Bestand geführt, etwa bei einer Dienstleistung. Mit der ersten Anpassung beginnt es.',
      },
      sku: {
        head: '{{word stock.columns.sku}}',
        text: 'Die eigene Nummer eines Artikels oder einer Variante, unter der Dateien und Aufträge ihn nennen. Auch Artikelnummer genannt.',
      },
      barcode: {
        head: '{{word stock.columns.barcode}}',
        text: 'Was ein Scanner liest: eine EAN oder UPC des Herstellers oder ein eigener Code. Ein Artikel darf mehrere haben.',
      },
      variant: {
        head: '{{word stock.product.variants}}',
        text: 'Eine Größe oder Farbe eines Artikels, mit eigener SKU, eigenem Barcode und eigenem Bestand.',
      },
      lot: {
        head: '{{word stock.form.trackings.lot}}',
        text: 'Stücke, die zusammen hergestellt wurden, oft mit einem Ablaufdatum. Auch Partien genannt.',
      },
      serial: {
        head: '{{word stock.form.trackings.serial}}',
        text: 'Eine Nummer, die ein einziges Stück hat und kein anderes.',
      },
      location: {
        head: '{{word stock.columns.location}}',
        text: 'Ein Ort, an dem Bestand liegt: der Laden, ein Lager, ein Regal.',
      },
      movement: {
        head: '{{word stock.product.movements}}',
        text: 'Die Zeilen des Lagerbuchs: Jede sagt, was sich geändert hat, warum, durch wen und wann. Sie werden nie geändert; der Bestand ist ihre Summe.',
      },
      adjust: {
        head: '{{word stock.commands.adjust}}',
        text: 'Den Bestand mit einem Grund ändern: an der Kasse verkauft, Schaden, Korrektur und andere.',
      },
      pick: {
        head: '{{word orders.commands.pick}}',
        text: 'Die Ware eines Auftrags aus dem Regal nehmen und bereitlegen. Auch Picken genannt.',
      },
      ship: {
        head: '{{word orders.commands.ship}}',
        text: 'Die Ware übergeben, an den Paketdienst oder den Kunden. Erst dann verlässt sie den Bestand.',
      },
      short: {
        head: '{{word orders.filters.short}}',
        text: 'Ein Auftrag, für den nicht alles da ist. Wer zuerst kam, bekommt den Bestand zuerst.',
      },
      receive: {
        head: '{{word purchasing.receive.title}}',
        text: 'Eine Lieferung einbuchen: Der Bestand steigt, und was bestellt war, geht vom Zulauf ab.',
      },
      opening: {
        head: '{{word stock.reasons.opening.label}}',
        text: 'Der Bestand, mit dem ein Shop oder ein Artikel beginnt. Er ist kein Einkauf.',
      },
      cost: {
        head: '{{word stock.columns.cost}}, {{word stock.columns.value}}',
        text: 'Der EK-Preis ist, was ein Stück im Einkauf gekostet hat. Der Wert ist der Bestand mal EK-Preis.',
      },
      margin: {
        head: '{{word tax.margin.label}}',
        text: 'Was vom Preis nach Abzug des EK-Preises bleibt, als Anteil des Preises. Beides ohne Steuer, sobald der Shop seine Steuern angegeben hat.',
      },
      guided: {
        head: '{{word counts.modes.guided}}, {{word counts.modes.blind}}',
        text: 'Zwei Arten zu zählen: mit dem Buchbestand vor Augen oder ohne.',
      },
      books: {
        head: '{{word settings.books.title}}',
        text: 'Alle Bewegungen und was sich aus ihnen ergibt. Beim Prüfen wird alles noch einmal zusammengerechnet.',
      },
      journal: {
        head: '{{word settings.computer.journal}}',
        text: 'Die Datei auf der Festplatte, in die jeder Vorgang geschrieben wird. Aus ihr lässt sich der Shop neu aufbauen.',
      },
    },
  },
};
