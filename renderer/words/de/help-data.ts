import type { helpData as english } from '../en/help-data.ts';
import type { Translation } from '../translation.ts';

/** Hilfe: several computers, a backup, where things are stored, trouble; in German. */
export const helpData: Translation<typeof english> = {
  sharing: {
    title: 'Mehrere Computer',
    keywords:
      'Abgleich synchronisieren Server Netzwerk offline Arbeitsplatz Token Adresse gemeinsam Konflikt Code beitreten zweiter Computer Firewall',
    lead: 'An einem Shop können mehrere Computer arbeiten. Jeder hat alles, und jeder arbeitet auch ohne Netzwerk weiter.',
    parts: {
      set: {
        head: 'Einrichten',
        step1:
          'Auf dem Computer mit dem Shop: {{go /settings/sharing settings.sharing.title}}, {{word sync.share}}, dann {{word sharing.add}}. Er zeigt einen Code.',
        step2:
          'Auf dem anderen Computer: {{word sharing.join.title}}, am Anfang oder unter dem Namen des Shops. Den Code eingeben.',
        step3:
          'Ein Code ist für einen Computer und gilt zehn Minuten. Abgeglichen wird, solange Stockroom auf dem teilenden Computer offen ist.',
        step4:
          'Stattdessen ein eigener Server: Beim ersten Start zeigt er eine Adresse und ein Token; jeder Computer nimmt {{word sync.connect}}. Ein leerer Server übernimmt den Shop.',
      },
      trouble: {
        head: 'Wenn der andere Computer nicht gefunden wird',
        text: 'Beide müssen im selben Netz sein, nicht in einem für Gäste. Die Firewall des teilenden Computers muss Stockroom in privaten Netzen hereinlassen; Windows und macOS fragen das einmal. Die Adresse steht dort unter {{go /settings/sharing settings.sharing.title}} und lässt sich eingeben.',
      },
      chip: {
        head: 'Was die Anzeige oben sagt',
        item1: '{{word sync.saved}}: Alles ist auf der Festplatte dieses Computers.',
        item2: '{{word sync.shared}}: Alles ist auch beim Server.',
        item3:
          '{{word sync.offline}}: Der Server ist nicht erreichbar. Einfach weiterarbeiten; der Abgleich holt alles von selbst nach.',
        item4:
          '{{word sync.notSaved}}: Die Festplatte ist voll, oder ihr Ordner ist gesperrt. Verloren ist nichts, aber bitte Platz schaffen.',
      },
      both: {
        head: 'Wenn zwei dasselbe ändern',
        text: 'Der Bestand stimmt immer: Beide Vorgänge zählen. Haben zwei einen Namen oder Preis geändert, gilt, was zuerst beim Server war; das andere steht unter {{go /activity activity.title}}, wo sich wählen lässt.',
      },
    },
  },
  backup: {
    title: 'Datensicherung',
    keywords: 'Backup sichern Kopie wiederherstellen Festplatte defekt Datenverlust',
    lead: 'Jede Eingabe wird sofort auf die Festplatte dieses Computers geschrieben. Eine Kopie auf einem anderen Datenträger braucht es trotzdem: Festplatten gehen kaputt.',
    parts: {
      now: {
        head: 'Sichern',
        step1:
          '{{go /settings/backup backup.title}}, {{word backup.chooseFolder}}: ein USB-Stick, ein Netzlaufwerk oder ein Ordner, den ein Cloud-Laufwerk abgleicht.',
        step2:
          '{{word backup.now}} schreibt die erste. Von da an wird täglich gesichert und wenn Stockroom geschlossen wird.',
        text: 'Eine Sicherung ist eine Datei mit dem ganzen Shop. Sie wird nach dem Schreiben zurückgelesen. Ältere werden ausgedünnt: Alle von zwei Tagen bleiben, dann eine je Tag, Woche, Monat. Mit Passphrase kann niemand sonst sie lesen; ohne diese Passphrase kann es überhaupt niemand.',
      },
      back: {
        head: 'Einen Shop zurückholen',
        step1:
          'Auf einem neuen Computer: {{word backup.restore.title}} im ersten Fenster. Datei wählen; es steht da, was in ihr ist.',
        step2: 'Der Shop öffnet sich mit allem bis zur Sicherung und geht von dort weiter.',
        text: 'Auf einem Computer, der den Shop hat, ergänzt {{word backup.restore.repair}}, was fehlt, und nimmt nichts zurück; {{word backup.restore.back}} nimmt zurück, was später kam, sagt vorher, was das ist, und legt beiseite, was da war.',
      },
      server: {
        head: 'Mit einem Server',
        text: 'Was abgeglichen ist, liegt auch auf dem Server. Ein neuer Computer, der sich mit ihm verbindet, bekommt den ganzen Shop. Den Ordner des Servers ebenfalls sichern.',
      },
      journal: {
        head: 'Was von selbst geschieht',
        text: 'Jeder Vorgang kommt mit einer Prüfsumme in ein Journal auf der Festplatte. Nach einem Absturz oder Stromausfall kommt der Shop daraus zurück. Hat die Festplatte etwas beschädigt, kommt zurück, was heil ist, und was fehlt, wird genannt.',
      },
    },
  },
  everything: {
    title: 'Alles heraus',
    keywords: 'Export alle Daten mitnehmen Steuerberater Archiv CSV Excel JSON vergangener Tag Jahresende',
    lead: 'Was erfasst wurde, gehört dem Shop: Alles davon lässt sich als einfache Dateien schreiben, die jedes Programm liest.',
    parts: {
      how: {
        head: 'So geht es',
        step1:
          '{{go /settings/everything everything.title}}: die Art der Dateien wählen, und ob der Shop so dasteht, wie er ist, oder wie am Ende eines Tages.',
        step2:
          '{{word everything.start}}, und wählen, wo der Ordner angelegt werden soll. Die Arbeit geht währenddessen weiter.',
        text: 'Der Ordner bekommt seinen Namen erst, wenn alles darin auf dem Datenträger ist. Wird angehalten, bleibt nichts zurück.',
      },
      what: {
        head: 'Was darin ist',
        text: 'Eine Datei für jede Art von Dingen, die Bilder, und alles, was je getan wurde, so wie es gespeichert ist. Eine README erklärt jede Datei und jede Spalte, wie die Zahlen zusammenhängen und wie sich zeigen lässt, dass nichts fehlt.',
        text2:
          'Die Datei der Artikel ist die, die {{go /stock stock.title}} exportiert: Sie lässt sich wieder importieren, hier oder in einem anderen Shop.',
      },
      past: {
        head: 'Ein vergangener Tag',
        text: 'Bestand, Aufträge und alles andere sind das, was die Vorgänge bis zum Ende des Tages ergeben. Was seither rückgängig gemacht wurde, gilt als nie getan.',
      },
      people: {
        head: 'Personen',
        text: 'Kunden, Mitarbeiter und Ansprechpartner bleiben weg, außer sie werden verlangt: {{word everything.people}}. Andere Dateien nennen sie mit einer ID.',
      },
    },
  },
  storage: {
    title: 'Was wo gespeichert ist',
    keywords: 'wo sind meine Daten Datenschutz Ordner Festplatte Cloud Konto Internet DSGVO Dateien Journal Protokoll',
    lead: 'Auf den eigenen Computern, in einfachen Dateien. Kein Konto, keine Cloud.',
    parts: {
      here: {
        head: 'Auf diesem Computer',
        text: 'In dem Ordner, den {{go /settings/data?field=profile settings.computer.title}} nennt:',
        item1:
          'shops: das Journal jedes Shops, also alles, was je eingegeben wurde, die Angaben zu Personen, Kunden und Lieferanten und die Bilder. Das ist der Teil, den man aufheben muss.',
        item2: 'browser: die Arbeitsdaten des Fensters. Gehen sie verloren, entstehen sie aus dem Journal neu.',
        item3: 'logs: was im Programm schiefging. Keine Artikel, keine Personen, keine Passwörter.',
      },
      server: {
        head: 'Auf dem Server des Shops, wenn es einen gibt',
        text: 'Dieselben Vorgänge, die Angaben zu Personen, Kunden und Lieferanten und die Bilder, damit jeder Arbeitsplatz sie hat. Er steht dort, wo er aufgestellt wurde.',
      },
      leaves: {
        head: 'Was die eigenen Computer verlässt',
        text: 'Nichts aus dem Shop. Stockroom schickt niemandem Zahlen, Namen oder Berichte; abgeglichen wird nur mit dem eigenen Server.',
        text2:
          'Ein installiertes Programm fragt unter Umständen bei seinem Hersteller nach, ob es eine neuere Version gibt. Diese Frage sagt nichts über den Shop.',
      },
      erase: {
        head: 'Kunden',
        text: 'Namen und Adressen liegen getrennt vom Lagerbuch. Deshalb gehört in die Notiz einer Bewegung kein Kundenname.',
      },
    },
  },
  trouble: {
    title: 'Wenn etwas nicht stimmt',
    keywords: 'Fehler Problem kaputt Support Bericht langsam Absturz nicht gespeichert Drucker',
    lead: 'Jede Meldung sagt, was geschah, was sicher ist und was zu tun ist. Was als gespeichert gemeldet wurde, liegt auf der Festplatte.',
    parts: {
      first: {
        head: 'Wo nachsehen',
        item1:
          '{{go /activity activity.title}}: „{{word activity.attention.title}}“ zeigt, was auf eine Entscheidung wartet.',
        item2: 'Die Anzeige oben: ob alles gespeichert und abgeglichen ist.',
        item3:
          '{{go /settings/books settings.books.title}}: {{word settings.books.check}} rechnet alle Bewegungen neu zusammen. Das geschieht einmal am Tag auch von selbst. Was falsch ist, lässt sich dort reparieren.',
        item4:
          '{{go /settings/printers labels.printers.title}} und {{go /settings/scanner settings.scanner.title}}: eine Testseite, ein Testfeld.',
      },
      figure: {
        head: 'Eine Zahl sieht falsch aus',
        text: 'Anklicken: Sie zeigt, woraus sie besteht, bis zu den Bewegungen, jede mit Person und Grund. Die falsche rückgängig machen oder den Artikel zählen.',
      },
      help: {
        head: 'Jemanden fragen',
        text: 'Eine Meldung hat einen Knopf, der ihre Details kopiert. {{go /settings/log?field=report settings.support.title}}: {{word settings.support.make}} sammelt Versionen, Größen, den Stand von allem und was schiefging in einer Datei. Alles davon wird vor dem Speichern gezeigt; darin stehen keine Artikel, keine Personen, keine Aufträge und keine Passwörter.',
      },
    },
  },
};
