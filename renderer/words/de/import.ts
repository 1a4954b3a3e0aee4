import type { importWords as english } from '../en/import.ts';
import type { Translation } from '../translation.ts';

const others = 'Die anderen Zeilen sind nicht betroffen.';
const imported = 'Die Zeile wird importiert.';
const nothing = 'Es wurde nichts importiert und im Shop nichts geändert.';
const wholeOrder = 'Die anderen Aufträge sind nicht betroffen; von diesem wird nichts importiert.';
const otherOrders = 'Die anderen Aufträge sind nicht betroffen.';

/** Reading files: why one cannot be read, what is wrong with a row, and what columns mean; in German. */
export const importWords: Translation<typeof english> = {
  files: {
    cancelled: {
      happened: 'Der Import wurde abgebrochen.',
      safe: nothing,
      next: 'Die Datei bei Gelegenheit noch einmal öffnen.',
    },
    'file-unreadable': {
      happened: 'Die Datei lässt sich nicht öffnen.',
      safe: nothing,
      next: 'Prüfen, ob sie noch am selben Ort liegt und kein anderes Programm sie belegt. Dann noch einmal öffnen.',
    },
    'file-empty': { happened: 'Die Datei ist leer.', safe: nothing, next: 'Dort, wo sie herkommt, neu exportieren.' },
    'file-no-rows': {
      happened: 'Die Datei hat Spaltennamen, aber keine Zeilen darunter.',
      safe: nothing,
      next: 'Dort, wo sie herkommt, den Filter des Exports prüfen und neu exportieren.',
    },
    'file-too-large': {
      happened: 'Die Datei ist größer als 200 MB.',
      safe: nothing,
      next: 'Sie aufteilen und die Teile nacheinander importieren.',
    },
    'file-too-many-rows': {
      happened: 'Die Datei hat mehr als 1.000.000 Zeilen.',
      safe: nothing,
      next: 'Sie aufteilen und die Teile nacheinander importieren.',
    },
    'file-too-many-columns': {
      happened: 'Die Datei hat mehr als 1.000 Spalten.',
      safe: nothing,
      next: 'Nicht benötigte Spalten weglassen und neu speichern.',
    },
    'file-is-excel': {
      happened: 'Das ist eine Tabelle älterer Art (.xls oder .xlsb), die hier nicht gelesen werden kann.',
      safe: nothing,
      next: 'Sie im Tabellenprogramm öffnen, „Speichern unter“ und „Excel-Arbeitsmappe (.xlsx)“ wählen und die neue Datei hier öffnen.',
    },
    'file-is-numbers': {
      happened: 'Das ist eine Tabelle von Apple Numbers, die hier nicht gelesen werden kann.',
      safe: nothing,
      next: 'Sie in Numbers öffnen, „Ablage“, „Exportieren“, „Excel“ wählen und die neue Datei hier öffnen.',
    },
    'file-is-locked': {
      happened: 'Diese Arbeitsmappe ist mit einem Kennwort geschützt und kann nicht gelesen werden.',
      safe: nothing,
      next: 'Sie im Tabellenprogramm öffnen, das Kennwort entfernen, als Kopie speichern und die Kopie hier öffnen.',
    },
    'file-is-broken': {
      happened: 'Die Arbeitsmappe ist beschädigt: Ein Teil fehlt oder lässt sich nicht entpacken.',
      safe: nothing,
      next: 'Sie im Tabellenprogramm öffnen und neu speichern, oder dort neu exportieren, wo sie herkommt.',
    },
    'file-unpacks-too-large': {
      happened: 'Die Arbeitsmappe entpackt sich zu weit mehr, als eine Tabelle enthalten kann.',
      safe: nothing,
      next: 'Prüfen, woher die Datei kommt. Ist sie vertrauenswürdig, das benötigte Blatt als CSV-Datei speichern und diese öffnen.',
    },
    'file-is-archive': {
      happened: 'Das ist eine gepackte Datei (zip).',
      safe: nothing,
      next: 'Sie entpacken und die CSV-Datei oder Arbeitsmappe darin öffnen.',
    },
    'file-is-pdf': {
      happened: 'Das ist ein PDF, keine Tabelle.',
      safe: nothing,
      next: 'Dort, wo das PDF herkommt, nach einem CSV- oder Excel-Export suchen.',
    },
    'file-is-picture': {
      happened: 'Das ist ein Bild, keine Tabelle.',
      safe: nothing,
      next: 'Eine andere Datei wählen.',
    },
    'file-is-html': {
      happened: 'Das ist eine Webseite, keine CSV-Datei und keine Arbeitsmappe.',
      safe: nothing,
      next: 'Öffnet das Tabellenprogramm sie, sie dort als „Excel-Arbeitsmappe (.xlsx)“ speichern. Sonst ist der Download wohl auf einer Anmeldeseite gelandet: dort anmelden und neu exportieren.',
    },
    'file-is-json': {
      happened: 'Das ist eine JSON-Datei, keine CSV-Datei.',
      safe: nothing,
      next: 'CSV als Format des Exports wählen.',
    },
    'file-is-binary': {
      happened: 'Diese Datei ist kein Text, also keine CSV-Datei.',
      safe: nothing,
      next: 'Eine andere Datei wählen.',
    },
    'file-one-line': {
      happened: 'Eine Zeile der Datei ist länger, als die Zeile einer Tabelle sein kann.',
      safe: nothing,
      next: 'Prüfen, ob es die richtige Datei ist; wenn ja, sie dort neu exportieren, wo sie herkommt.',
    },
    'quote-open': {
      happened:
        'In Zeile {{row}} beginnt ein Anführungszeichen, das nirgends endet; wo die Zeile aufhört, ist nicht zu erkennen.',
      safe: nothing,
      next: 'Das Anführungszeichen in Zeile {{row}} schließen oder löschen und die Datei noch einmal öffnen.',
    },
  },
  problems: {
    'row-too-long': {
      happened: 'Die Zeile hat mehr Zellen als Spalten: „{{value}}“ bleibt übrig.',
      safe: others,
      next: 'Vermutlich enthält eine Zelle das Trennzeichen der Spalten. Diese Zelle in Anführungszeichen setzen.',
    },
    'identity-missing': {
      happened: 'Die Zeile hat weder Namen noch SKU noch Barcode.',
      safe: others,
      next: 'Eines davon ergänzen, oder die Zeile löschen.',
    },
    'name-missing': {
      happened: 'Der Shop kennt „{{value}}“ noch nicht, und in der Zeile fehlt der Name.',
      safe: others,
      next: 'Einen Namen ergänzen, oder die SKU berichtigen, falls ein vorhandener Artikel gemeint ist.',
    },
    'name-too-long': {
      happened: 'Der Name ist länger als 500 Zeichen.',
      safe: others,
      next: 'Ihn kürzen. Langer Text gehört in die Beschreibung.',
    },
    'code-too-long': {
      happened: '„{{value}}“ in {{column}} ist zu lang für einen Code.',
      safe: others,
      next: 'Prüfen, ob für Codes die richtige Spalte gewählt ist.',
    },
    'text-too-long': {
      happened: '„{{value}}“ in {{column}} ist länger als {{limit}} Zeichen.',
      safe: others,
      next: 'In der Datei kürzen oder die Spalte weglassen. Von selbst wird nie etwas abgeschnitten.',
    },
    'too-many-values': {
      happened: '{{column}} enthält in einer Zeile mehr als {{limit}} Werte.',
      safe: others,
      next: 'Prüfen, ob die richtige Spalte gewählt ist, oder die Werte auf mehrere Zeilen verteilen.',
    },
    'identity-too-long': {
      happened: 'Was diese Zeile unterscheidet (Gruppe, Name und Optionen zusammen), ist länger als {{limit}} Zeichen.',
      safe: others,
      next: 'Der Zeile eine SKU oder eine eigene ID geben oder diese Zellen kürzen.',
    },
    'order-too-many-lines': {
      happened: 'Der Auftrag hat {{value}} Zeilen; ein Auftrag hat höchstens {{limit}}.',
      safe: wholeOrder,
      next: 'Ihn in mehrere Aufträge mit eigenen Nummern aufteilen.',
    },
    'code-scientific': {
      happened: 'Ein Tabellenprogramm hat den Code in {{column}} zu {{value}} gemacht. Die letzten Ziffern sind weg.',
      safe: 'Die Zeile wird ohne diesen Code importiert, damit kein falscher in den Shop kommt.',
      next: 'Die Datei neu exportieren und hier öffnen, ohne sie vorher in einem Tabellenprogramm zu speichern, oder die Spalte vor dem Speichern als Text formatieren. Ein neuer Import ergänzt die Codes.',
    },
    'sku-repeated': {
      happened: 'Die SKU „{{value}}“ steht schon in Zeile {{otherRow}}. Großschreibung und Leerzeichen zählen nicht.',
      safe: `Zeile {{otherRow}} bleibt. ${others}`,
      next: 'Einer der beiden eine andere SKU geben, oder die überflüssige Zeile löschen.',
    },
    'barcode-repeated': {
      happened:
        'Der Barcode {{value}} steht schon in Zeile {{otherRow}}, und dieser Zeile fehlt eine SKU zur Unterscheidung.',
      safe: `Zeile {{otherRow}} bleibt. ${others}`,
      next: 'Der Zeile eine SKU oder einen eigenen Barcode geben, oder sie löschen.',
    },
    'id-repeated': {
      happened: 'Die ID „{{value}}“ steht schon in Zeile {{otherRow}}.',
      safe: `Zeile {{otherRow}} bleibt. ${others}`,
      next: 'Die überflüssige Zeile löschen.',
    },
    'name-repeated': {
      happened: '„{{value}}“ steht schon in Zeile {{otherRow}}, und beide Zeilen haben keinen Code.',
      safe: `Zeile {{otherRow}} bleibt. ${others}`,
      next: 'Beiden eine SKU geben, oder die überflüssige Zeile löschen.',
    },
    'matched-twice': {
      happened: '„{{value}}“ gehört zu einem Artikel, den schon Zeile {{otherRow}} meint.',
      safe: `Zeile {{otherRow}} gilt. ${others}`,
      next: 'Die überflüssige Zeile löschen, oder ihre Codes berichtigen.',
    },
    'proofs-disagree': {
      happened: 'Die Codes der Zeile meinen verschiedene Artikel des Shops: {{value}}.',
      safe: others,
      next: 'Oben wählen, woran solche Zeilen erkannt werden, oder die Codes in der Datei berichtigen.',
    },
    'sku-ambiguous': {
      happened:
        'Mehrere Artikel des Shops haben die Artikelnummer {{value}}, und die Zeile sagt nicht, welchen sie meint.',
      safe: others,
      next: 'Der Zeile einen Barcode geben, oder Namen und Varianten des gemeinten Artikels.',
    },
    'money-unreadable': {
      happened: '„{{value}}“ in {{column}} ist kein Geldbetrag.',
      safe: others,
      next: 'Als einfache Zahl schreiben, etwa 12,50, oder die Zelle leeren.',
    },
    'money-negative': {
      happened: '{{column}} liegt unter null: {{value}}.',
      safe: others,
      next: 'Den Betrag berichtigen, oder die Zelle leeren.',
    },
    'money-implausible': {
      happened: '{{value}} in {{column}} ist zu groß für einen Preis.',
      safe: others,
      next: 'Der Wert sieht nach einer anderen Spalte aus. Die Wahl der Spalte prüfen, oder die Zelle berichtigen.',
    },
    'quantity-unreadable': {
      happened: '„{{value}}“ in {{column}} ist keine Menge.',
      safe: others,
      next: 'Als einfache Zahl schreiben, oder die Zelle leeren, wenn der Bestand nicht geführt wird.',
    },
    'quantity-not-whole': {
      happened: 'Die Menge {{value}} ist nicht ganz, aber dieser Artikel wird in Stück gezählt.',
      safe: others,
      next: 'Die Menge berichtigen, oder der Zeile eine Einheit zum Wiegen oder Messen geben, etwa kg.',
    },
    'quantity-too-precise': {
      happened: 'Die Menge {{value}} hat mehr Nachkommastellen, als für den Artikel geführt werden.',
      safe: others,
      next: 'Auf höchstens drei Nachkommastellen runden.',
    },
    'quantity-implausible': {
      happened:
        '{{value}} in {{column}} kann nicht stimmen: Mengen liegen zwischen 0 und 10.000.000, nur der Bestand darf unter null sein.',
      safe: others,
      next: 'Die Menge berichtigen, oder die Wahl der Spalte prüfen.',
    },
    'pack-size-not-positive': {
      happened: 'Die Packungsgröße {{value}} in {{column}} liegt nicht über null.',
      safe: others,
      next: 'Schreiben, für wie viele ein Scan des Barcodes steht, oder die Zelle leeren, wenn er für eins steht.',
    },
    'decimals-unreadable': {
      happened: '„{{value}}“ in {{column}} ist keine Zahl von Nachkommastellen.',
      safe: others,
      next: '0, 1, 2 oder 3 schreiben.',
    },
    'decimals-differ': {
      happened: 'Der Shop führt diesen Artikel mit {{value}} Nachkommastellen; die Menge der Zeile passt nicht dazu.',
      safe: others,
      next: 'Die Menge in der Datei runden.',
    },
    'order-number-missing': {
      happened: 'Die Zeile hat keine Auftragsnummer.',
      safe: otherOrders,
      next: 'Die Nummer ergänzen, oder die Zeile löschen.',
    },
    'order-date-missing': {
      happened: 'Auftrag {{value}} hat kein Datum.',
      safe: wholeOrder,
      next: 'Das Datum ergänzen, an dem er eingegangen ist.',
    },
    'order-date-unreadable': {
      happened: '„{{value}}“ in {{column}} ist kein Datum.',
      safe: wholeOrder,
      next: 'Als 2024-01-31 schreiben, oder wählen, ob Tag oder Monat zuerst steht.',
    },
    'order-line-incomplete': {
      happened: 'Der Position fehlt der Artikel oder die Menge.',
      safe: wholeOrder,
      next: 'Die Position ergänzen oder löschen.',
    },
    'order-quantity-not-positive': {
      happened: 'Die Menge {{value}} liegt nicht über null.',
      safe: wholeOrder,
      next: 'Eine Retoure ist kein Auftrag: hier weglassen und unter Bestand als Retoure buchen.',
    },
    'order-incomplete': {
      happened: 'Auftrag {{value}} wird ausgelassen, weil Zeile {{otherRow}} nicht lesbar ist.',
      safe: wholeOrder,
      next: 'Zeile {{otherRow}} berichtigen und die Datei noch einmal importieren. Vorhandene Aufträge bleiben, wie sie sind.',
    },
    'order-without-lines': {
      happened: 'Auftrag {{value}} hat keine Positionen.',
      safe: wholeOrder,
      next: 'Die Datei mit den Positionen dazunehmen, oder den Auftrag weglassen.',
    },
    'order-line-without-order': {
      happened: 'Die Position gehört zu Auftrag {{value}}, der in keiner Datei steht.',
      safe: otherOrders,
      next: 'Die Datei mit diesem Auftrag dazunehmen, oder die Position löschen.',
    },
    'order-repeated': {
      happened: 'Auftrag {{value}} steht schon in Zeile {{otherRow}}.',
      safe: 'Zeile {{otherRow}} bleibt.',
      next: 'Die überflüssige Zeile löschen.',
    },
    'order-product-unknown': {
      happened: 'Der Shop hat keinen Artikel „{{value}}“.',
      safe: wholeOrder,
      next: 'Zuerst die Artikel importieren oder den Code berichtigen, dann die Aufträge noch einmal importieren.',
    },
    'order-product-ambiguous': {
      happened: '{{limit}} Artikel des Shops heißen „{{value}}“, und die Position sagt nicht, welcher verkauft wurde.',
      safe: wholeOrder,
      next: 'In die Position den Namen mit Varianten schreiben, etwa „Schuh - 40 / Schwarz“, oder den Barcode.',
    },
    'quotes-odd': {
      happened: 'Die Zeile hat mitten in einer Zelle ein Anführungszeichen.',
      safe: imported,
      next: 'In der Vorschau prüfen, ob ihre Zellen stimmen.',
    },
    'zeros-restored': {
      happened:
        'Ein Tabellenprogramm hatte die Nullen des Barcodes entfernt; seine Prüfziffer bringt sie zurück: {{value}}.',
      safe: imported,
      next: 'Nichts zu tun.',
    },
    'barcode-check-digit': {
      happened: 'Die Prüfziffer des Barcodes {{value}} ist falsch.',
      safe: 'Die Zeile wird importiert, mit dem Barcode, wie er dasteht.',
      next: 'Mit dem Code auf der Ware vergleichen; vielleicht ist eine Ziffer vertippt.',
    },
    'barcode-left-out': {
      happened: 'Der Barcode {{value}} steht schon in Zeile {{otherRow}}.',
      safe: 'Die Zeile wird ohne diesen Barcode importiert.',
      next: 'Gehört er hierher, ihn vom anderen Artikel entfernen.',
    },
    'barcode-taken': {
      happened: 'Der Barcode {{value}} gehört zu einem anderen Artikel im Shop.',
      safe: 'Die Zeile wird ohne diesen Barcode importiert; der andere Artikel behält ihn.',
      next: 'Gehört er hierher, ihn zuerst vom anderen Artikel entfernen.',
    },
    'pack-size-without-barcode': {
      happened: 'Die Datei nennt {{value}} in {{column}}, aber in der Zeile steht kein Barcode dieser Packung.',
      safe: 'Die Zeile wird importiert; ihre Barcodes zählen je eins.',
      next: 'Um ganze Packungen zu scannen, eine Spalte mit dem Barcode der Packung ergänzen.',
    },
    'pack-size-kept': {
      happened: 'Die Datei nennt für diesen Barcode eine andere Packungsgröße, als der Shop hat: {{value}}.',
      safe: 'Die Zeile wird importiert; der Barcode behält die Packungsgröße aus dem Shop.',
      next: 'Stimmt die Datei, den Barcode vom Artikel nehmen und mit seiner Packungsgröße neu anlegen.',
    },
    'sku-shared': {
      happened: 'Die Artikelnummer {{value}} steht bei mehreren Artikeln oder Varianten, etwa in Zeile {{otherRow}}.',
      safe: 'Alle werden importiert und behalten sie.',
      next: 'Nichts. Wird diese Artikelnummer gescannt oder bestellt, fragt Stockroom, was gemeint ist.',
    },
    'spreadsheet-changed': {
      happened: 'Eine Tabellenkalkulation hat beim Speichern offenbar einen Text umgeschrieben: {{value}}.',
      safe: 'Die Zeile wird importiert; der Shop behält den Text, wie er war.',
      next: 'War die Änderung gewollt, sie in Stockroom vornehmen. In einer Excel-Mappe bleiben Codes, wie sie sind.',
    },
    'code-says-nothing': {
      happened: '„{{value}}“ in {{column}} ist kein Code: Es heißt, dass es keinen gibt, oder steht in vielen Zeilen.',
      safe: 'Die Zeile wird ohne ihn importiert.',
      next: 'Nichts zu tun.',
    },
    'stock-in-words': {
      happened: '„{{value}}“ in {{column}} gilt nicht als Zahl.',
      safe: 'Die Zeile wird importiert; ihr Bestand wird dort erst ab der ersten Zählung geführt.',
      next: 'Diese Artikel zählen, oder ihre Mengen in die Datei schreiben.',
    },
    'price-in-words': {
      happened: '„{{value}}“ in {{column}} gilt nicht als Preis.',
      safe: 'Die Zeile wird ohne diesen Preis importiert.',
      next: 'Den Preis im Lager eintragen, wenn es einen gibt.',
    },
    'price-differs-by-place': {
      happened: 'Der Preis ist je nach Lagerort verschieden: {{value}}.',
      safe: 'Die Zeile wird mit dem ersten Preis importiert.',
      next: 'Stockroom führt einen Preis je Artikel. Gilt ein anderer, lässt er sich im Lager ändern.',
    },
    'total-beside-places': {
      happened: '{{column}} nennt {{value}}; die Lagerorte zusammen ergeben etwas anderes.',
      safe: 'Der Bestand jedes Lagerorts wird importiert; die Summe kommt nicht dazu.',
      next: 'Prüfen, ob in der Datei ein Lagerort fehlt.',
    },
    'incoming-left-out': {
      happened: '{{value}} in {{column}} ist unterwegs: eingekauft, oder von einem anderen Lagerort.',
      safe: 'Die Zeile wird importiert; nichts wird als bestellt vermerkt.',
      next: 'Im Lager vermerken, was ein Lieferant bringt.',
    },
    'stock-in-lots': {
      happened: 'Dieser Artikel hat Chargen oder Seriennummern, und die Datei nennt keine.',
      safe: 'Sein Bestand bleibt, wie er ist. Alles andere der Zeile wird importiert.',
      next: 'Diesen Artikel unter Zählungen nach Chargen zählen.',
    },
    'lot-left-out': {
      happened: '„{{value}}“ in {{column}} wird nicht importiert.',
      safe: 'Die Menge der Zeile wird importiert; Zeilen eines Artikels werden addiert.',
      next: 'Nichts zu tun. Wer Chargen führt, nennt sie beim Zählen.',
    },
    'stock-negative': {
      happened: 'Der Bestand liegt unter null: {{value}}.',
      safe: 'Die Zeile wird so importiert, damit das Lagerbuch zeigt, was die Datei zeigt.',
      next: 'Den Artikel bei Gelegenheit zählen.',
    },
    'stock-ignored': {
      happened: 'Die Datei nennt {{value}} als Bestand für etwas, dessen Bestand nicht geführt wird.',
      safe: 'Die Zeile wird ohne Bestand importiert.',
      next: 'Nichts zu tun, außer der Bestand wird doch geführt.',
    },
    'stock-held-by-parent': {
      happened: 'Die Datei zählt {{value}} für den ganzen Artikel, nicht für jede Variante.',
      safe: 'Der Artikel wird mit seinen Varianten importiert; ihr Bestand wird noch nicht geführt.',
      next: 'Die Varianten zählen und den Bestand von jeder eingeben.',
    },
    'money-rounded': {
      happened: '{{value}} in {{column}} hat mehr Nachkommastellen als die Währung.',
      safe: 'Die Zeile wird mit dem gerundeten Betrag importiert.',
      next: 'Nichts zu tun.',
    },
    'product-archived': {
      happened: 'Dieser Artikel ist in Ihrem Geschäft archiviert.',
      safe: 'Was in der Zeile steht, wird übernommen; der Artikel bleibt archiviert.',
      next: 'Soll er wieder verkauft werden: unter Bestand wieder aufnehmen, oder der Datei eine Spalte „Archiviert“ mit „nein“ geben.',
    },
    'kind-unknown': {
      happened: 'Stockroom kennt die Artikelart „{{value}}“ nicht.',
      safe: 'Die Zeile wird als einfacher Artikel importiert.',
      next: 'Den Artikel nach dem Import prüfen.',
    },
    'parent-missing': {
      happened: 'Der Artikel „{{value}}“, zu dem diese Variante gehört, ist nicht in der Datei.',
      safe: 'Die Variante wird importiert; kennt der Shop sie schon, bleibt sie bei ihrem Artikel.',
      next: 'Die Datei mit allen Artikeln exportieren, um auch diesen zu übernehmen.',
    },
    'variable-without-variations': {
      happened: '„{{value}}“ sollte Varianten haben, aber die Datei hat keine.',
      safe: 'Der Artikel wird mit einer Variante importiert, deren Bestand nicht geführt wird.',
      next: 'Die Datei mit Varianten exportieren, falls es welche gibt.',
    },
    'discount-unclear': {
      happened: '„{{value}}“ in {{column}} ist kein Rabatt in Prozent.',
      safe: 'Der Auftrag wird mit dem Preis vor Rabatt importiert.',
      next: 'Rabatte als 15% oder 0,15 schreiben.',
    },
    'stock-of-several': {
      happened: 'Der Bestand {{value}} gilt für mehrere Varianten zusammen und lässt sich nicht aufteilen.',
      safe: 'Die Varianten werden importiert; ihr Bestand wird noch nicht geführt.',
      next: 'Die Varianten zählen und den Bestand je Variante eintragen.',
    },
    'codes-of-several': {
      happened: '{{column}} nennt eine andere Zahl von Codes, als es Varianten gibt.',
      safe: 'Die Varianten werden ohne diese Codes importiert.',
      next: 'So viele Codes wie Varianten in derselben Reihenfolge schreiben, oder die Codes nach dem Import ergänzen.',
    },
    'places-proposed': {
      happened:
        '{{value}} in {{column}} ist keine ganze Zahl. Der Artikel wird mit so vielen Nachkommastellen geführt, wie seine Einheit in der Datei braucht.',
      safe: 'Die Zeile wird mit ihrer genauen Menge importiert.',
      next: 'Nichts zu tun. Sollen es nur ganze Stücke sein, das beim Schritt Spalten wählen.',
    },
    'quantity-rounded': {
      happened: '{{value}} in {{column}} hat mehr als drei Nachkommastellen.',
      safe: 'Die Zeile wird mit der gerundeten Menge importiert.',
      next: 'Nichts zu tun.',
    },
    'currency-differs': {
      happened: '{{value}} in {{column}} ist nicht in der Währung des Shops.',
      safe: 'Beträge werden nie umgerechnet.',
      next: 'Beim Schritt Spalten wählen, ob die Zahlen so übernommen oder ausgelassen werden.',
    },
    'weight-without-unit': {
      happened: 'Die Datei sagt nicht, in welcher Einheit {{column}} ist: {{value}}.',
      safe: 'Die Zeile wird ohne ihr Gewicht importiert.',
      next: 'Die Einheit im Spaltennamen nennen, etwa „Gewicht (kg)“, oder in den Zellen.',
    },
    'weight-unreadable': {
      happened: '„{{value}}“ in {{column}} ist kein Gewicht.',
      safe: 'Die Zeile wird ohne ihr Gewicht importiert.',
      next: 'Als einfache Zahl wie 0,25 schreiben oder die Zelle leeren.',
    },
  },
  gaps: {
    'product-name-or-code': 'Die Spalte mit Name, SKU oder Barcode wählen.',
    'order-number': 'Die Spalte mit der Auftragsnummer wählen.',
    'order-date': 'Die Spalte mit dem Auftragsdatum wählen.',
    'order-quantity': 'Die Spalte mit der Menge wählen.',
    'order-product': 'Die Spalte mit dem Artikel wählen: SKU, Barcode, Name oder ID.',
    'id-and-title': 'Die Spalten mit ID und Name wählen.',
  },
  fields: {
    foreignId: 'ID im anderen Programm',
    parent: 'Gehört zu Artikel',
    kind: 'Artikelart',
    name: 'Name',
    sku: 'SKU',
    barcode: 'Barcode',
    packSize: 'Packungsgröße des Barcodes',
    category: 'Kategorie',
    categoryId: 'Kategorie-ID',
    supplier: 'Lieferant',
    supplierId: 'Lieferanten-ID',
    supplierCode: 'Lieferanten-Artikelnr.',
    price: 'Preis',
    salePrice: 'Aktionspreis',
    cost: 'EK-Preis',
    stock: 'Bestand',
    reorderPoint: 'Meldebestand',
    onOrder: 'Bestellt',
    unit: 'Einheit',
    decimals: 'Nachkommastellen',
    tracked: 'Bestand wird geführt',
    archived: 'Archiviert',
    status: 'Status',
    giftCard: 'Geschenkgutschein',
    description: 'Beschreibung',
    location: 'Lagerort',
    placeStock: 'Bestand an dem Lagerort, den die Spalte nennt',
    placeReorderPoint: 'Meldebestand an dem Lagerort, den die Spalte nennt',
    placePrice: 'Preis an dem Lagerort, den die Spalte nennt',
    surcharge: 'Aufpreis zum Preis des Artikels',
    weighed: 'Nach Gewicht verkauft',
    lot: 'Charge',
    expiry: 'Mindestens haltbar bis',
    bin: 'Fach oder Regal',
    brand: 'Marke',
    manufacturer: 'Hersteller',
    tags: 'Schlagwörter',
    weight: 'Gewicht',
    pictures: 'Bilder (werden noch nicht importiert)',
    currency: 'Währung',
    option: 'Option (der Spaltenname ist die Option)',
    optionName: 'Name von Option {{number}}',
    optionValue: 'Wert von Option {{number}}',
    orderNumber: 'Auftragsnummer',
    placedAt: 'Auftragsdatum',
    dueAt: 'Fälligkeit',
    shippedAt: 'Versendet am',
    cancelledAt: 'Storniert am',
    customerId: 'Kunden-ID',
    customerName: 'Kunde',
    company: 'Firma',
    email: 'E-Mail',
    phone: 'Telefon',
    address: 'Adresse',
    address2: 'Adresse, zweite Zeile',
    city: 'Ort',
    region: 'Region',
    postcode: 'Postleitzahl',
    country: 'Land',
    note: 'Notiz',
    quantity: 'Menge',
    unitPrice: 'Einzelpreis',
    discount: 'Rabatt in Prozent',
    lineSku: 'SKU des Artikels',
    lineBarcode: 'Barcode des Artikels',
    lineName: 'Name des Artikels',
    lineProductId: 'ID des Artikels im anderen Programm',
    id: 'ID',
    title: 'Name',
  },
  sources: {
    stockroom: 'Eigener Export von Stockroom',
    woocommerce: 'Artikelexport aus WooCommerce',
    shopify: 'Export aus Shopify',
    northwind: 'Northwind-Beispiel',
    csv: 'CSV-Datei',
  },
  kinds: {
    products: 'Artikel',
    orders: 'Aufträge mit Positionen',
    'order-heads': 'Aufträge',
    'order-lines': 'Auftragspositionen',
    categories: 'Kategorien',
    suppliers: 'Lieferanten',
    customers: 'Kunden',
  },
};
