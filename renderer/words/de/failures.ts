import { backupFailures } from './backup-failures.ts';
import { channelFailures } from './channel-failures.ts';
import { sharingFailures } from './sharing-failures.ts';
import type { failures as english } from '../en/failures.ts';
import type { Translation } from '../translation.ts';

/** Failures of the host, the journal and the shop's server, by code: what happened, what is safe, what to do; in German. */
export const failures: Translation<typeof english> = {
  ...channelFailures,
  ...backupFailures,
  ...sharingFailures,
  unknown: {
    happened: 'Etwas ist schiefgegangen.',
    safe: 'Was vorher gespeichert war, ist sicher.',
    next: 'Noch einmal versuchen. Klappt es wieder nicht, die Details kopieren und an den Support schicken.',
  },
  cancelled: {
    happened: 'Das wurde abgebrochen, bevor es fertig war.',
    safe: 'Was schon geschrieben war, ist zurückgenommen.',
    next: 'Bei Bedarf neu beginnen.',
  },
  'bad-request': {
    happened: 'Ein Teil von Stockroom hat eine Anfrage gestellt, die nicht erlaubt ist.',
    safe: 'Es wurde nichts geändert.',
    next: 'Die Details kopieren und an den Support schicken.',
  },
  'bad-sender': {
    happened: 'Etwas, das nicht das Fenster von Stockroom ist, hat nach den Daten gefragt.',
    safe: 'Es bekam keine Antwort, und nichts wurde geändert.',
    next: 'Stockroom neu starten. Geschieht es wieder, die Details kopieren und an den Support schicken.',
  },
  'too-large': {
    happened: 'Das ist mehr, als Stockroom auf einmal annimmt.',
    safe: 'Es wurde nichts geändert.',
    next: 'In mehreren kleineren Teilen vorgehen.',
  },
  'host-fault': {
    happened: 'Im Programm hinter diesem Fenster ist ein Fehler aufgetreten.',
    safe: 'Was vorher gespeichert war, ist sicher.',
    next: 'Noch einmal versuchen. Klappt es wieder nicht, die Details kopieren und an den Support schicken.',
  },
  'host-went-on': {
    happened: 'Im Programm hinter diesem Fenster ist ein Fehler aufgetreten; es läuft weiter.',
    safe: 'Was vorher gespeichert war, ist sicher.',
    next: 'Weiterarbeiten. Kommt etwas nicht zurück, es noch einmal versuchen; im Protokoll des Programms steht mehr.',
  },
  'act-over-server': {
    happened: 'Ein Eintrag ist größer, als der Server des Shops annimmt: Der Server ist älter als dieses Stockroom.',
    safe: 'Auf diesem Computer ist alles gespeichert, nichts Wartendes geht verloren.',
    next: 'Wer den Server betreut, soll ihn aktualisieren. Der Eintrag geht dann von selbst, und was dahinter wartet, auch.',
  },
  'act-not-taken': {
    happened: 'Der Server des Shops nimmt einen der Einträge nicht an.',
    safe: 'Auf diesem Computer ist alles gespeichert, nichts Wartendes geht verloren.',
    next: 'Wer den Server betreut, soll ihn aktualisieren. Klappt es wieder nicht, die Details kopieren und an den Support schicken.',
  },
  'contact-refused': {
    happened:
      'Die Angaben zu einem Kunden oder einer Person konnten nicht gespeichert werden: Sie sind länger, als Stockroom annimmt.',
    safe: 'Sie bleiben in den Daten dieses Fensters, und alles andere ist gespeichert.',
    next: 'Sie unter „Aktivität“ bei „Zu klären“ kürzen.',
  },
  'place-unknown': {
    happened: 'Diesen Lagerort gibt es nicht mehr.',
    safe: 'Nichts wurde geändert.',
    next: 'In der Liste der Lagerorte nachsehen.',
  },
  'place-name-missing': {
    happened: 'Der Lagerort hat keinen Namen.',
    safe: 'Nichts wurde geändert.',
    next: 'Einen Namen eingeben.',
  },
  'place-name-taken': {
    happened: 'Ein anderer Lagerort daneben heißt {{name}}.',
    safe: 'Nichts wurde geändert.',
    next: 'Einen anderen Namen eingeben oder den Lagerort in einen anderen legen.',
  },
  'place-code-taken': {
    happened: 'Der Lagerort {{name}} hat diesen Barcode.',
    safe: 'Nichts wurde geändert.',
    next: 'Einen anderen Code eingeben oder ihn zuerst beim anderen Lagerort entfernen.',
  },
  'place-code-of-product': {
    happened: 'Der Artikel {{name}} hat diesen Code.',
    safe: 'Nichts wurde geändert.',
    next: 'Einen anderen Code eingeben: Ein Scan muss eindeutig sein.',
  },
  'place-inside-itself': {
    happened: 'Ein Lagerort kann nicht in sich selbst liegen und in nichts, was in ihm liegt.',
    safe: 'Nichts wurde geändert.',
    next: 'Einen anderen Lagerort wählen, in dem er liegen soll.',
  },
  'place-holds-places': {
    happened: 'In diesem Lagerort liegen andere Lagerorte.',
    safe: 'Nichts wurde geändert.',
    next: 'Diese zuerst löschen oder in einen anderen Lagerort legen.',
  },
  'place-holds-stock': {
    happened: 'Dort ist noch etwas auf Lager, für einen Auftrag zugesagt oder dorthin unterwegs.',
    safe: 'Nichts wurde geändert.',
    next: 'Den Bestand umlagern und erledigen, was offen ist, dann den Lagerort löschen. Archivieren geht schon jetzt.',
  },
  'place-is-counted': {
    happened: 'Eine offene Zählung umfasst diesen Lagerort.',
    safe: 'Nichts wurde geändert.',
    next: 'Die Zählung zuerst buchen oder abbrechen.',
  },
  'place-not-for-sale': {
    happened: 'Was an diesem Lagerort liegt, ist nicht verkäuflich.',
    safe: 'Nichts wurde geändert.',
    next: 'Die Position von einem anderen Lagerort bedienen oder die Ware an einen verkäuflichen umlagern.',
  },
  'place-for-sale': {
    happened: '{{name}} ist verkäuflich: Beschädigte Ware würde dort angeboten.',
    safe: 'Nichts wurde zurückgenommen.',
    next: 'Einen nicht verkäuflichen Lagerort wählen oder die Ware ausbuchen.',
  },
  'place-is-default': {
    happened: 'Neue Aufträge nehmen ihren Bestand aus diesem Lagerort.',
    safe: 'Nichts wurde geändert.',
    next: 'Zuerst in den Einstellungen unter „Shop“ einen anderen Lagerort für neue Aufträge wählen.',
  },
  'supplier-name-missing': {
    happened: 'Der Lieferant hat keinen Namen.',
    safe: 'Nichts wurde geändert.',
    next: 'Einen Namen eingeben.',
  },
  'supplier-name-taken': {
    happened: 'Ein anderer Lieferant heißt {{name}}.',
    safe: 'Nichts wurde geändert.',
    next: 'Einen anderen Namen eingeben. Sind beide derselbe Lieferant, die beiden zusammenführen.',
  },
  'supplier-unknown': {
    happened: 'Diesen Lieferanten gibt es nicht mehr.',
    safe: 'Nichts wurde geändert.',
    next: 'In der Liste der Lieferanten nachsehen.',
  },
  'supplier-merged-with-itself': {
    happened: 'Ein Lieferant lässt sich nicht mit sich selbst zusammenführen.',
    safe: 'Nichts wurde geändert.',
    next: 'Einen anderen Lieferanten wählen.',
  },
  'contact-unknown': {
    happened: 'Diese Person oder diesen Kunden gibt es hier nicht.',
    safe: 'Es wurde nichts geändert.',
    next: 'In den Einstellungen oder im Auftrag nachsehen.',
  },
  detached: {
    happened: 'Ein anderes Fenster schreibt jetzt in diesen Shop.',
    safe: 'Nichts ist verloren: Es schreibt immer nur ein Fenster.',
    next: 'Im anderen Fenster weiterarbeiten oder den Shop hier wieder öffnen.',
  },
  'no-shop-open': {
    happened: 'In diesem Fenster ist kein Shop offen.',
    safe: 'Es wurde nichts geändert.',
    next: 'Zuerst einen Shop öffnen.',
  },
  'cursor-unknown': {
    happened: 'Das Journal wurde ab einer Stelle gelesen, die es nicht kennt.',
    safe: 'Es wurde nichts geändert.',
    next: 'Stockroom neu starten: Dann wird das Journal von Anfang an gelesen.',
  },
  'file-unknown': {
    happened: 'Die Datei, die geöffnet werden sollte, wird nicht mehr bereitgehalten.',
    safe: 'Es wurde nichts geändert.',
    next: 'Die Datei noch einmal öffnen.',
  },
  'row-unknown': {
    happened: 'Was geändert werden sollte, ist nicht hier.',
    safe: 'Es wurde nichts geändert.',
    next: 'Unter Aktivität nachsehen.',
  },
  'mapping-gap': {
    happened: 'Eine Spalte, die der Import braucht, ist nicht gewählt.',
    safe: 'Es wurde nichts importiert.',
    next: 'Die fehlende Spalte wählen und die Vorschau neu ansehen.',
  },
  'nothing-planned': {
    happened: 'Es gibt nichts zu importieren.',
    safe: 'Es wurde nichts geändert.',
    next: 'Die Vorschau ansehen: Sie sagt, warum Zeilen fehlen.',
  },
  'no-notices': {
    happened: 'Dieses System zeigt keine Mitteilungen.',
    safe: 'Nichts ist verloren: Der Hinweis steht unter „Nachbestellen“.',
    next: 'Unter „Nachbestellen“ nachsehen oder Mitteilungen im System erlauben.',
  },
  unsure: {
    happened: 'Der Drucker hat nicht rechtzeitig geantwortet: Vielleicht wurde gedruckt.',
    safe: 'Der Druckauftrag wird nicht von selbst wiederholt.',
    next: 'Nachsehen, was herauskam. Ist nichts da, neu drucken.',
  },
  'text-too-long': {
    happened: 'Ein Text ist länger, als Stockroom ihn aufbewahrt.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Den Text kürzen: Namen, Kategorien, Einheiten und Codes haben höchstens 1.000 Zeichen, Beschreibungen und Notizen 10.000, Namen von Personen 500, Adressen 2.000.',
  },
  'too-many-rows': {
    happened: 'Das ist mehr, als ein Eintrag aufnimmt.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'In mehreren kleineren Teilen vorgehen, mit höchstens 2.000 Zeilen.',
  },
  'figure-out-of-range': {
    happened: 'Eine Zahl ist größer oder kleiner, als Stockroom sie genau aufbewahren kann.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Die Zahlen noch einmal ansehen: Mengen, Preise und was sie zusammen ergeben, Packungsgrößen, Tage.',
  },
  'too-much-at-once': {
    happened: 'Das ist mehr, als ein Eintrag aufnimmt.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'In mehreren kleineren Teilen vorgehen.',
  },
  'act-unreadable': {
    happened: 'Stockroom hätte diesen Eintrag nicht wieder lesen können.',
    safe: 'Er wurde nicht gespeichert, und nichts wurde geändert.',
    next: 'Die Details kopieren und an den Support schicken.',
  },
  'server-outdated': {
    happened: 'Der Server des Shops ist älter als dieses Stockroom und kann einen Eintrag nicht lesen.',
    safe: 'Alles ist auf diesem Computer gespeichert, nichts wurde zurückgenommen.',
    next: 'Wer den Server betreut, soll ihn aktualisieren.',
  },
  'operation-unreadable': {
    happened: 'Ein Eintrag lässt sich nicht so lesen, wie er geschrieben wurde.',
    safe: 'Er bleibt, wie er ist, und nichts anderes wurde geändert.',
    next: 'Die Details kopieren und an den Support schicken.',
  },
  'operation-unsupported': {
    happened: 'Ein Eintrag stammt von einem neueren Stockroom.',
    safe: 'Er bleibt erhalten und wartet.',
    next: 'Stockroom auf diesem Computer aktualisieren.',
  },
  'target-refused': {
    happened: 'Was hiermit zurückgenommen wird, hat der Server des Shops selbst abgelehnt.',
    safe: 'Der abgelehnte Eintrag zählt nirgends.',
    next: 'Es gibt nichts zurückzunehmen. Unter Aktivität nachsehen.',
  },
  unsupported: {
    happened: 'Der Server des Shops ist älter als dieses Stockroom und kennt einen der Einträge nicht.',
    safe: 'Alles ist auf diesem Computer gespeichert, nichts Wartendes geht verloren.',
    next: 'Wer den Server betreut, soll ihn aktualisieren.',
  },
  'id-reused': {
    happened: 'Der Server des Shops führt unter der Kennung eines Eintrags einen anderen.',
    safe: 'Alles ist auf diesem Computer gespeichert, nichts Wartendes geht verloren.',
    next: 'Die Details kopieren und an den Support schicken.',
  },
  'writer-forked': {
    happened: 'Zwei Computer senden Einträge, als wären sie derselbe, etwa nach dem Kopieren eines Profilordners.',
    safe: 'Alles ist auf diesem Computer gespeichert, nichts Wartendes geht verloren.',
    next: 'Stockroom auch auf dem anderen öffnen: Er macht von selbst unter eigenem Namen weiter. Bleibt diese Meldung, die Details kopieren und an den Support schicken.',
  },
  'in-use': {
    happened: 'Dieser Shop ist in einem anderen Fenster offen.',
    safe: 'Nichts ist verloren: In einen Shop schreibt immer nur ein Fenster.',
    next: 'Dort weiterarbeiten, oder Stockroom hier verwenden.',
  },
  'in-use-elsewhere': {
    happened: 'Ein anderes Stockroom auf diesem Computer hat diesen Shop offen.',
    safe: 'Nichts ist verloren: In einen Shop schreibt immer nur ein Programm.',
    next: 'Das andere schließen und noch einmal versuchen.',
  },
  'journal-newer': {
    happened: 'Das Journal dieses Shops stammt von einem neueren Stockroom.',
    safe: 'Es wurde nichts geändert.',
    next: 'Stockroom auf diesem Computer aktualisieren.',
  },
  'shop-unknown': {
    happened: 'Diesen Shop gibt es auf diesem Computer nicht mehr.',
    safe: 'Die anderen Shops sind unberührt.',
    next: 'Einen anderen Shop wählen.',
  },
  'shop-exists': {
    happened: 'Diesen Shop gibt es auf diesem Computer schon.',
    safe: 'Es wurde nichts geändert.',
    next: 'Ihn aus der Liste der Shops öffnen.',
  },
  'file-gone': {
    happened: 'Eine Datei, die geöffnet werden sollte, ließ sich nicht lesen.',
    safe: 'Es wurde nichts geändert.',
    next: 'Prüfen, ob sie noch da ist und gelesen werden darf, dann noch einmal öffnen.',
  },
  'no-update': {
    happened: 'Es liegt kein Update bereit.',
    safe: 'Es wurde nichts geändert.',
    next: 'Einfach weiterarbeiten. Ein neueres Stockroom meldet sich, sobald es da ist.',
  },
  'option-missing': {
    happened: 'Eine Option hat keinen Namen oder keinen Wert.',
    safe: 'Es wurde nichts geändert.',
    next: 'Angeben, worin sich die Varianten unterscheiden und welchen Wert jede hat.',
  },
  'variant-exists': {
    happened: 'Der Artikel hat schon eine Variante mit diesen Werten.',
    safe: 'Es wurde nichts geändert.',
    next: 'Der neuen einen anderen Wert geben, oder die vorhandene ansehen.',
  },
  'too-many-labels': {
    happened: 'Das sind mehr als 2.000 Etiketten.',
    safe: 'Es wurde nichts gedruckt.',
    next: 'Auf mehrere Druckaufträge verteilen.',
  },
  'no-such-cell': {
    happened: 'Der Bogen hat dort kein Etikett.',
    safe: 'Es wurde nichts gedruckt.',
    next: 'Ein anderes erstes Etikett wählen.',
  },
  'printer-unknown': {
    happened: 'Diesen Drucker gibt es auf diesem Computer nicht mehr.',
    safe: 'Es wurde nichts gedruckt. Der Druckauftrag bleibt erhalten.',
    next: 'Einen anderen Drucker wählen, oder noch einmal drucken, wenn er wieder da ist.',
  },
  'printer-refused': {
    happened: 'Der Drucker hat den Druckauftrag nicht angenommen.',
    safe: 'Der Druckauftrag bleibt erhalten und lässt sich noch einmal drucken.',
    next: 'Prüfen, ob der Drucker an ist und Papier hat, dann noch einmal drucken.',
  },
  'printer-raw': {
    happened: 'Der Drucker ist ohne Treiber eingerichtet: Er bekäme Seiten, die er nicht lesen kann.',
    safe: 'Es wurde nichts gesendet. Der Druckauftrag bleibt erhalten.',
    next: 'Ihn in den Systemeinstellungen mit dem Treiber seines Modells einrichten oder einen anderen Drucker wählen.',
  },
  'printer-rejecting': {
    happened: 'Die Warteschlange des Druckers weist Druckaufträge zurzeit ab.',
    safe: 'Es wurde nichts gedruckt. Der Druckauftrag bleibt erhalten.',
    next: 'Das in den Systemeinstellungen ändern oder einen anderen Drucker wählen.',
  },
  'print-queue-full': {
    happened: 'Die Druckwarteschlange ist voll: Sie nimmt keine Druckaufträge mehr an, oder ihr fehlt Speicherplatz.',
    safe: 'Es wurde nichts gedruckt. Der Druckauftrag bleibt erhalten.',
    next: 'Warten, bis Wartendes gedruckt ist, Unnötiges zurückziehen oder Speicherplatz freigeben; dann noch einmal drucken.',
  },
  'printer-gone': {
    happened: 'Der Drucker wurde von diesem Computer entfernt, und der Druckauftrag mit ihm.',
    safe: 'Der Druckauftrag bleibt erhalten. Einige Seiten können vorher gedruckt sein.',
    next: 'Ansehen, was herauskam, dann noch einmal drucken, wenn der Drucker wieder da ist, oder auf einem anderen.',
  },
  'print-aborted': {
    happened: 'Das System hat den Druckauftrag abgebrochen.',
    safe: 'Der Druckauftrag bleibt erhalten. Einige Seiten können gedruckt sein.',
    next: 'Den Drucker und was herauskam ansehen, dann noch einmal drucken.',
  },
  'printing-unavailable': {
    happened: 'Stockroom kann auf diesem Computer nicht drucken.',
    safe: 'Es wurde nichts gedruckt.',
    next: 'Als PDF speichern und in Originalgröße drucken.',
  },
  'job-unknown': {
    happened: 'Dieser Druckauftrag ist nicht mehr vorhanden.',
    safe: 'Es wurde nichts gedruckt.',
    next: 'Dort neu drucken, wo er herkam.',
  },
  'not-written': {
    happened: 'Eine Datei auf diesem Computer ließ sich nicht schreiben.',
    safe: 'Was vorher gespeichert war, ist sicher.',
    next: 'Speicherplatz freigeben oder den Profilordner prüfen, dann noch einmal versuchen.',
  },
  'picture-kind': {
    happened: 'Diese Datei ist kein Bild, das Stockroom annimmt.',
    safe: 'Es wurde nichts geändert.',
    next: 'Eine JPEG-, PNG-, WebP- oder GIF-Datei nehmen. Andere (HEIC, SVG, PDF) im eigenen Programm öffnen und als JPEG oder PNG exportieren.',
  },
  'picture-broken': {
    happened: 'Dieses Bild lässt sich nicht öffnen: Die Datei ist beschädigt oder unvollständig.',
    safe: 'Es wurde nichts geändert.',
    next: 'In einem anderen Programm öffnen und neu speichern oder neu aufnehmen.',
  },
  'picture-animated': {
    happened: 'Das ist eine Animation, kein einzelnes Bild.',
    safe: 'Es wurde nichts geändert.',
    next: 'Ein Bild daraus als JPEG oder PNG speichern und das hinzufügen.',
  },
  'picture-huge': {
    happened: 'Dieses Bild ist zu groß: höchstens 60 MB und 120 Millionen Pixel.',
    safe: 'Es wurde nichts geändert.',
    next: 'In einem Bildprogramm verkleinern und das hinzufügen; 1.600 Pixel an der längeren Seite genügen.',
  },
  'too-many-pictures': {
    happened: 'Ein Artikel zeigt höchstens 12 Bilder.',
    safe: 'Die vorhandenen Bilder bleiben.',
    next: 'Eines davon entfernen, dann das neue hinzufügen.',
  },
  'blob-missing': {
    happened: 'Das Bild ist nicht auf diesem Computer.',
    safe: 'Alles andere ist unberührt; das Bild wird geholt, sobald ein anderer Computer es abgleicht.',
    next: 'Warten, bis der Computer verbunden ist, der es hat, oder das Bild noch einmal hinzufügen.',
  },
  'blob-wrong': {
    happened: 'Das Bild kam nicht so an, wie es gesendet wurde.',
    safe: 'Davon wurde nichts übernommen.',
    next: 'Noch einmal versuchen. Passiert es wieder, die Details kopieren und an den Support schicken.',
  },
  'contacts-damaged': {
    happened: 'Die Datei mit Personen und Kunden ist nicht mehr so lesbar, wie sie geschrieben wurde.',
    safe: 'Bestand, Aufträge und ihre Zahlen sind unberührt.',
    next: 'Die Details kopieren und an den Support schicken.',
  },
  'writer-gap': {
    happened: 'Dem Server des Shops fehlen frühere Einträge dieses Computers, und er nimmt sie nicht wieder an.',
    safe: 'Auf diesem Computer ist alles gespeichert, nichts Wartendes geht verloren.',
    next: 'Die Details kopieren und an den Support schicken.',
  },
  'worker-fault': {
    happened: 'In dem Teil von Stockroom, der im Hintergrund arbeitet, ist ein Fehler aufgetreten.',
    safe: 'Was vorher gespeichert war, ist sicher.',
    next: 'Noch einmal versuchen. Klappt es wieder nicht, Stockroom neu starten.',
  },
  'host-away': {
    happened: 'Das Programm hinter diesem Fenster antwortet nicht.',
    safe: 'Was vorher gespeichert war, ist sicher.',
    next: 'Stockroom neu starten.',
  },
  'shop-empty': {
    happened: 'Dieser Shop hat auf diesem Computer keine Daten.',
    safe: 'Die anderen Shops sind unberührt.',
    next: 'Prüfen, ob der Profilordner der richtige ist, oder einen neuen Shop anlegen.',
  },
  'shop-at-server': {
    happened:
      'Dieser Computer hat seine Kopie des Shops verloren, und der Server des Shops, der sie hat, war nicht zu fragen.',
    safe: 'Was der Server hat, ist dort sicher. Hier wurde nichts geändert.',
    next: 'Verbindung prüfen und ob der Server läuft, dann noch einmal versuchen: Der Shop kommt von dort zurück.',
  },
  'disk-full': {
    happened: 'Der Datenträger ist voll.',
    safe: 'Alles Gespeicherte ist sicher. Neues wird nicht angenommen, damit nichts verloren geht; was eingetippt ist, bleibt stehen.',
    next: 'Bitte Platz schaffen: Papierkorb leeren oder große Dateien verschieben. Danach geht es von selbst weiter.',
  },
  'shop-read-only': {
    happened: 'Dies ist eine Sicherung, zum Ansehen geöffnet.',
    safe: 'Weder darin noch in Ihrem Shop wurde etwas geändert.',
    next: 'Schließen Sie die Sicherung, um weiterzuarbeiten.',
  },
  'disk-read-only': {
    happened: 'Der Datenträger lässt sich nur lesen.',
    safe: 'Alles Gespeicherte ist sicher. Neues wird nicht angenommen, damit nichts verloren geht; was eingetippt ist, bleibt stehen.',
    next: 'Bitte den Datenträger prüfen oder den Computer neu starten. Sobald er sich schreiben lässt, geht es von selbst weiter.',
  },
  'disk-forbidden': {
    happened: 'Stockroom darf nicht in seinen Ordner schreiben.',
    safe: 'Alles Gespeicherte ist sicher. Neues wird nicht angenommen, damit nichts verloren geht; was eingetippt ist, bleibt stehen.',
    next: 'Bitte das Schreiben in den Ordner mit den Daten von Stockroom erlauben, auch im Virenschutz. Danach geht es von selbst weiter.',
  },
  'disk-gone': {
    happened: 'Der Datenträger mit den Daten von Stockroom ist nicht da.',
    safe: 'Alles Gespeicherte liegt darauf. Neues wird nicht angenommen, damit nichts verloren geht; was eingetippt ist, bleibt stehen.',
    next: 'Bitte den Datenträger wieder anschließen. Danach geht es von selbst weiter; sonst Stockroom neu starten.',
  },
  'disk-busy': {
    happened: 'Im System sind zu viele Dateien offen, um etwas zu speichern.',
    safe: 'Alles Gespeicherte ist sicher. Neues wird nicht angenommen, damit nichts verloren geht; was eingetippt ist, bleibt stehen.',
    next: 'Bitte andere Programme schließen. Danach geht es von selbst weiter.',
  },
  'disk-faulty': {
    happened: 'Der Datenträger meldet Fehler beim Schreiben.',
    safe: 'Alles Gespeicherte ist sicher. Neues wird nicht angenommen, damit nichts verloren geht; was eingetippt ist, bleibt stehen.',
    next: 'Bitte den Datenträger bald prüfen lassen. Stockroom versucht es alle paar Sekunden und macht von selbst weiter.',
  },
  'journal-unwritable': {
    happened: 'Das Journal auf diesem Computer lässt sich nicht schreiben.',
    safe: 'Was vorher gespeichert war, ist sicher. Was jetzt eingegeben wird, ist nicht gespeichert.',
    next: 'Speicherplatz freigeben oder den Ordner prüfen, dann noch einmal versuchen.',
  },
  'journal-unreadable': {
    happened: 'Ein Teil des Journals lässt sich nicht lesen.',
    safe: 'Es wurde nichts geändert oder gelöscht.',
    next: 'Die Details kopieren und an den Support schicken. Den Profilordner nicht löschen.',
  },
  'journal-forked': {
    happened: 'Datenbank und Journal dieses Shops widersprechen sich.',
    safe: 'Beide bleiben, wie sie sind.',
    next: 'Die Details kopieren und an den Support schicken.',
  },
  'journal-gap': {
    happened: 'Dem Journal fehlen Vorgänge, die in der Datenbank stehen.',
    safe: 'Alles bleibt in der Datenbank erhalten.',
    next: 'Stockroom gibt sie ihm von selbst zurück. Bleibt die Meldung, Stockroom neu starten.',
  },
  'server-old': {
    happened: 'Der Server des Shops ist zu alt, um ihm zu sagen, welche Vorgänge verloren sind.',
    safe: 'Dadurch geht nichts verloren: Alles wartet auf diesem Computer, gesendet wurde nichts.',
    next: 'Stockroom dort aktualisieren, wo der Server läuft, dann noch einmal versuchen.',
  },
  'update-needed': {
    happened: 'Dieser Shop enthält Einträge eines neueren Stockroom.',
    safe: 'Nichts ist verloren: Was dieser Computer noch nicht lesen kann, wartet.',
    next: 'Stockroom auf diesem Computer aktualisieren.',
  },
  away: {
    happened: 'Der Server des Shops antwortet nicht.',
    safe: 'Weiterarbeiten geht: Alles wird auf diesem Computer gespeichert und später gesendet.',
    next: 'Die Adresse prüfen und ob der Server läuft. Stockroom versucht es von selbst wieder.',
  },
  'channel-away': {
    happened: 'Der Onlineshop antwortet nicht.',
    safe: 'Weiterarbeiten geht: Was er erfahren muss, wartet.',
    next: 'Bitte prüfen, ob der Onlineshop erreichbar ist. Stockroom versucht es von selbst wieder.',
  },
  'channel-busy': {
    happened: 'Der Onlineshop bittet um eine Pause.',
    safe: 'Nichts geht verloren: Was er erfahren muss, wartet.',
    next: 'Nach der Pause geht es von selbst weiter.',
  },
  'channel-refused': {
    happened: 'Der Onlineshop hat den Schlüssel abgelehnt.',
    safe: 'Dort wurde nichts geschrieben, hier bleibt alles, wie es ist.',
    next: 'Im Onlineshop einen neuen Schlüssel mit Lese- und Schreibrecht anlegen und hier eingeben.',
  },
  'channel-not-understood': {
    happened: 'Unter dieser Adresse antwortet kein Onlineshop, den Stockroom versteht.',
    safe: 'Dort wurde nichts geschrieben.',
    next: 'Bitte die Adresse und die Version des Onlineshops prüfen.',
  },
  'channel-known': {
    happened: 'Dieser Onlineshop ist schon verbunden.',
    safe: 'Es wurde nichts geändert.',
    next: 'Seinen Kanal öffnen: Dort lässt sich unter Einstellungen ein anderer Schlüssel eingeben.',
  },
  'channel-address': {
    happened: 'Mit dieser Adresse wird keine Verbindung aufgebaut.',
    safe: 'Es wurde nichts gesendet.',
    next: 'Bitte die Adresse des Onlineshops eingeben, wie sie im Browser steht, mit https.',
  },
  'token-missing': {
    happened:
      'Dieser Computer hat das Token für den Server des Shops nicht mehr: Er hat keinen sicheren Ort, es aufzubewahren.',
    safe: 'Auf diesem Computer ist alles gespeichert, nichts Wartendes geht verloren. Kein Server wurde gefragt.',
    next: 'Das Token noch einmal eingeben. Es bleibt, bis Stockroom beendet wird; ein Schlüsselbund des Systems bewahrt es länger auf.',
  },
  'token-refused': {
    happened: 'Der Server des Shops lehnt dieses Token ab.',
    safe: 'Auf diesem Computer ist alles gespeichert, nichts Wartendes geht verloren.',
    next: 'Nach dem aktuellen Token fragen und neu verbinden.',
  },
  rubbish: {
    happened: 'Was unter dieser Adresse antwortet, antwortet nicht wie ein Stockroom-Server.',
    safe: 'Es wurde nichts davon übernommen. Was auf diesem Computer gespeichert ist, bleibt; was noch nicht abgeglichen ist, wird wieder angeboten.',
    next: 'Die Adresse prüfen, und was dazwischen liegt: ein Proxy oder eine Anmeldeseite.',
  },
  'wrong-tokens': {
    happened: 'Das Token ist falsch, und von dieser Adresse kamen zu viele falsche.',
    safe: 'Alles ist auf diesem Computer gespeichert, nichts Wartendes geht verloren.',
    next: '{{seconds}} Sekunden warten, dann das richtige Token eingeben. Es wird sofort angenommen.',
  },
  'too-busy': {
    happened: 'Der Server des Shops ist ausgelastet.',
    safe: 'Auf diesem Computer ist alles gespeichert.',
    next: 'Stockroom versucht es von selbst wieder.',
  },
  refused: {
    happened: 'Der Server des Shops hat die Anfrage abgelehnt.',
    safe: 'Auf diesem Computer ist alles gespeichert.',
    next: 'Adresse und Token prüfen.',
  },
  fork: {
    happened: 'Dem Server des Shops fehlt ein Teil seines Verlaufs, wie nach dem Einspielen einer alten Sicherung.',
    safe: 'Auf diesem Computer ist alles gespeichert.',
    next: 'Stockroom gibt ihm zurück, was fehlt. Bleibt diese Meldung, die Person fragen, die den Server betreut.',
  },
  'read-anew': {
    happened: 'Dieser Computer und der Server des Shops hatten nicht denselben Verlauf.',
    safe: 'Auf diesem Computer ist alles gespeichert.',
    next: 'Das offene Formular speichern oder schließen: Stockroom öffnet den Shop dann von selbst neu.',
  },
  'not-connected': {
    happened: 'Dieser Computer kennt das Token für den Server des Shops nicht mehr.',
    safe: 'Auf diesem Computer ist alles gespeichert, nichts Wartendes geht verloren.',
    next: 'Mit dem Token neu mit dem Shop verbinden.',
  },
  'already-claimed': {
    happened: 'Gerade eben hat ein anderer Arbeitsplatz seinen Shop auf diesen Server gebracht.',
    safe: 'Der Shop hier ist, wie er war.',
    next: 'Für diesen Shop einen anderen Server verwenden oder sich mit dem anderen Shop verbinden.',
  },
  'other-shop': {
    happened: 'Auf diesem Server liegt ein anderer Shop.',
    safe: 'Zwei Shops werden nie vermischt.',
    next: 'Für diesen Shop einen anderen Server verwenden.',
  },
  'server-empty': {
    happened: 'Dieser Server hat noch keinen Shop.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Shop zuerst auf dem Computer öffnen, der ihn hat, und ihn dort in den Einstellungen mit diesem Server verbinden.',
  },
  'address-refused': {
    happened: 'Diese Adresse ist nicht erlaubt.',
    safe: 'Es wurde nichts gesendet.',
    next: 'https verwenden, oder http für einen Computer im eigenen Netz.',
  },
  'not-saved': {
    happened: 'Das ist noch nicht gespeichert: Das Journal antwortet nicht.',
    safe: 'Es liegt in der Datenbank des Fensters und geht ins Journal, sobald das wieder möglich ist.',
    next: 'Den Status oben beachten. Stockroom erst schließen, wenn dort „Gespeichert“ steht.',
  },
  'shop-not-ready': {
    happened: 'Der Shop wird noch geöffnet.',
    safe: 'Es wurde nichts geändert.',
    next: 'Einen Moment warten und noch einmal versuchen.',
  },
  'turn-stumbled': {
    happened: 'Beim Rückgängigmachen oder Wiederholen ist ein Fehler aufgetreten.',
    safe: 'Was davor zurückgenommen oder wiederholt wurde, bleibt; sonst ist nichts verändert.',
    next: 'Unter Aktivität nachsehen, dort geht es weiter. Klappt es wieder nicht, Stockroom neu starten.',
  },
  'already-undone': {
    happened: 'Das wurde schon rückgängig gemacht.',
    safe: 'Es zählt nur einmal.',
    next: 'Unter Aktivität nachsehen.',
  },
  'products-moved-on': {
    happened: 'Artikel, die hiermit kamen, haben sich seitdem bewegt oder stehen in Aufträgen.',
    safe: 'Es wurde nichts geändert.',
    next: 'Um es trotzdem rückgängig zu machen: unter Aktivität; dort steht, wie viele, und es wird gefragt.',
  },
  'products-there-again': {
    happened: 'Artikel, die hiermit zurückkämen, sind schon im Shop, mit denselben Codes.',
    safe: 'Es wurde nichts geändert.',
    next: 'Um sie trotzdem daneben zurückzuholen: unter Aktivität; dort steht, wie viele, und es wird gefragt.',
  },
  'import-plan-lost': {
    happened: 'Der Rest dieses Imports ist nicht mehr da.',
    safe: 'Was importiert wurde, bleibt.',
    next: 'Importieren Sie die Datei erneut.',
  },
  'act-unfinished': {
    happened: 'Dieser Import ist noch nicht fertig.',
    safe: 'Was schon importiert ist, bleibt, wie es ist.',
    next: 'Den Import fortsetzen oder abbrechen, dann rückgängig machen.',
  },
  'act-unknown': {
    happened: 'Das liegt zu lange zurück, um es hier rückgängig zu machen.',
    safe: 'Es wurde nichts geändert.',
    next: 'Mit einem neuen Eintrag korrigieren.',
  },
  'count-moved-on': {
    happened: 'Die Zählung wurde inzwischen gebucht oder beendet.',
    safe: 'Was gezählt wurde, ist gespeichert.',
    next: 'Die Zählung im jetzigen Stand ansehen.',
  },
  'count-unknown': {
    happened: 'Diese Zählung gibt es hier nicht.',
    safe: 'Es wurde nichts geändert.',
    next: 'Sie aus der Liste der Zählungen öffnen.',
  },
  'count-not-open': {
    happened: 'Diese Zählung ist nicht mehr offen.',
    safe: 'Was gezählt wurde, ist gespeichert.',
    next: 'Eine neue Zählung beginnen, oder die Buchung rückgängig machen.',
  },
  'count-names-nothing': {
    happened: 'In dieser Auswahl gibt es keinen Artikel zu zählen.',
    safe: 'Es wurde nichts begonnen.',
    next: 'Einen anderen Lagerort, eine andere Kategorie oder Liste wählen.',
  },
  'count-too-large': {
    happened: 'Die Zählung ist zu groß für eine Buchung.',
    safe: 'Was gezählt wurde, ist gespeichert.',
    next: 'Lagerort für Lagerort zählen.',
  },
  'nothing-counted': {
    happened: 'Es ist noch nichts gezählt.',
    safe: 'Es wurde nichts gebucht.',
    next: 'Zuerst mindestens einen Artikel zählen.',
  },
  'lots-do-not-add-up': {
    happened: 'Die genannten Chargen ergeben zusammen nicht, was entnommen wird.',
    safe: 'Es wurde nichts entnommen.',
    next: 'Für jede Charge angeben, wie viel entnommen wurde, zusammen so viel wie insgesamt.',
  },
  'lot-without-code': {
    happened: 'Die Charge hat keine Nummer.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Die Nummer eingeben oder scannen, die auf der Ware steht.',
  },
  'lots-above-quantity': {
    happened: 'Die Chargen ergeben mehr als die Menge.',
    safe: 'Nichts wurde geändert, und die Eingaben stehen noch da.',
    next: 'Die Menge einer Charge senken, eine herausnehmen oder eine größere Menge eingeben.',
  },
  'lot-quantity': {
    happened: 'Eine Charge hat keine Menge oder keine ganze.',
    safe: 'Nichts wurde geändert, und die Eingaben stehen noch da.',
    next: 'Eingeben, wie viele davon es sind, oder die Charge herausnehmen.',
  },
  'lot-unknown': {
    happened: 'Eine Charge, die hier steht, gibt es in diesem Shop nicht mehr.',
    safe: 'Nichts wurde geändert, und die Eingaben stehen noch da.',
    next: 'Sie herausnehmen und eine Charge aus der Liste wählen.',
  },
  'serial-is-one-piece': {
    happened: 'Mit der Seriennummer {{code}} gibt es nur ein Stück, und dies wäre eines mehr.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Die Nummer auf dem Stück noch einmal ansehen. Stimmt sie, unter Bestand nachsehen, wo sie laut Büchern liegt, und dort zählen.',
  },
  'serial-elsewhere': {
    happened: 'Laut Büchern liegt dieses Stück an einem anderen Lagerort: {{code}}.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Die Nummer auf dem Stück noch einmal ansehen. Stimmt sie, das Stück zuerst hierher umlagern oder den anderen Lagerort wählen.',
  },
  'serial-picked': {
    happened: 'Dieses Stück ist schon für einen Auftrag kommissioniert: {{code}}.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Ein anderes Stück nehmen. Ist dieses das richtige, zuerst das Kommissionieren dort rückgängig machen oder den anderen Auftrag stornieren.',
  },
  'serial-gone': {
    happened: 'Laut Büchern ist kein Stück mit der Seriennummer {{code}} im Bestand.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Die Nummer auf dem Stück noch einmal ansehen. Stimmt sie, das Stück dort zählen, wo es liegt; dann ist es im Bestand.',
  },
  'serials-not-picked': {
    happened:
      'Stücke mit Seriennummern sind noch nicht kommissioniert, und niemand kann erraten, welche davon versendet werden.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Auftrag öffnen und kommissionieren: Dort werden die Stücke benannt. Dann versenden.',
  },
  'serial-one-or-none': {
    happened: 'Eine Seriennummer ist ein einzelnes Stück: Es ist da oder nicht.',
    safe: 'Was vorher gezählt wurde, ist gespeichert.',
    next: '1 eingeben, wenn das Stück da ist, sonst 0. Ein anderes Stück unter seiner eigenen Nummer zählen.',
  },
  'lots-not-counted': {
    happened: 'Von einigen Artikeln liegen dort laut Büchern noch andere Chargen, die niemand gezählt hat.',
    safe: 'Was gezählt wurde, ist gespeichert; es wurde nichts gebucht.',
    next: 'Diese Chargen auch zählen; für eine, die nicht da ist, 0 eingeben.',
  },
  'recount-needed': {
    happened: 'Während des Zählens hat sich bei einigen Positionen der Bestand bewegt.',
    safe: 'Was gezählt wurde, ist gespeichert; es wurde nichts gebucht.',
    next: 'Diese Positionen neu zählen, oder so buchen, wie sie sind.',
  },
  'count-posted': {
    happened: 'Die Zählung, zu der das gehört, ist gebucht: Ihre Menge steht im Bestand.',
    safe: 'Es wurde nichts geändert.',
    next: 'Zuerst die Buchung rückgängig machen, dann dies; oder neu zählen.',
  },
  'act-of-store': {
    happened: 'Das kam von einem Onlineshop: Es sagt, was dort gilt.',
    safe: 'Es wurde nichts geändert.',
    next: 'Im Onlineshop ändern, oder den Auftrag hier stornieren oder zurückhalten.',
  },
  'order-begun': {
    happened: 'Von diesem Auftrag wurde schon etwas kommissioniert oder versendet.',
    safe: 'Es wurde nichts geändert; der Auftrag bleibt.',
    next: 'Den Auftrag stornieren oder zuerst Kommissionieren und Versand rückgängig machen.',
  },
  'parcel-moved-on': {
    happened: 'Das Paket wurde inzwischen von jemandem verpackt, versendet oder ausgepackt.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Auftrag im jetzigen Stand ansehen.',
  },
  'leaves-whole-only': {
    happened: 'Dieser Auftrag wird nur vollständig versendet.',
    safe: 'Nichts wurde versendet.',
    next: 'Packen Sie, was fehlt, und versenden Sie dann alle Pakete zusammen.',
  },
  'number-elsewhere': {
    happened: 'Diese Sendungsnummer hat schon ein anderes Paket.',
    safe: 'Es wurde nichts geändert.',
    next: 'Die Nummer auf dem Etikett prüfen und noch einmal scannen.',
  },
  'parcel-unknown': {
    happened: 'Dieses Paket gibt es nicht mehr.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Auftrag im jetzigen Stand ansehen.',
  },
  'parcel-not-in-state': {
    happened: 'Das geht mit dem Paket in seinem jetzigen Stand nicht.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Auftrag im jetzigen Stand ansehen.',
  },
  'batch-moved-on': {
    happened: 'Die Kommissionierrunde wurde inzwischen von jemandem beendet.',
    safe: 'Was kommissioniert ist, bleibt es.',
    next: 'Für den Rest eine neue Runde beginnen.',
  },
  'batch-unknown': {
    happened: 'Diese Kommissionierrunde gibt es nicht mehr.',
    safe: 'Was kommissioniert ist, bleibt es.',
    next: 'Für den Rest eine neue Runde beginnen.',
  },
  'batch-not-in-state': {
    happened: 'Diese Kommissionierrunde ist beendet.',
    safe: 'Was kommissioniert ist, bleibt es.',
    next: 'Für den Rest eine neue Runde beginnen.',
  },
  'batch-of-another': {
    happened: 'Diese Kommissionierrunde bearbeitet inzwischen jemand anderes.',
    safe: 'Es wurde nichts entnommen. Was vorher entnommen wurde, bleibt entnommen.',
    next: 'Die Runde zuerst übernehmen, um damit weiterzumachen.',
  },
  'batch-number-taken': {
    happened: 'Eine andere Kommissionierrunde hat diese Nummer.',
    safe: 'Es wurde nichts begonnen.',
    next: 'Eine andere Nummer nehmen.',
  },
  'batch-empty': {
    happened: 'Von diesen Aufträgen kann keiner kommissioniert werden.',
    safe: 'Es wurde nichts begonnen.',
    next: 'Aufträge wählen, von denen noch etwas zu kommissionieren ist.',
  },
  'nothing-to-pack': {
    happened: 'In diesem Paket ist nichts.',
    safe: 'Es wurde nichts verpackt.',
    next: 'Scannen oder wählen, was hineinkommt.',
  },
  'pack-too-many': {
    happened: 'Das ist mehr, als noch zu verpacken ist.',
    safe: 'Es wurde nichts verpackt.',
    next: 'Höchstens verpacken, was im Auftrag bestellt ist.',
  },
  'nothing-to-return': {
    happened: 'Es ist nichts gewählt, was zurückkommt.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Angeben, wie viele Stück zurückgekommen sind.',
  },
  'return-unknown': {
    happened: 'Diese Retoure ist nicht mehr da.',
    safe: 'Es wurde nichts geändert.',
    next: 'Unter Aktivität nachsehen.',
  },
  'return-too-many': {
    happened: 'Das ist mehr, als versendet wurde und noch nicht zurückkam.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Höchstens zurücknehmen, was versendet wurde.',
  },
  'place-missing': {
    happened: 'Es ist nicht gesagt, wohin diese Stücke kommen.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Einen Lagerort wählen.',
  },
  'order-in-batch': {
    happened: 'Diesen Auftrag kommissioniert schon jemand in einer Runde.',
    safe: 'Es wurde nichts kommissioniert.',
    next: 'Ihn in seiner Runde kommissionieren oder ausdrücklich hier.',
  },
  'discount-too-large': {
    happened: 'Der Nachlass ist höher als Ware und Versand zusammen.',
    safe: 'Es wurde nichts geändert.',
    next: 'Höchstens so viel abziehen, wie der Auftrag kostet.',
  },
  'shelf-short': {
    happened: 'In den Regalen liegt nicht alles davon.',
    safe: 'Es wurde nichts kommissioniert.',
    next: 'Die Aufträge einzeln kommissionieren: Dort steht, was fehlt und wo sonst noch etwas liegt.',
  },
  'order-moved-on': {
    happened: 'Der Auftrag hat sich inzwischen geändert.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Auftrag im jetzigen Stand ansehen.',
  },
  'quantity-zero': {
    happened: 'Eine Menge von null ändert nichts.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Die Menge angeben.',
  },
  'quantity-too-large': {
    happened: 'Das ist mehr, als ein Shop von einer Sache hat.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Die Menge prüfen: Wurde ein Code hineingescannt?',
  },
  'quantity-not-whole': {
    happened: 'Das wird in ganzen Stück gezählt.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Eine ganze Zahl eingeben.',
  },
  'same-location': {
    happened: 'Beide Lagerorte sind gleich.',
    safe: 'Es wurde nichts umgelagert.',
    next: 'Einen anderen Lagerort als Ziel wählen.',
  },
  'no-lines': {
    happened: 'Es ist kein Artikel darin.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Zuerst einen Artikel hinzufügen.',
  },
  'level-moved': {
    happened: 'Der Bestand hat sich inzwischen geändert.',
    safe: 'Es wurde nichts gespeichert. Zu sehen sind die neuen Zahlen.',
    next: 'Noch einmal prüfen und den neuen Bestand neu eingeben.',
  },
  'variant-unknown': {
    happened: 'Diesen Artikel gibt es hier nicht mehr: Seine Anlage wurde rückgängig gemacht.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Unter Aktivität danach suchen.',
  },
  'name-missing': {
    happened: 'Der Artikel hat keinen Namen.',
    safe: 'Die Eingaben sind noch da.',
    next: 'Einen Namen eingeben.',
  },
  'too-many-variants': {
    happened: 'Das sind mehr Varianten, als ein Formular anlegt.',
    safe: 'Die Eingaben sind noch da.',
    next: 'Einige Werte weglassen und später ergänzen, oder die Varianten aus einer Datei importieren.',
  },
  'code-missing': {
    happened: 'Es gibt keinen Code zum Hinzufügen.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Den Code scannen oder eingeben.',
  },
  'code-of-several': {
    happened: 'Dieser Code enthält neben dem Artikel noch weitere Angaben, etwa Charge und Datum.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Solche Codes liest Stockroom noch nicht. Den einfachen Barcode scannen oder das Feld leer lassen.',
  },
  'code-shortened': {
    happened: 'Das ist ein UPC-E, die Kurzform eines längeren Codes.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Den ganzen Code eintragen; er steht unter dem Feld.',
  },
  'code-quantity': {
    happened: 'Ein Code beginnt nicht mit *: Beim Scannen setzt * eine Menge.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Den Code ohne * scannen oder eintippen.',
  },
  'code-known': {
    happened: 'Dieser Artikel hat den Code schon.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Ein Scan findet den Artikel.',
  },
  'nothing-changed': {
    happened: 'Es ist schon alles so.',
    safe: 'Es wurde nichts gespeichert.',
    next: 'Etwas ändern oder schließen.',
  },
  'already-done': {
    happened: 'Das wurde schon getan.',
    safe: 'Es zählt nur einmal.',
    next: 'Unter Aktivität nachsehen.',
  },
  'view-unknown': {
    happened: 'Diese Ansicht gibt es nicht mehr.',
    safe: 'Es wurde nichts geändert.',
    next: 'Eine andere Ansicht wählen oder die Liste als neue speichern.',
  },
  'order-unknown': {
    happened: 'Diesen Auftrag gibt es hier nicht.',
    safe: 'Es wurde nichts geändert.',
    next: 'Unter Aktivität danach suchen.',
  },
  'order-not-in-state': {
    happened: 'Der Status des Auftrags lässt das nicht zu.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Auftrag im jetzigen Stand ansehen.',
  },
  'line-unknown': {
    happened: 'Diese Position ist nicht im Auftrag.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Auftrag im jetzigen Stand ansehen.',
  },
  'line-already-picked': {
    happened: 'Diese Position ist schon kommissioniert, zumindest teilweise.',
    safe: 'Es wurde nichts geändert.',
    next: 'Zuerst das Kommissionieren rückgängig machen, dann den Lagerort ändern.',
  },
  'amend-below-picked': {
    happened: 'Von dieser Position ist mehr kommissioniert, als dann bestellt wäre.',
    safe: 'Es wurde nichts geändert.',
    next: 'Zuerst das Kommissionieren rückgängig machen oder mindestens so viel bestellen lassen.',
  },
  'order-met': {
    happened: 'Dieser Auftrag wurde inzwischen geändert, an einem anderen Arbeitsplatz.',
    safe: 'Es wurde nichts gespeichert. Die Eingaben sind noch da.',
    next: 'Dies ansehen und noch einmal speichern, damit es so wird, wie es hier steht:',
  },
  'contact-changed': {
    happened: 'Der Datensatz des Kunden wurde seitdem wieder geändert.',
    safe: 'Der neuere bleibt. Alles andere ist wieder wie vorher.',
    next: 'Den Kunden auf der Seite des Auftrags ansehen.',
  },
  'contact-met': {
    happened: 'Der Datensatz des Kunden wurde inzwischen anderswo geändert.',
    safe: 'Es wurde nichts geschrieben. Die Eingabe ist noch da.',
    next: 'Noch einmal speichern überschreibt ihn; oder abbrechen.',
  },
  'amend-nothing-left': {
    happened: 'Es bliebe nichts zu versenden.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Auftrag stornieren, um ihn zu beenden; ist ein Teil versendet, wird der Rest storniert.',
  },
  'serving-outdated': {
    happened: 'Der Auftrag wurde inzwischen geändert.',
    safe: 'Es wurde nichts geändert.',
    next: 'Ansehen, was jetzt fehlt, und noch einmal wählen.',
  },
  'pick-too-many': {
    happened: 'Das ist mehr, als im Auftrag bestellt ist.',
    safe: 'Es wurde nichts kommissioniert.',
    next: 'Höchstens entnehmen, was von der Position noch offen ist.',
  },
  'nothing-to-pick': {
    happened: 'Es gibt nichts mehr zu kommissionieren.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Auftrag versenden.',
  },
  'nothing-picked': {
    happened: 'Von diesem Auftrag ist nichts kommissioniert.',
    safe: 'Es wurde nichts versendet.',
    next: 'Zuerst kommissionieren oder alles versenden.',
  },
  'number-missing': {
    happened: 'Der Auftrag hat keine Nummer.',
    safe: 'Die Eingaben sind noch da.',
    next: 'Eine Nummer eingeben.',
  },
  'incoming-closed': {
    happened: 'Davon ist nichts mehr bestellt.',
    safe: 'Es wurde nichts geändert.',
    next: 'Die Liste im jetzigen Stand ansehen.',
  },
  'shop-is-real': {
    happened: 'So lässt sich nur ein Demo-Shop entfernen.',
    safe: 'Der Shop ist unberührt.',
    next: 'Um einen Shop auf diesem Computer aufzugeben, ihn zuerst sichern und die Sicherung gut aufbewahren.',
  },
  'not-here': {
    happened: 'Das geht in diesem Fenster nicht.',
    safe: 'Es wurde nichts geändert.',
    next: 'Den Shop im installierten Programm öffnen.',
  },
  'folder-unknown': {
    happened: 'Der gewählte Ordner ist nicht mehr bekannt.',
    safe: 'Dort wurde nichts geschrieben. Der Shop ist unberührt.',
    next: 'Den Ordner noch einmal wählen.',
  },
  'folder-full': {
    happened: 'Wo die Dateien hin sollten, ist kein Platz mehr.',
    safe: 'Was davon geschrieben war, wurde wieder entfernt. Der Shop ist unberührt.',
    next: 'Platz schaffen oder einen anderen Datenträger wählen, dann noch einmal versuchen.',
  },
  'folder-refused': {
    happened: 'In diesen Ordner darf nichts geschrieben werden.',
    safe: 'Dort wurde nichts geschrieben. Der Shop ist unberührt.',
    next: 'Einen anderen Ordner wählen oder die Rechte ändern lassen.',
  },
  'folder-gone': {
    happened: 'Der Ordner ist nicht mehr da; vielleicht wurde ein Stick oder Netzlaufwerk entfernt.',
    safe: 'Der Shop ist unberührt.',
    next: 'Wieder verbinden oder einen anderen Ordner wählen, dann noch einmal versuchen.',
  },
  'folder-failed': {
    happened: 'Die Dateien konnten nicht geschrieben werden.',
    safe: 'Der Shop ist unberührt.',
    next: 'Noch einmal versuchen oder einen anderen Ordner wählen.',
  },
  'out-too-large': {
    happened: 'Alles zusammen ist zu viel für eine gepackte Datei.',
    safe: 'Es wurde nichts geschrieben. Der Shop ist unberührt.',
    next: 'Die Bilder weglassen oder den Shop im installierten Programm öffnen, das einen Ordner schreibt.',
  },
  'day-before-shop': {
    happened: 'An diesem Tag gab es den Shop noch nicht.',
    safe: 'Es wurde nichts geschrieben. Der Shop ist unberührt.',
    next: 'Einen späteren Tag wählen.',
  },
};
