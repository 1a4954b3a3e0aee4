import type { channelFailures as english } from '../en/channel-failures.ts';
import type { Translation } from '../translation.ts';

/** Failures between this computer and an online store, by code: what happened, what is safe, what to do; in German. */
export const channelFailures: Translation<typeof english> = {
  'no-key': {
    happened: 'Auf diesem Computer fehlt der Schlüssel zu diesem Onlineshop.',
    safe: 'Dort wurde nichts geschrieben, hier bleibt alles, wie es ist.',
    next: 'Den Onlineshop unter „Kanäle“ auf diesem Computer neu verbinden.',
  },
  'vendor-unknown': {
    happened: 'Diese Art Onlineshop kennt dieses Stockroom nicht.',
    safe: 'Es wurde nichts gesendet.',
    next: 'Stockroom aktualisieren oder eine andere Art wählen.',
  },
  'secrets-wrong': {
    happened: 'So sieht der Schlüssel dieser Art Onlineshop nicht aus.',
    safe: 'Es wurde nichts gesendet.',
    next: 'Den Schlüssel noch einmal ganz und ohne Leerzeichen aus dem Onlineshop kopieren.',
  },
  'pull-ended': {
    happened: 'Das Lesen des Onlineshops wurde abgebrochen.',
    safe: 'Was gelesen wurde, ist da; dort wurde nichts geschrieben.',
    next: 'Es geht von selbst weiter.',
  },
  'delivery-unknown': {
    happened: 'Auf diese Entscheidung wartet nichts mehr.',
    safe: 'Es wurde nichts geändert.',
    next: 'Bitte im Protokoll des Kanals nachsehen.',
  },
  'delivery-unfinished': {
    happened: 'Was aus der letzten Nachricht an den Onlineshop wurde, ist noch nicht erfragt.',
    safe: 'Weiter wurde nichts an ihn gesendet.',
    next: 'Stockroom fragt von selbst nach und macht dann weiter.',
  },
  'deliveries-elsewhere': {
    happened:
      'Zuletzt hat ein anderer Computer in diesen Onlineshop geschrieben, oder dieser, bevor er zurückgesetzt wurde.',
    safe: 'Es wurde nichts gesendet.',
    next: 'Unter „Kanäle“ vergleichen, was der Onlineshop zeigt, und zustimmen, dass es von hier aus weitergeht.',
  },
  'deliveries-damaged': {
    happened: 'Die Datei, in der steht, was an diesen Onlineshop gesendet wurde, ist beschädigt.',
    safe: 'Es wurde nichts gesendet. Die Datei ist beiseitegelegt.',
    next: 'Unter „Kanäle“ vergleichen, was der Onlineshop zeigt, und zustimmen, dass es von hier aus weitergeht.',
  },
  'channel-not-here': {
    happened: 'Mit diesem Onlineshop spricht ein anderer Computer, oder keiner.',
    safe: 'Es wurde nichts geändert.',
    next: 'Dort ausführen oder unter „Kanäle“ diesen Computer übernehmen lassen.',
  },
  'channel-paused': {
    happened: 'Dieser Kanal ist angehalten.',
    safe: 'Es wurde nichts gelesen und nichts geschrieben.',
    next: 'Ihn zuerst unter „Kanäle“ fortsetzen.',
  },
  undecidable: {
    happened: 'Niemand weiß, ob der Onlineshop die letzte Nachricht ausgeführt hat.',
    safe: 'Bis das klar ist, wird nichts mehr an ihn gesendet.',
    next: 'Im Onlineshop nachsehen und unter „Kanäle“ sagen, was er zeigt.',
  },
  'books-refused': {
    happened: 'Was aus dem Onlineshop kam, ließ sich hier nicht buchen.',
    safe: 'Nichts davon ist gebucht, und dort wurde nichts geschrieben.',
    next: 'Noch einmal versuchen. Gelingt es wieder nicht, die Einzelheiten kopieren und an jemanden schicken, der hilft.',
  },
  'lane-first-pull': {
    happened: 'Noch ist nicht alles aus dem Onlineshop geladen.',
    safe: 'Auf beiden Seiten wurde nichts geschrieben.',
    next: 'Warten, bis das erste Laden fertig ist, dann noch einmal ausführen.',
  },
  'lane-not-shown': {
    happened: 'Der Onlineshop zeigt dazu keinen Bestand oder hat den Artikel nicht mehr.',
    safe: 'Dort wurde nichts geschrieben.',
    next: 'Im Onlineshop nachsehen, ob er den Bestand führt, dann abgleichen und noch einmal versuchen.',
  },
  'note-unknown': {
    happened: 'Diesen Hinweis gibt es nicht mehr.',
    safe: 'Geändert wurde nichts.',
    next: 'Die Liste noch einmal ansehen: Er kann anderswo erledigt worden sein.',
  },
  'lane-nothing-open': {
    happened: 'Auf diese Entscheidung wartet nichts mehr.',
    safe: 'Es wurde nichts geändert.',
    next: 'Bitte im Protokoll des Kanals nachsehen.',
  },
  stopped: {
    happened: 'Es wurde abgebrochen, weil der Shop geschlossen oder sein Kanal abgegeben wurde.',
    safe: 'Was getan ist, bleibt, und es geht dort weiter, wo es war.',
    next: 'Noch einmal ausführen, sobald der Shop offen ist.',
  },
};
