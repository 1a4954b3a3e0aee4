import type { helpOrders as english } from '../en/help-orders.ts';
import type { Translation } from '../translation.ts';

/** Hilfe: the screens about orders and buying, what was done, files, the settings; in German. */
export const helpOrders: Translation<typeof english> = {
  orders: {
    title: '{{word orders.title}}',
    keywords:
      'Bestellungen Kunden Verkauf Versand packen überfällig Fehlmenge überverkauft zurückstellen stornieren Pickliste Lieferschein',
    lead: 'Worauf Kunden warten, das Älteste zuerst, und wie weit jeder Auftrag ist.',
    parts: {
      queue: {
        head: 'Die Warteschlange',
        item1:
          '{{word orders.tabs.open}}: wartet darauf, kommissioniert zu werden. Seine Ware ist zugesagt und für andere nicht mehr verfügbar.',
        item2: '{{word orders.tabs.picking}}: etwas davon ist aus dem Regal genommen und liegt bereit.',
        item3: '{{word orders.tabs.held}}: bleibt liegen, bis {{word orders.commands.resume}} gewählt wird.',
        item4:
          '{{word orders.filters.short}}: nicht alles davon ist da. {{word orders.filters.oversold}}: mehr ist zugesagt, als es gibt.',
      },
      ship: {
        head: 'Vom Auftrag zum Paket',
        step1:
          '{{word orders.commands.pickList}} ({{keys orders.pickList}}) für die ausgewählten Aufträge und die Ware aus dem Regal nehmen.',
        step2: '{{word orders.commands.pick}} ({{keys orders.pick}}): Die Ware liegt für den Auftrag bereit.',
        step3: '{{word orders.commands.packingSlip}} ({{keys orders.packingSlip}}) und packen.',
        step4: '{{word orders.commands.ship}} ({{keys orders.ship}}): Der Bestand sinkt.',
        text2:
          'Für mehrere Aufträge ist {{word orders.commands.jointPickList}} ({{keys orders.jointPickList}}) eine Liste nach Plätzen mit Summen.',
        text: 'Was gleich mitgenommen wird, lässt sich ohne Kommissionieren versenden: Beides geschieht dann in einem Schritt.',
      },
      part: {
        head: 'Wenn etwas fehlt',
        text: 'Versenden, was kommissioniert ist; der Rest bleibt offen und zugesagt. Den Rest stornieren, wenn er nicht mehr kommt.',
        text2:
          'Wer bekommt, was da ist, richtet sich nach Priorität, dann nach dem zugesagten oder fälligen Tag, dann nach dem Eingang. Die Zahl neben {{word orders.allocation.short}} zeigt, wer davor ist und wann der Rest kommt; {{word allocation.serve.command}} ({{keys orders.serve}}) zeigt, was anderswo liegt.',
      },
      found: {
        head: 'Einen Auftrag finden',
        text: 'Die Suche über der Liste kennt Nummern, Kunden und Artikel. Der Code auf einer Pickliste lässt sich scannen.',
      },
    },
  },
  order: {
    title: 'Die Seite eines Auftrags',
    keywords:
      'Auftrag Positionen Kunde Adresse Telefon Notiz Fälligkeit bearbeiten ändern Lagerort Rückgabe Retoure Verlauf',
    lead: 'Ein Auftrag: seine Positionen, sein Kunde, was sich für ihn bewegt hat und was mit ihm geschah.',
    parts: {
      edit: {
        head: 'Einen Auftrag ändern',
        text: '{{word orders.commands.edit}} ({{keys orders.edit}}) fügt Positionen hinzu und nimmt sie heraus, solange der Auftrag wartet. Was schon kommissioniert ist, bleibt mindestens so viel.',
      },
      line: {
        head: 'Von wo',
        text: 'Jede Position sagt, an welchem Lagerort ihr Bestand liegt; ein Klick darauf nimmt sie von einem anderen.',
      },
      back: {
        head: 'Wenn etwas zurückkommt',
        text: 'Ein versendeter Auftrag wird nicht storniert. {{word orders.commands.takeBack}} ({{keys orders.takeBack}}) führt dahin, wo Stück für Stück angesehen wird, was zurückkam.',
      },
      mistake: {
        head: 'Wenn es ein Versehen war',
        text: 'Jeder Schritt eines Auftrags lässt sich rückgängig machen, gleich in der Meldung oder unter {{go /activity activity.title}}.',
      },
    },
  },
  packing: {
    title: '{{word packing.title}}',
    keywords:
      'packen Paket Karton scannen falscher Artikel Gewicht Etikett Lieferschein Befehlscodes versenden Packtisch',
    lead: 'Jedes Stück wird in sein Paket gescannt, damit nichts Falsches und nicht zu wenig hinausgeht.',
    parts: {
      pack: {
        head: 'Einen Auftrag packen',
        step1: 'Den Code des Auftrags, der Pickliste oder des Lieferscheins scannen oder ihn in der Liste auswählen.',
        step2:
          'Jedes Stück scannen. Ein Gebinde zählt so viel, wie darin ist; bei vielen von einem Artikel einen scannen, dann * und die Zahl tippen.',
        step3:
          '{{word packing.commands.next}} ({{keys packing.next}}) schließt das Paket mit dem, was darin ist; was Sie dann scannen, kommt in ein weiteres.',
        step4:
          '{{word packing.commands.finish}} ({{keys packing.finish}}) geht, sobald jedes Stück in einem Paket ist. Bis dahin ist vom offenen Paket nichts verpackt.',
        step5:
          '{{word packing.commands.ship}} ({{keys packing.ship}}): Die Pakete gehen hinaus, und mit ihnen der Bestand. Vorher {{word packing.commands.number}} ({{keys packing.number}}).',
      },
      answers: {
        head: 'Was ein Scan antwortet',
        text: 'Was zum Auftrag gehört, ist grün. Was nicht dazugehört, was zu viel ist, eine schon verpackte Seriennummer und ein unbekannter Code werden rot und mit eigenem Ton gemeldet und nicht verpackt. Bei etwas Falschem steht dabei, welcher Auftrag darauf wartet.',
      },
      codes: {
        head: 'Ohne Tastatur',
        text: '{{word packing.codes.print}} ({{keys packing.codes}}): ein Blatt für den Platz neben der Waage. Seine Codes bewirken am Packtisch, was die Knöpfe bewirken.',
      },
      kept: {
        head: 'Sie können unterbrochen werden',
        text: 'Das offene Paket bleibt auf diesem Computer, auch über einen Absturz hinweg. Ändert jemand den Auftrag, wird gesagt, was sich geändert hat und was wieder heraus muss; scannen Sie, was Sie herausnehmen.',
      },
      clicks: {
        head: 'Packen ohne Scannen',
        text: 'Wo nichts einen Code hat: {{go /settings/packing settings.packing.title}}. Für alle oder für einzelne Personen.',
      },
      papers: {
        head: 'Lieferscheine und Etiketten',
        text: 'Jedes Paket hat einen Lieferschein und ein Adressetikett; unter {{go /settings/packing settings.packing.title}} steht, ob sie von selbst gedruckt werden. Wird ein Paket danach umgepackt, wird gesagt, dass sein Papier älter ist.',
      },
    },
  },
  shipping: {
    title: '{{word shipping.title}}',
    keywords:
      'Pakete Paketdienst Sendungsnummer Etikett Adresse Datei Tagesabschluss Ladeliste zugestellt DHL DPD GLS UPS Kurier',
    lead: 'Pakete: welche warten, welche mit welcher Nummer unterwegs sind, welche angekommen sind.',
    parts: {
      numbers: {
        head: 'Sendungsnummern',
        step1: 'Den Code eines Lieferscheins scannen oder das Paket in der Liste wählen.',
        step2:
          'Das Etikett des Paketdienstes scannen. Nummer und Paketdienst sind sofort gespeichert; eine Nummer, die schon da ist, wird nie ungesehen ersetzt.',
        text: 'Der Paketdienst wird an seiner Nummer erkannt und lässt sich ändern; jeder Name ist möglich. {{word shipping.commands.track}} ({{keys shipping.track}}) öffnet die Seite eines bekannten Paketdienstes.',
      },
      files: {
        head: 'Dateien für Paketdienste',
        step1:
          '{{word shipping.commands.addresses}} ({{keys shipping.addresses}}) schreibt die Adressen so, wie das Programm des Paketdienstes sie nimmt, und sagt vorher, welche nicht vollständig sind.',
        step2: 'Das Programm des Paketdienstes druckt die Etiketten und speichert eine Datei mit den Nummern.',
        step3:
          '{{word shipping.commands.numbers}} ({{keys shipping.numbers}}) zeigt, was diese Datei ändern würde, und schreibt es in einem Schritt.',
      },
      day: {
        head: 'Am Ende des Tages',
        text: '{{word shipping.commands.manifest}} ({{keys shipping.manifest}}) listet, was ein Paketdienst mitnimmt, zum Unterschreiben oder als Datei. Was angekommen ist, vermerkt {{word shipping.commands.deliver}} ({{keys shipping.deliver}}).',
      },
    },
  },
  returns: {
    title: '{{word returns.title}}',
    keywords: 'Retoure Rücksendung Erstattung Umtausch beschädigt defekt zurück ins Lager zurücknehmen Paket',
    lead: 'Was von Kunden zurückkam, und der Weg, mehr zurückzunehmen.',
    parts: {
      take: {
        head: 'Etwas zurücknehmen',
        step1:
          'Unter {{go /returns returns.title}} den Lieferschein, das Paketetikett oder die Sendungsnummer scannen, oder {{keys returns.begin}} drücken und den Auftrag auswählen.',
        step2: 'Jedes Stück scannen. Was nicht zum Auftrag gehört oder mehr ist, als hinausging, wird sofort gesagt.',
        step3: 'Zu jedem sagen, was damit geschieht, wohin es kommt und warum es zurückkam.',
        step4: '{{word returns.commands.save}} ({{keys returns.save}}). Erst jetzt ändert sich der Bestand.',
      },
      outcome: {
        head: 'Was mit den Stücken geschieht',
        item1: '{{word returns.outcomes.restock}}: wieder auf Lager an seinem Lagerort und verkäuflich.',
        item2:
          '{{word returns.outcomes.damaged}}: an einen nicht verkäuflichen Lagerort, wo sie gezählt und nie angeboten werden; oder sofort ausgebucht.',
        item3: '{{word returns.outcomes.discard}}: sofort ausgebucht.',
      },
      money: {
        head: 'Erstatten und umtauschen',
        text: 'Nach beidem wird beim Zurücknehmen gefragt, und nichts geschieht ohne Ihr Wort. Eine Erstattung lässt sich auch später an der Retoure festlegen. Ein Umtausch ist ein neuer Auftrag für denselben Kunden; einmal Rückgängig nimmt beides zurück.',
      },
    },
  },
  numbers: {
    title: '{{word numbers.title}}',
    keywords: 'Auswertung Statistik Durchlaufzeit verspätet überfällig Fehlmengen Pakete je Person Retouren Leistung',
    lead: 'Wie die Arbeit an Aufträgen in den letzten Tagen lief.',
    parts: {
      figures: {
        head: 'Was eine Zahl zählt',
        text: 'Ein Klick auf die Zahl sagt, was sie zählt. Ihr Name führt zur Liste der Aufträge dahinter, ebenso ein Balken der Pakete je Tag und in deren Tabelle ein Tag oder eine Zahl.',
      },
      period: {
        head: 'Welche Tage, und von wem',
        text: 'Oben einen Zeitraum oder eigene Tage und eine Person wählen. Die Adresse behält, was gewählt ist.',
      },
    },
  },
  reorder: {
    title: '{{word reorder.title}}',
    keywords: 'einkaufen bestellen knapp Warnung Mindestbestand Meldebestand Lieferant Vorschlag Zulauf vermerken',
    lead: 'Was knapp wird und wie viel einzukaufen ist, das Dringendste zuerst.',
    parts: {
      rule: {
        head: 'Wann ein Artikel hier erscheint',
        text: 'Wenn Verfügbares und Zulauf zusammen den Meldebestand erreichen oder darunter liegen. Er steht beim Artikel oder für den ganzen Shop unter {{go /settings/reorder settings.rule.title}}.',
      },
      how: {
        head: 'Wie viel vorgeschlagen wird',
        text: 'So viel, dass es bis {{word stock.columns.upTo}} reicht, aufgerundet auf „{{word stock.columns.multiple}}“. Ein Klick auf den Vorschlag zeigt die Rechnung.',
      },
      mark: {
        head: 'Einkaufen',
        step1: 'Beim Lieferanten bestellen wie immer. Stockroom schickt nichts ab.',
        step2:
          '{{word reorder.commands.mark}} ({{keys reorder.mark}}): Es zählt als Zulauf, und die Warnung verschwindet.',
        step3:
          'Wenn es kommt: hier {{word reorder.commands.receive}} oder die Lieferung unter {{go /purchasing/receive purchasing.receive.title}} scannen.',
      },
      notices: {
        head: 'Gemeldet bekommen',
        text: 'Dieser Computer kann melden, wenn ein Artikel seinen Meldebestand erreicht: {{go /settings/reorder settings.rule.title}}.',
      },
    },
  },
  purchasing: {
    title: '{{word purchasing.title}}',
    keywords: 'Wareneingänge Lieferungen Lieferant EK-Preis Einkaufspreis',
    lead: 'Jede Lieferung, die eingebucht wurde, die neueste zuerst.',
    parts: {
      list: {
        head: 'Eine nachschlagen',
        text: 'Eine Zeile zeigt, was kam, zu welchem EK-Preis und wer es eingebucht hat. Von dort lassen sich Etiketten für das Gelieferte drucken. Eine versehentlich gebuchte Lieferung wird unter {{go /activity activity.title}} rückgängig gemacht.',
      },
    },
  },
  suppliers: {
    title: '{{word suppliers.title}}',
    keywords: 'Großhändler E-Mail Telefon Adresse Lieferzeit zusammenführen doppelt archivieren',
    lead: 'Wer liefert, wie man ihn erreicht und was bei ihm gekauft wird.',
    parts: {
      page: {
        head: 'Die Seite eines Lieferanten',
        text: 'Seine Angaben und seine Artikel, mit dem, was knapp ist. Die Angaben liegen getrennt vom Lagerbuch, wie die der Kunden.',
      },
      merge: {
        head: 'Derselbe Lieferant zweimal',
        text: '{{word suppliers.commands.merge}} bringt alle Artikel zu dem, der bleibt. Das ist ein Schritt und lässt sich rückgängig machen.',
      },
    },
  },
  receive: {
    title: '{{word purchasing.receive.title}}',
    keywords: 'Lieferung annehmen scannen Menge EK-Preis Karton Chargen unbekannter Code',
    lead: 'Eine Lieferung scannen: Der Bestand steigt, und was bestellt war, geht vom Zulauf ab.',
    parts: {
      scan: {
        head: 'Eine Lieferung einbuchen',
        step1: 'Wählen, an welchen Lagerort sie kommt.',
        step2:
          'Jedes Stück oder jeden Karton scannen oder einen Namen tippen. Für eine Menge * und die Zahl tippen oder {{keys receive.quantity}} drücken.',
        step3: 'Eintragen, was ein Stück kostet, wenn es bekannt ist. Es kann zum EK-Preis des Artikels werden.',
        step4: '{{word purchasing.commands.save}} ({{keys receive.save}}). Erst jetzt ändert sich der Bestand.',
      },
      kept: {
        head: 'Unterbrechen ist erlaubt',
        text: 'Die Liste bleibt, bis sie gebucht wird, auch über einen Neustart.',
      },
      unknown: {
        head: 'Ein unbekannter Code',
        text: 'Ihn einem vorhandenen Artikel geben oder einen neuen Artikel daraus machen. Die Liste bleibt, wie sie ist.',
      },
    },
  },
  activity: {
    title: '{{word activity.title}}',
    keywords: 'Verlauf wer hat was getan rückgängig wiederholen Fehler Konflikt zu klären Protokoll',
    lead: 'Alles, was getan wurde, von wem und wann, mit einem Weg zurück.',
    parts: {
      undo: {
        head: 'Etwas rückgängig machen',
        text: '{{keys activity.undoLast}} nimmt das Letzte zurück, was an diesem Computer getan wurde, {{keys activity.redoLast}} tut es wieder. Hier lässt sich jeder Eintrag rückgängig machen, auch ein alter.',
        text2:
          'Dabei wird nichts gelöscht: Es kommt hinzu, was den Vorgang aufhebt. Deshalb lässt sich auch das wieder zurücknehmen.',
      },
      attention: {
        head: '{{word activity.attention.title}}',
        text: 'Haben zwei Computer dasselbe geändert oder ging etwas nicht, steht es hier mit beiden Fassungen. Alles andere läuft weiter: entscheiden, wenn Zeit ist.',
        text2:
          'Wurde ein Auftrag doppelt bearbeitet, steht da, was der andere Computer getan hat, mit wem und wann, und was mit der Ware zu tun ist, die man in der Hand hat. Auf der Seite des Auftrags steht es auch.',
      },
    },
  },
  import: {
    title: 'Dateien importieren',
    keywords: 'CSV Excel XLSX OpenDocument WooCommerce Shopify Spalten zuordnen Preisliste Aufträge Daten übernehmen',
    lead: 'Artikel, Preise, gezählter Bestand, Lagerorte und Aufträge kommen aus Dateien, mit einer Vorschau davor.',
    parts: {
      way: {
        head: 'Der Weg',
        step1: 'Die Datei irgendwo auf das Fenster ziehen oder {{keys import.open}} drücken.',
        step2: 'Die Spalten ansehen: wofür jede gehalten wurde. Falsches ändern; es wird fürs nächste Mal gemerkt.',
        step3: 'Die Vorschau sagt Zeile für Zeile, was neu, geändert, gleich oder abgelehnt ist.',
        step4: 'Importieren. Ein einziger Schritt macht alles wieder rückgängig.',
      },
      stock: {
        head: 'Bestand in einer Datei',
        text: 'Für neue Artikel ist er der Anfangsbestand. Artikel, die schon Bestand haben, behalten ihren: Eine Zählung einzulesen ist ein eigener Import.',
      },
      again: {
        head: 'Wenn die Spalten falsch waren',
        text: 'Noch einmal mit anderen Spalten importieren: Der erste Import wird rückgängig gemacht, und seine Datei kommt zu den Spalten zurück.',
      },
      out: {
        head: 'Daten herausholen',
        text: 'Listen werden dort exportiert, wo sie stehen: als Arbeitsmappe, als CSV für Tabellenprogramme oder als CSV für andere Programme. Unter {{go /stock stock.title}} schreibt „{{word stock.commands.exportProducts}}“ alles über alle Artikel; diese Datei lässt sich wieder importieren.',
      },
    },
  },
  settings: {
    title: '{{word settings.title}}',
    keywords: 'Optionen Konfiguration Sprache dunkel einrichten',
    lead: 'Was der ganze Shop gemeinsam hat und was nur diesem Computer gehört.',
    parts: {
      find: {
        head: 'Eine Einstellung finden',
        text: 'Bei {{word settings.find.search}} ein Wort eintippen: Der Weg dorthin hebt die Einstellung hervor. Jeder Bereich hat eine eigene Adresse.',
      },
      shop: {
        head: '{{word settings.find.groups.shop}}',
        text: 'Name, Lagerorte, Personen, Abgleich: Sie sind auf jedem Computer des Shops gleich.',
        text2:
          '{{go /settings/sender settings.sender.title}} steht auf Papieren, die das Haus verlassen. {{go /settings/tax tax.title}} sagt, ob Preise die Steuer enthalten und welche Sätze gelten.',
      },
      computer: {
        head: '{{word settings.find.groups.computer}}',
        text: 'Aussehen, Sprache, Drucker und Scanner gehören zum Arbeitsplatz: Änderungen hier ändern keinen anderen.',
      },
    },
  },
};
