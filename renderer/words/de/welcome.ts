import type { welcome as english } from '../en/welcome.ts';
import type { Translation } from '../translation.ts';

/** The first minutes: choosing how to begin, and what stands in the way of opening a shop; in German. */
export const welcome: Translation<typeof english> = {
  title: 'Willkommen',
  intro: 'Stockroom führt den Bestand als Lagerbuch auf diesem Computer. Ohne Konto, auch ohne Internet.',
  demo: {
    title: 'Demo-Shop öffnen',
    note: 'Rund 400 Artikel und Aufträge aus einem Jahr zum Ausprobieren. Getrennt vom eigenen Shop.',
  },
  shops: {
    new: 'Neuer Shop',
    connect: 'Mit einem Shop verbinden',
    demo: 'Demo-Shop öffnen',
    leaveDemo: 'Demo-Shop verlassen',
  },
  demoBand: {
    shop: '{{name}} (Demo)',
    name: 'Demo-Shop',
    text: 'Alles darin ist erfunden. Hier lässt sich alles ausprobieren.',
    leave: 'Verlassen',
    remove: 'Entfernen',
  },
  connect: {
    title: 'Mit einem Shop verbinden',
    note: 'Ein eigener Server hat den Shop: seine Adresse und sein Token eingeben.',
  },
  import: {
    title: 'Datei importieren',
    note: 'Die Artikel aus WooCommerce, Shopify oder einer CSV- oder Excel-Datei übernehmen.',
  },
  empty: { title: 'Leer beginnen', note: 'Die ersten Artikel von Hand anlegen.' },
  existing: 'Einen Shop auf diesem Computer öffnen',
  open: '{{name}} öffnen',
  form: {
    title: 'Neuer Shop',
    name: 'Name des Shops',
    currency: 'Währung',
    location: 'Wo die Ware liegt',
    locationHint: 'Weitere Lagerorte lassen sich später hinzufügen.',
    locationDefault: 'Laden',
    person: 'Ihr Name',
    personHint: 'Er steht bei jedem Eintrag.',
    submit: 'Shop anlegen',
    back: 'Zurück',
    needed: 'Bitte ausfüllen.',
    taken: 'Ein Shop dieses Namens ist schon auf diesem Computer.',
  },
  opening: '{{name}} wird geöffnet …',
  rebuilding: 'Das Journal von {{name}} wird gelesen: Alles kommt zurück.',
  repaired_one:
    'Das Lagerbuch wurde aus {{count}} Eintrag neu gebildet. Was das geändert hat, steht unter Einstellungen → Lagerbuch.',
  repaired_other:
    'Das Lagerbuch wurde aus {{count}} Einträgen neu gebildet. Was das geändert hat, steht unter Einstellungen → Lagerbuch.',
  rebuilt_one: 'Die Datenbank des Fensters fehlte oder war veraltet. {{count}} Eintrag kam aus dem Journal zurück.',
  rebuilt_other:
    'Die Datenbank des Fensters fehlte oder war veraltet. {{count}} Einträge kamen aus dem Journal zurück.',
  serverSetBack_one:
    'Dem Server des Shops fehlte ein Teil seines Verlaufs. {{count}} Eintrag wurde ihm zurückgegeben; hier fehlt nichts.',
  serverSetBack_other:
    'Dem Server des Shops fehlte ein Teil seines Verlaufs. {{count}} Einträge wurden ihm zurückgegeben; hier fehlt nichts.',
  filled_one: 'Was fehlte, ist wieder da: {{count}} Eintrag wurde neu gelesen.',
  filled_other: 'Was fehlte, ist wieder da: {{count}} Einträge wurden neu gelesen.',
  gap: 'Hier fehlen Vorgänge anderer Arbeitsplätze, bis der Server des Shops erreichbar ist: Er hat sie, und sie kommen von selbst. Bis dahin sind die Zahlen nicht vollständig.',
  setBack_one:
    'Eine ältere Kopie der Daten dieses Computers war im Einsatz, oder ein anderer Computer benutzt eine Kopie davon. Nichts ist verloren: {{count}} Eintrag wurde neu gelesen, und was hier inzwischen eingegeben wurde, wird ebenfalls abgeglichen.',
  setBack_other:
    'Eine ältere Kopie der Daten dieses Computers war im Einsatz, oder ein anderer Computer benutzt eine Kopie davon. Nichts ist verloren: {{count}} Einträge wurden neu gelesen, und was hier inzwischen eingegeben wurde, wird ebenfalls abgeglichen.',
  unread_one:
    'Das letzte Byte ({{count}}) von {{file}} des Journals war nicht lesbar: Zuletzt Gespeichertes kann fehlen. Alles andere ist da. Bitte die neuesten Einträge unter Aktivität mit dem vergleichen, was getan wurde, und Fehlendes noch einmal eingeben.',
  unread_other:
    'Die letzten {{count}} Bytes von {{file}} des Journals waren nicht lesbar: Zuletzt Gespeichertes kann fehlen. Alles andere ist da. Bitte die neuesten Einträge unter Aktivität mit dem vergleichen, was getan wurde, und Fehlendes noch einmal eingeben.',
  unreadEnd:
    'Das Ende von {{file}} des Journals war nicht lesbar: Zuletzt Gespeichertes kann fehlen. Alles andere ist da. Bitte die neuesten Einträge unter Aktivität mit dem vergleichen, was getan wurde, und Fehlendes noch einmal eingeben.',
  journal: {
    atEnd_one:
      'Das Journal war an seinem Ende beschädigt. {{count}} Eintrag wurde aus der Datenbank neu geschrieben; es fehlt nichts.',
    atEnd_other:
      'Das Journal war an seinem Ende beschädigt. {{count}} Einträge wurden aus der Datenbank neu geschrieben; es fehlt nichts.',
    harmed_one: 'Die Festplatte hat einen Teil des Journals beschädigt. {{count}} Eintrag wurde ihm zurückgegeben.',
    harmed_other: 'Die Festplatte hat einen Teil des Journals beschädigt. {{count}} Einträge wurden ihm zurückgegeben.',
    gone_one: 'Die Dateien des Journals waren weg. {{count}} Eintrag wurde aus der Datenbank neu geschrieben.',
    gone_other: 'Die Dateien des Journals waren weg. {{count}} Einträge wurden aus der Datenbank neu geschrieben.',
    others_one:
      'Im Journal dieses Shops lag eine Datei eines anderen Shops: {{files}}. Sie liegt jetzt mit „other-shop“ im Namen im selben Ordner; nichts daraus wurde hier verwendet.',
    others_other:
      'Im Journal dieses Shops lagen Dateien eines anderen Shops: {{files}}. Sie liegen jetzt mit „other-shop“ im Namen im selben Ordner; nichts daraus wurde hier verwendet.',
    whole: 'Es fehlt nichts. Bitte auf diese Festplatte achten: Sie könnte ausfallen.',
    missing_one:
      '{{count}} älterer Eintrag ließ sich nicht zurückgeben. Die Zahlen hier sind richtig und vollständig; bitte den Profilordner bald auf eine andere Festplatte kopieren.',
    missing_other:
      '{{count}} ältere Einträge ließen sich nicht zurückgeben. Die Zahlen hier sind richtig und vollständig; bitte den Profilordner bald auf eine andere Festplatte kopieren.',
  },
  contacts: {
    givenBack_one:
      'Die Festplatte hat die Dateien mit Personen und Kunden beschädigt. {{count}} Eintrag davon wurde aus der Datenbank neu geschrieben.',
    givenBack_other:
      'Die Festplatte hat die Dateien mit Personen und Kunden beschädigt. {{count}} Einträge davon wurden aus der Datenbank neu geschrieben.',
    whole: 'Von diesen Namen fehlt keiner. Bitte auf diese Festplatte achten: Sie könnte ausfallen.',
    unread_one: '{{count}} Datei mit Personen und Kunden war nicht lesbar: Einige Namen können fehlen.',
    unread_other: '{{count}} Dateien mit Personen und Kunden waren nicht lesbar: Einige Namen können fehlen.',
    shared:
      'Bestand und Aufträge liegen nicht in diesen Dateien. Die Namen, die der Server des Shops hat, kommen von selbst zurück. Bitte auf diese Festplatte achten: Sie könnte ausfallen.',
    alone:
      'Bestand und Aufträge liegen nicht in diesen Dateien. Gelöscht wurde nichts: Die beschädigten Dateien liegen im Ordner „contacts“ des Shops und enden auf .bad. Fehlt bei Aufträgen ein Name, steht er im Shopsystem oder in einer Kopie des Profilordners.',
  },
  recovery: {
    title: 'Nicht alles kam zurück',
    files: ', weil {{files}} des Journals fehlt oder beschädigt ist',
    missing_one: '{{count}} Vorgang ist verloren{{because}}.',
    missing_other: '{{count}} Vorgänge sind verloren{{because}}.',
    setAside_one: '{{count}} Vorgang ließ sich nicht anwenden, weil er auf Verlorenem aufbaut.',
    setAside_other: '{{count}} Vorgänge ließen sich nicht anwenden, weil sie auf Verlorenem aufbauen.',
    setUp:
      'Der Vorgang, mit dem dieser Shop angelegt wurde, ist verloren und mit ihm die Währung der Preise. Bitte vor dem Weitermachen prüfen, ob diese stimmt: Beträge werden nicht umgerechnet, und später lässt sie sich nicht ändern.',
    setUpShared:
      'Der Vorgang, mit dem dieser Shop angelegt wurde, ist nicht hier und mit ihm die Währung der Preise. Bis der Server des Shops ihn zurückgibt, stehen die Preise in dieser; Beträge werden nicht umgerechnet.',
    back_one: '{{count}} Eintrag kam zurück und ist sicher. Gelöscht wurde nichts.',
    back_other: '{{count}} Einträge kamen zurück und sind sicher. Gelöscht wurde nichts.',
    server: 'Was der Server des Shops noch hat, kommt von selbst zurück, sobald er erreichbar ist.',
    copy: 'Gibt es eine Sicherung, dann stellen Sie sie wieder her: Was hier fehlt, kommt aus ihr, und sonst wird nichts geändert. Auch eine Kopie der fehlenden Datei lässt sich in den Ordner des Journals zurücklegen, solange der Shop geschlossen ist.',
    after:
      'Mit dem Vorhandenen lässt sich weiterarbeiten. Unter Aktivität steht dann, was sich nicht anwenden ließ und was zu zählen ist.',
    goOn: 'Ohne das weitermachen',
    quit: 'Shop schließen',
    place: 'Gefundener Ort',
  },
  takeOver: 'Stockroom hier verwenden',
  again: 'Noch einmal versuchen',
  otherShop: 'Anderen Shop wählen',
};
