import type { sync as english } from '../en/sync.ts';
import type { Translation } from '../translation.ts';

/** The status chip and sharing a shop between computers; in German. */
export const sync: Translation<typeof english> = {
  chip: 'Status des Abgleichs',
  saved: 'Gespeichert',
  savedHere: 'Auf diesem Computer gespeichert',
  saving_one: '{{count}} wird gespeichert',
  saving_other: '{{count}} werden gespeichert',
  notSaved: 'Nicht gespeichert',
  pending_one: '{{count}} abzugleichen',
  pending_other: '{{count}} abzugleichen',
  syncing: 'Wird abgeglichen',
  shared: 'Abgeglichen',
  offline: 'Offline',
  stopped: 'Abgleich angehalten',
  toOpenAnew: 'Wartet auf offenes Formular',
  update: 'Update nötig',
  unsafe:
    'Noch nicht alles ist gespeichert: Was wartet, liegt in den Daten dieses Fensters und geht ins Journal, sobald es antwortet.',
  diskStopped: 'Schreiben angehalten',
  diskUnsaved_one:
    '{{count}} Eintrag ist noch nicht gespeichert: Er wartet in diesem Fenster und wird gespeichert, sobald der Datenträger ihn annimmt. Stockroom bitte nicht schließen.',
  diskUnsaved_other:
    '{{count}} Einträge sind noch nicht gespeichert: Sie warten in diesem Fenster und werden gespeichert, sobald der Datenträger sie annimmt. Stockroom bitte nicht schließen.',
  clock: {
    minutes_one: '{{count}} Minute',
    minutes_other: '{{count}} Minuten',
    hours_one: '{{count}} Stunde',
    hours_other: '{{count}} Stunden',
    days_one: '{{count}} Tag',
    days_other: '{{count}} Tage',
    behind:
      'Die Uhr dieses Computers geht gegenüber der des Servers nach: {{by}}. Dadurch geht nichts verloren und nichts wird falsch gezählt; nur die Uhrzeiten dessen, was hier getan wird, stimmen nicht. Bitte die Uhr stellen.',
    ahead:
      'Die Uhr dieses Computers geht gegenüber der des Servers vor: {{by}}. Dadurch geht nichts verloren und nichts wird falsch gezählt; nur die Uhrzeiten dessen, was hier getan wird, stimmen nicht. Bitte die Uhr stellen.',
    setBack:
      'Die Uhr dieses Computers wurde zurückgestellt: Der neueste Eintrag liegt {{by}} später als die Zeit, die sie jetzt zeigt. Dadurch geht nichts verloren und nichts wird falsch gezählt. Bitte die Uhr prüfen.',
  },
  stuck: 'Kommt nicht weiter',
  stuckOn: 'Es wartet auf diesen Eintrag: {{what}}, {{when}}, {{size}} Zeichen.',
  again: 'Noch einmal versuchen',
  people: 'Angaben zu Kunden oder Personen, die nicht gespeichert sind: {{count}}',
  picturesWaiting_one: '{{count}} Bild abzugleichen',
  picturesWaiting_other: '{{count}} Bilder abzugleichen',
  picturesMissing_one:
    '{{count}} Bild ist noch nicht auf diesem Computer. Es kommt, sobald der Computer, der es hat, es abgleicht.',
  picturesMissing_other:
    '{{count}} Bilder sind noch nicht auf diesem Computer. Sie kommen, sobald der Computer, der sie hat, sie abgleicht.',
  picturesOld:
    'Der Server des Shops ist zu alt für Bilder. Sie bleiben auf diesem Computer, alles andere wird abgeglichen. Bitte Stockroom dort aktualisieren, wo der Server läuft; dann folgen sie von selbst.',
  picturesTrouble: 'Bilder kommen gerade nicht voran. Es wird von selbst wieder versucht.',
  rows: {
    pictures: 'Bilder',
    here: 'Auf diesem Computer gespeichert',
    hereAll: 'Alles',
    shared: 'Mit anderen Computern abgeglichen',
    none: 'Nicht abgeglichen',
    all: 'Alles',
    unsent_one: 'Alles außer {{count}} Eintrag',
    unsent_other: 'Alles außer {{count}} Einträgen',
    last: 'Letzter Abgleich',
    never: 'Noch nie',
    next: 'Nächster Versuch',
  },
  now: 'Jetzt abgleichen',
  connect: 'Mit einem Shop verbinden',
  share: 'Shop auf mehreren Computern nutzen',
  dialog: {
    intro: 'Adresse und Token eingeben, die der Server des Shops beim ersten Start gezeigt hat.',
    empty:
      'Ein leerer Server übernimmt den Shop, der hier offen ist. Hat der Server schon einen Shop, wird dieser Computer einer seiner Arbeitsplätze.',
    url: 'Adresse',
    urlHint: 'Zum Beispiel http://192.168.1.20:7420',
    token: 'Token',
    person: 'Ihr Name',
    submit: 'Verbinden',
    shared: 'Dieser Shop wird jetzt abgeglichen.',
    joinedShop: 'Dieser Computer ist jetzt ein Arbeitsplatz dieses Shops.',
    joined: 'Dieser Computer ist jetzt ein Arbeitsplatz von {{name}}.',
    session:
      'Dieser Computer kann Geheimnisse nicht sicher aufbewahren. Nach einem Neustart fragt Stockroom wieder nach dem Token.',
    progress: 'Der Verlauf des Shops wird gesendet',
  },
  arriving: {
    title: 'Auf diesem Computer ist erst der Anfang des Shops.',
    soFar: '{{done}} von {{total}} Einträgen sind da: Produkte, Aufträge und Zahlen sind nicht vollständig.',
    unknown: 'Produkte, Aufträge und Zahlen sind nicht vollständig.',
    coming: 'Der Rest kommt von selbst.',
    waits: 'Der Rest kommt, sobald der Computer erreicht wird, der den Shop teilt.',
    join: 'Der Beitritt wurde abgebrochen. Der Rest kommt, sobald dieser Computer wieder beitritt; was da ist, bleibt.',
  },
  reconnect: 'Token neu eingeben',
};
