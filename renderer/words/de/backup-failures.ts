import type { backupFailures as english } from '../en/backup-failures.ts';
import type { Translation } from '../translation.ts';

/** Failures of backups and of restoring them, by code; in German. */
export const backupFailures: Translation<typeof english> = {
  'no-folder': {
    happened: 'Für Sicherungen ist kein Ordner gewählt.',
    safe: 'Alles ist auf diesem Computer gespeichert.',
    next: 'Einen Ordner wählen, am besten auf einem anderen Datenträger.',
  },
  'folder-gone': {
    happened: 'Der Ordner für Sicherungen ist nicht da.',
    safe: 'Alles ist auf diesem Computer gespeichert, und frühere Sicherungen sind, wie sie waren.',
    next: 'Den Stick oder das Laufwerk anschließen oder einen anderen Ordner wählen. Es wird von selbst wieder versucht.',
  },
  'folder-full': {
    happened: 'Im Ordner für Sicherungen ist kein Platz mehr.',
    safe: 'Alles ist auf diesem Computer gespeichert, und frühere Sicherungen sind, wie sie waren.',
    next: 'Dort Platz schaffen oder einen anderen Ordner wählen. Es wird von selbst wieder versucht.',
  },
  'folder-closed': {
    happened: 'In den Ordner für Sicherungen lässt sich nichts schreiben.',
    safe: 'Alles ist auf diesem Computer gespeichert, und frühere Sicherungen sind, wie sie waren.',
    next: 'Nachsehen, ob der Stick gesperrt ist und der Ordner Ihnen gehört, oder einen anderen wählen.',
  },
  'passphrase-missing': {
    happened: 'Es wurde nicht gesichert: Die Passphrase ist nicht auf diesem Computer.',
    safe: 'Alles ist auf diesem Computer gespeichert.',
    next: 'Die Passphrase unter Einstellungen, Sicherung, neu eingeben.',
  },
  'shop-unreadable': {
    happened: 'Die Dateien des Shops ließen sich für die Sicherung nicht lesen.',
    safe: 'Nichts wurde geändert.',
    next: 'Den Shop öffnen und noch einmal sichern.',
  },
  'backup-foreign': {
    happened: 'Diese Datei ist keine Sicherung von Stockroom.',
    safe: 'Nichts wurde geändert.',
    next: 'Eine Datei wählen, die auf .stockroom-backup endet.',
  },
  'backup-damaged': {
    happened: 'Diese Sicherung ist beschädigt: Sie ist nicht mehr, was geschrieben wurde.',
    safe: 'Nichts wurde geändert.',
    next: 'Eine andere Sicherung nehmen oder diese noch einmal von ihrem Ort kopieren.',
  },
  'backup-newer': {
    happened: 'Diese Sicherung hat ein neueres Stockroom gemacht.',
    safe: 'Nichts wurde geändert.',
    next: 'Stockroom auf diesem Computer aktualisieren, dann noch einmal versuchen.',
  },
  'backup-locked': {
    happened: 'Diese Sicherung hat eine Passphrase.',
    safe: 'Nichts wurde geändert.',
    next: 'Die Passphrase eingeben, mit der sie gemacht wurde.',
  },
  'passphrase-wrong': {
    happened: 'Mit dieser Passphrase wurde die Sicherung nicht gemacht.',
    safe: 'Nichts wurde geändert. Die Sicherung selbst ist nicht schuld.',
    next: 'Noch einmal eingeben. Großbuchstaben und Leerzeichen zählen.',
  },
  'typed-no-folder': {
    happened: 'Auf dem Computer, auf dem Stockroom läuft, gibt es keinen Ordner mit diesem Pfad.',
    safe: 'Nichts wurde geändert.',
    next: 'Geben Sie den ganzen Pfad ein, vom ersten / oder vom Laufwerksbuchstaben an.',
  },
  'typed-no-file': {
    happened: 'Auf dem Computer, auf dem Stockroom läuft, gibt es keine Datei mit diesem Pfad.',
    safe: 'Nichts wurde geändert.',
    next: 'Geben Sie den ganzen Pfad mit dem Namen der Datei ein, vom ersten / oder vom Laufwerksbuchstaben an.',
  },
  'backup-unreadable': {
    happened: 'Die Sicherung ließ sich nicht von ihrem Datenträger lesen.',
    safe: 'Nichts wurde geändert.',
    next: 'Nachsehen, ob der Stick oder das Laufwerk da ist, dann noch einmal versuchen.',
  },
  'no-room': {
    happened: 'Auf der Festplatte dieses Computers ist kein Platz für den Inhalt der Sicherung.',
    safe: 'Nichts wurde geändert.',
    next: 'Platz schaffen, dann noch einmal versuchen.',
  },
  'shop-open': {
    happened: 'Der Shop ist in einem anderen Fenster von Stockroom offen.',
    safe: 'Nichts wurde geändert.',
    next: 'Dort schließen, dann noch einmal versuchen.',
  },
  'admin-needed': {
    happened: 'Dieses Token darf den ganzen Shop nicht zurücksetzen: Sein Umfang ist nicht admin.',
    safe: 'Nichts wurde geändert.',
    next: 'Ein Admin-Token des Servers verwenden; wer den Server betreibt, kann eines anlegen.',
  },
  'shop-shared': {
    happened:
      'Ein Shop mit einem Server wird nicht auf einem einzelnen Computer zurückgesetzt: Die anderen brächten alles wieder.',
    safe: 'Nichts wurde geändert.',
    next: 'Auf seinem Server zurücksetzen: Jeder Computer folgt ihm dann von selbst.',
  },
  'not-restored': {
    happened: 'Die Sicherung ließ sich nicht wiederherstellen.',
    safe: 'Was vorher hier war, ist, wie es war.',
    next: 'Noch einmal versuchen. Schlägt es wieder fehl, die Details kopieren und an die Person schicken, die Ihnen hilft.',
  },
};
