import type { sharing as english } from '../en/sharing.ts';
import type { Translation } from '../translation.ts';

/** Sharing a shop from this computer, and joining one that another shares; in German. */
export const sharing: Translation<typeof english> = {
  start: {
    title: 'Shop auf mehreren Computern nutzen',
    intro:
      'Andere Computer in Ihrem Netz können dann auch an diesem Shop arbeiten. Jeder behält alles und arbeitet weiter, wenn das Netz ausfällt; abgeglichen wird danach von selbst.',
    stays:
      'Dieser Computer bewahrt den gemeinsamen Verlauf. Die anderen gleichen ab, solange Stockroom hier offen ist.',
    network:
      'Stockroom öffnet eine Tür in Ihr Netz. Herein kommt nur, wer einen Code von diesem Bildschirm hat; alles geht verschlüsselt. Das Netz erfährt die Namen dieses Shops und dieses Computers.',
    firewall: {
      win32:
        'Windows fragt vielleicht, ob Stockroom kommunizieren darf: „Private Netzwerke“ ankreuzen und „Zugriff zulassen“ wählen. „Öffentliche Netzwerke“ leer lassen.',
      darwin:
        'macOS fragt vielleicht, ob Stockroom eingehende Verbindungen annehmen und Geräte im Netz finden darf: „Erlauben“ wählen.',
      linux:
        'Linux fragt nicht. Ist eine Firewall an, muss der eingehende TCP-Port {{port}} offen sein, und UDP-Port 5353, um mit Namen gefunden zu werden.',
    },
    submit: 'In diesem Netz teilen',
    progress: 'Der Verlauf des Shops wird vorbereitet',
    done: 'Dieser Shop wird geteilt. Andere Computer mit einem Code hinzufügen.',
  },
  state: {
    label: 'Zustand',
    starting: 'Startet',
    running: 'Offen für Ihr Netz',
    here: 'An, nur für diesen Computer',
    paused: 'Angehalten',
    waiting: 'Startet wieder um {{time}}',
    failed: 'Nicht geteilt',
    address: 'Adresse',
    addresses: 'Adressen',
  },
  add: 'Computer hinzufügen',
  allow: 'Andere Computer zulassen',
  pause: 'Anhalten',
  goOn: 'Weitermachen',
  paused: 'Andere Computer warten, bis Sie weitermachen. Weiterarbeiten können alle.',
  atLogin: 'Stockroom beim Anmelden starten',
  atLoginHint: 'Damit die anderen abgleichen können, sobald dieser Computer an ist.',
  stop: 'Nicht mehr teilen',
  stopConfirm:
    'Die anderen Computer gleichen dann nicht mehr miteinander ab. Jeder behält alles, was er hat, und kann allein weiterarbeiten. Der Shop lässt sich wieder teilen; sie kommen von selbst zurück.',
  stopped: 'Dieser Shop wird nicht mehr geteilt. Auf jedem Computer bleibt alles.',
  move: 'Den Shop auf einen anderen Computer umziehen: Wie das geht, steht in der Dokumentation unter „Sharing“.',
  computers: {
    title: 'Computer',
    none: 'Noch kein anderer Computer ist beigetreten.',
    here: 'Verbunden',
    seen: 'Zuletzt da {{when}}',
    joined: 'Beigetreten {{when}}',
    remove: '{{name}} entfernen',
    removeTitle: 'Computer entfernen',
    confirm:
      '{{name}} kommt ab sofort nicht mehr herein. Er behält, was er hat, und kann allein weiterarbeiten. Zum Zurückkommen braucht er einen neuen Code.',
    removed: '{{name}} ist entfernt.',
  },
  code: {
    title: 'Computer hinzufügen',
    intro:
      'Auf dem anderen Computer Stockroom öffnen, „Einem Shop auf einem anderen Computer beitreten“ wählen und diesen Code eingeben.',
    label: 'Code',
    scan: 'Oder dies dort mit einem Handscanner in das Feld für den Code scannen.',
    picture: 'Der Code als QR-Code',
    where: 'Falls dieser Shop dort nicht in der Liste steht: {{address}}',
    until: 'Gilt bis {{time}}, für einen Computer.',
    wrong_one: 'Bisher {{count}} falscher Versuch. Nach fünf gilt der Code nicht mehr.',
    wrong_other: 'Bisher {{count}} falsche Versuche. Nach fünf gilt der Code nicht mehr.',
    used: '{{name}} ist beigetreten.',
    expired: 'Dieser Code ist abgelaufen: Er galt zehn Minuten.',
    void: 'Dieser Code wurde fünfmal falsch eingegeben oder viel zu oft angefragt und gilt nicht mehr. Hat es niemand von Ihnen versucht, bitte nachsehen, wer im Netz ist.',
    closed: 'Dieser Code gilt nicht mehr.',
    making: 'Ein Code entsteht',
    again: 'Neuer Code',
    close: 'Schließen',
  },
  join: {
    title: 'Einem Shop auf einem anderen Computer beitreten',
    note: 'Den Code eingeben, den der andere Computer zeigt, und von hier aus mitarbeiten.',
    intro:
      'Auf dem Computer mit dem Shop: Einstellungen → Abgleich → Shop auf mehreren Computern nutzen, dann Computer hinzufügen.',
    found: 'Shop',
    shop: '{{shop}} auf {{computer}}',
    other: 'Andere Adresse',
    looking: 'Shops in Ihrem Netz werden gesucht …',
    noLook: 'Dieser Computer darf sich im Netz nicht umsehen. Bitte die Adresse eingeben, die neben dem Code steht.',
    address: 'Adresse des anderen Computers',
    addressHint: 'Sie steht neben dem Code, zum Beispiel 192.168.1.20',
    code: 'Code',
    codeHint: 'Neun Ziffern',
    person: 'Ihr Name',
    submit: 'Beitreten',
    progress: 'Der Shop wird übernommen',
    again: 'Mit einem Code wieder beitreten',
  },
  joined: {
    with: 'Dieser Computer arbeitet an diesem Shop zusammen mit {{computer}}, der ihn teilt.',
    address: 'Seine Adresse: {{url}}',
    session:
      'Dieser Computer kann Geheimnisse nicht sicher aufbewahren: Wurde Stockroom hier beendet, ist zum Abgleichen ein neuer Code nötig. Verloren geht dadurch nichts.',
    move: 'Er hat eine andere Adresse',
    moveIntro:
      'Wird der andere Computer nicht von selbst gefunden, bitte seine Adresse eingeben. Sie steht dort unter Einstellungen → Abgleich. Ein Code ist nicht nötig.',
    moveSubmit: 'Diese Adresse verwenden',
    moved: 'Der andere Computer antwortet dort.',
  },
};
