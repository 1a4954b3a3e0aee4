import type { sharingFailures as english } from '../en/sharing-failures.ts';
import type { Translation } from '../translation.ts';

/** Failures of sharing a shop and of joining one by a code; in German. */
export const sharingFailures: Translation<typeof english> = {
  'pairing-no-code': {
    happened: 'Ein Code hat neun Ziffern.',
    safe: 'Niemand wurde gefragt und nichts geändert.',
    next: 'Den Code so eingeben, wie er auf dem Computer steht, der den Shop teilt.',
  },
  'pairing-wrong-code': {
    happened: 'Dieser Code ist nicht der, den der andere Computer zeigt.',
    safe: 'Es wurde nichts geändert und nichts vom Shop preisgegeben.',
    next: 'Die Ziffern vergleichen und noch einmal versuchen; nach fünf falschen Versuchen ist ein neuer Code nötig. Stimmen die Ziffern, steht vielleicht ein anderes Gerät dazwischen: bitte das Netz des Shops verwenden.',
  },
  'pairing-expired': {
    happened: 'Dieser Code ist älter als zehn Minuten.',
    safe: 'Es wurde nichts geändert.',
    next: 'Auf dem Computer, der den Shop teilt, unter Einstellungen → Abgleich → Computer hinzufügen einen neuen Code zeigen.',
  },
  'pairing-void': {
    happened: 'Der Code wurde fünfmal falsch eingegeben oder viel zu oft angefragt und gilt nicht mehr.',
    safe: 'Niemand kam damit herein.',
    next: 'Auf dem Computer, der den Shop teilt, einen neuen Code zeigen. Hat es niemand von Ihnen versucht, bitte nachsehen, wer im Netz ist.',
  },
  'pairing-closed': {
    happened: 'Der andere Computer zeigt gerade keinen Code, oder er wurde schon benutzt.',
    safe: 'Es wurde nichts geändert.',
    next: 'Dort Einstellungen → Abgleich → Computer hinzufügen öffnen und den Code stehen lassen, bis dieser Computer dabei ist.',
  },
  'share-not-found': {
    happened: 'Unter dieser Adresse antwortet nichts.',
    safe: 'Es wurde nichts geändert. Was hier eingegeben wird, ist auf diesem Computer gespeichert.',
    next: 'Prüfen, ob Stockroom auf dem anderen Computer offen ist, beide im selben Netz sind und die Firewall dort Stockroom durchlässt (privates Netz, eingehend).',
  },
  'share-other': {
    happened: 'Was dort antwortet, ist nicht der Computer, der diesen Code zeigt.',
    safe: 'Er hat nichts erfahren, und es wurde nichts geändert.',
    next: 'Die Adresse mit der neben dem Code vergleichen. In einem fremden Netz könnte jemand dazwischenstehen: bitte das Netz des Shops verwenden.',
  },
  'share-not-one': {
    happened: 'Was dort antwortet, teilt keinen Shop oder ist eine andere Version von Stockroom.',
    safe: 'Es wurde nichts geändert.',
    next: 'Die Adresse prüfen und Stockroom auf beiden Computern aktualisieren.',
  },
  'share-closed': {
    happened: 'Dieser Shop ist für das Netz gerade geschlossen.',
    safe: 'Alles ist gespeichert.',
    next: 'Unter Einstellungen → Abgleich zuerst andere Computer zulassen oder die Pause beenden.',
  },
  'not-sharing': {
    happened: 'Dieser Computer teilt diesen Shop nicht.',
    safe: 'Alles ist gespeichert.',
    next: 'Unter Einstellungen → Abgleich den Shop auf mehreren Computern nutzen.',
  },
  'share-ended': {
    happened: 'Der Teil von Stockroom, der den Shop teilt, hat sich beendet.',
    safe: 'Auf jedem Computer ist alles gespeichert, und jeder arbeitet weiter.',
    next: 'Er startet von selbst wieder. Wenn nicht, Stockroom neu starten; sein Protokoll sagt mehr.',
  },
  'share-newer': {
    happened: 'Dieser Shop wurde schon von einem neueren Stockroom geteilt.',
    safe: 'Es wurde nichts geändert.',
    next: 'Stockroom auf diesem Computer aktualisieren und den Shop dann wieder teilen.',
  },
  'share-no-server': {
    happened: 'Dieses Stockroom kann hier keinen Server starten.',
    safe: 'Auf diesem Computer ist alles gespeichert.',
    next: 'Stockroom so starten, wie es installiert wurde, oder einen Server nach der Dokumentation betreiben und damit verbinden.',
  },
  'share-no-port': {
    happened: 'Das System lässt keinen anderen Computer herein: Kein Port ließ sich öffnen.',
    safe: 'Dieser Computer arbeitet weiter, und alles ist gespeichert.',
    next: 'Wer diesen Computer betreut, weiß, ob eine Firewall oder ein Schutzprogramm es verbietet. Danach andere Computer wieder zulassen.',
  },
  'certificate-changed': {
    happened: 'Unter der Adresse des teilenden Computers antwortet ein anderer, oder er hat ein neues Zertifikat.',
    safe: 'Es wurde nichts an ihn gesendet. Auf diesem Computer ist alles gespeichert, nichts Wartendes geht verloren.',
    next: 'Er wird von selbst gesucht. Wurde der Shop dort neu eingerichtet, bitte noch einmal mit einem Code beitreten.',
  },
  'join-again': {
    happened: 'Dieser Computer hat nicht mehr, womit er in den Shop kommt: Er hat keinen sicheren Ort für Geheimnisse.',
    safe: 'Auf diesem Computer ist alles gespeichert, nichts Wartendes geht verloren.',
    next: 'Bitte noch einmal mit einem Code beitreten: Auf dem Computer, der den Shop teilt, zeigt Einstellungen → Abgleich → Computer hinzufügen einen. Ein Schlüsselspeicher des Systems (etwa GNOME-Schlüsselbund) erspart das nach jedem Start.',
  },
  'computer-removed': {
    happened: 'Dieser Computer wurde auf dem Computer, der den Shop teilt, entfernt.',
    safe: 'Alles bleibt hier, auch was noch nicht abgeglichen ist, und dieser Computer arbeitet allein weiter.',
    next: 'Zum Abgleichen nach einem neuen Code fragen und dem Shop wieder beitreten: Was inzwischen eingegeben wurde, geht dann von selbst hinaus.',
  },
};
