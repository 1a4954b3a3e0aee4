import type { channelConnect as english } from '../en/channels-connect.ts';
import type { Translation } from '../translation.ts';

/** The way to an online store, in German. */
export const channelConnect: Translation<typeof english> = {
  vendors: { woocommerce: 'WooCommerce', shopify: 'Shopify', vendure: 'Vendure' },
  vendorNotes: {
    woocommerce: 'Ein Shop in WordPress, ab Version 7.',
    shopify: 'Jeder Tarif. Der Bestand wird je Standort geführt.',
    vendure: 'Ein eigener Server, Version 3.',
  },
  connect: {
    title: 'Kanal verbinden',
    steps: { kind: 'Onlineshop', key: 'Adresse und Schlüssel', who: 'Wer geantwortet hat', pull: 'Erster Abruf' },
    next: { kind: 'Weiter', key: 'Onlineshop fragen', who: 'Verbinden', pull: 'Schließen' },
    back: 'Zurück',
    kind: 'Welcher Onlineshop ist es?',
    url: 'Adresse des Onlineshops',
    urlHint: {
      woocommerce: 'Wie im Browser, etwa https://shop.example.com',
      shopify: 'Der Name vor .myshopify.com oder die ganze Adresse',
      vendure: 'Der Server, etwa https://api.example.com',
    },
    noUrl: 'Das ist keine Adresse einer Webseite.',
    way: 'Zugang',
    plainHttp: 'Mir ist klar, dass unterwegs alles mitgelesen werden kann',
    plainHttpHint:
      'Mit http ist nichts verschlüsselt. Nur für einen Onlineshop auf diesem Rechner oder im eigenen Netz.',
    kept: 'Schlüssel liegen nur im sicheren Speicher dieses Rechners: in keiner Sicherung, keinem Protokoll und auf keinem anderen Rechner.',
    guide: 'Wo der Schlüssel zu finden ist',
    openPage: 'Diese Seite des Onlineshops öffnen',
    pulling: '{{name}} wird abgerufen',
    pulled_one: '{{count}} Artikel',
    pulled_other: '{{count}} Artikel',
    pullNote:
      'Im Onlineshop wird nichts geschrieben. Sie können das schließen und weiterarbeiten: Der Abruf läuft weiter, und die Seite des Kanals zeigt, wann er fertig ist.',
    nothingWritten: 'Dort wurde nichts geschrieben und hier nichts geändert.',
    askAgain: {
      'channel-away': 'Prüfen, ob der Onlineshop läuft, und ihn noch einmal fragen.',
      'channel-busy': 'Einen Moment warten und noch einmal fragen.',
    },
    again: 'Noch einmal versuchen',
  },
  ways: {
    key: 'REST-API-Schlüssel',
    app: 'Eigene App',
    token: 'Zugriffstoken',
    login: 'Name und Passwort',
    apiKey: 'API-Schlüssel',
  },
  wayNotes: {
    key: 'Ein Schlüssel, der lesen und schreiben darf.',
    app: 'Der Weg für jeden Shop seit 2026.',
    token: 'Für eine App, die vor 2026 im Shop angelegt wurde (shpat_…).',
    login: 'Ein eigener Administrator für Stockroom.',
    apiKey: 'Wo der Server API-Schlüssel kennt.',
  },
  secrets: {
    key: 'Consumer Key',
    secret: 'Consumer Secret',
    clientId: 'Client-ID',
    clientSecret: 'Client-Secret',
    token: 'Admin-API-Zugriffstoken',
    user: 'Benutzername oder E-Mail',
    password: 'Passwort',
    apiKey: 'API-Schlüssel',
  },
  guides: {
    woocommerce: { title: 'In WordPress' },
    shopify: { title: 'In Shopify' },
    vendure: { title: 'In Vendure' },
  },
  steps: {
    key: {
      step1: 'In WordPress anmelden und WooCommerce › Einstellungen › Erweitert › REST-API öffnen.',
      step2: '„Schlüssel hinzufügen“ drücken.',
      step3: 'Beschreibung: Stockroom. Benutzer: Sie. Berechtigungen: Lesen/Schreiben.',
      step4:
        '„API-Schlüssel generieren“ drücken und beides kopieren: Consumer Key (ck_…) und Consumer Secret (cs_…). Das Secret wird nur einmal gezeigt.',
    },
    app: {
      step1: 'dev.shopify.com mit dem Konto öffnen, dem der Shop gehört, dann Apps › Create app. Name: Stockroom.',
      step2:
        'Unter Versions: App URL https://shopify.dev/apps/default-app-home und diese Scopes: read_products, write_products, read_inventory, write_inventory, read_locations, read_orders, read_merchant_managed_fulfillment_orders, write_merchant_managed_fulfillment_orders.',
      step3: 'Release drücken.',
      step4: 'Unter Home „Install app“ drücken und den Shop wählen.',
      step5: 'Unter Settings Client ID und Client secret kopieren.',
    },
    token: {
      step1: 'Im Admin Einstellungen › Apps und Vertriebskanäle › Apps entwickeln öffnen, dann Ihre App.',
      step2:
        'Unter API-Anmeldeinformationen das Admin-API-Zugriffstoken (shpat_…) kopieren. Es wird nur einmal gezeigt.',
    },
    login: {
      step1:
        'Im Admin Einstellungen › Administratoren › Anlegen öffnen. E-Mail und Passwort sind das, was hier eingegeben wird.',
      step2:
        'Eine Rolle geben, die den Katalog lesen, Bestand ändern, Aufträge lesen und ändern und Artikel anlegen darf.',
      step3: 'Die Adresse ist die des Servers, ohne /admin-api.',
    },
    apiKey: {
      step1: 'Im Admin Einstellungen › API-Schlüssel › Anlegen öffnen, mit denselben Rechten.',
      step2: 'Den Schlüssel kopieren. Er wird nur einmal gezeigt.',
    },
  },
  who: {
    name: 'Name',
    software: 'Programm',
    currency: 'Währung',
    key: 'Der Schlüssel',
    mayWrite: 'darf lesen und schreiben',
    mayRead: 'darf nur lesen',
    otherCurrency:
      'Der Onlineshop rechnet in {{theirs}}, dieser Shop in {{ours}}. Preise werden nicht umgerechnet: von dort keine übernehmen.',
    readOnly:
      'Mit diesem Schlüssel lässt sich der Onlineshop abrufen, mitgeteilt wird ihm nichts. Um denselben Bestand zu verkaufen, einen anlegen, der schreiben darf.',
    clock_one: 'Seine Uhr geht um {{count}} Minute falsch. Aufträge stehen zu der Zeit, die er nennt.',
    clock_other: 'Seine Uhr geht um {{count}} Minuten falsch. Aufträge stehen zu der Zeit, die er nennt.',
    session:
      'Dieser Rechner hat keinen sicheren Speicher für Schlüssel: Er wird behalten, bis Stockroom geschlossen wird, und dann wieder verlangt.',
  },
  failures: {
    woocommerce: {
      'channel-not-understood':
        'Die Adresse prüfen und in WordPress unter Plugins, ob WooCommerce aktiv ist. Ein Schutz vor Robotern muss die Adresse /wp-json/ durchlassen.',
      'channel-refused':
        'Unter WooCommerce › Einstellungen › Erweitert › REST-API einen Schlüssel mit Lesen/Schreiben anlegen und ganz kopieren, mit ck_ und cs_.',
    },
    shopify: {
      'channel-not-understood': 'Den Namen eingeben, der vor .myshopify.com steht, nicht die eigene Domain.',
      'channel-refused':
        'Prüfen, ob die App in diesem Shop installiert ist, zur selben Organisation gehört und mit allen Scopes veröffentlicht wurde.',
    },
    vendure: {
      'channel-not-understood': 'Die Adresse des Servers eingeben, den Teil vor /admin-api.',
      'channel-refused':
        'Name und Passwort prüfen, und ob die Rolle dieses Administrators Bestand und Aufträge lesen und ändern darf.',
    },
  },
  reasons: {
    missing: {
      happened: 'Der App fehlen Rechte: {{scopes}}.',
      next: 'Sie der App geben, sie neu veröffentlichen und im Shop neu installieren.',
    },
    selfSigned: {
      happened: 'Der Onlineshop hat sein Zertifikat selbst ausgestellt: Niemand kann sagen, dass es Ihrer ist.',
      next: 'Beim Anbieter ein Zertifikat einrichten lassen, etwa ein kostenloses von Let’s Encrypt. Im eigenen Netz geht stattdessen http.',
    },
    expired: {
      happened: 'Das Zertifikat des Onlineshops gilt heute nicht.',
      next: 'Vom Anbieter erneuern lassen und das Datum dieses Rechners prüfen.',
    },
    lost: {
      happened: 'Die Antwort auf eine Meldung an den Onlineshop ging verloren.',
      next: 'Stockroom sieht innerhalb von zwei Minuten nach, ob sie ankam. Bis dahin wird nichts anderes gemeldet.',
    },
    otherHost: {
      happened: 'Das Zertifikat des Onlineshops gehört zu einer anderen Adresse.',
      next: 'Die Adresse genau so eingeben, wie sie im Browser steht, mit oder ohne www.',
    },
    noEncryption: {
      happened: 'An dieser Adresse gibt es keine Verschlüsselung.',
      next: 'Beim Anbieter https einrichten lassen. Nur im eigenen Netz kann stattdessen http:// eingegeben werden.',
    },
    needsHttps: {
      happened: 'Außerhalb des eigenen Netzes wird ein Onlineshop nur über https gefragt.',
      next: 'Die Adresse mit https:// eingeben.',
    },
    redirects: {
      happened: 'Die Adresse führt weiter zu {{to}}.',
      next: 'Ist das Ihr Onlineshop, {{to}} eingeben.',
    },
    noSuchHost: {
      happened: 'Diese Adresse gibt es im Internet nicht.',
      next: 'Die Schreibweise prüfen, und ob dieser Rechner online ist.',
    },
    nobodyThere: {
      happened: 'An dieser Adresse antwortet nichts.',
      next: 'Die Adresse prüfen, und ob der Onlineshop läuft.',
    },
    tooLong: {
      happened: 'Der Onlineshop hat zu lange nicht geantwortet.',
      next: 'Prüfen, ob er erreichbar ist, und es noch einmal versuchen.',
    },
  },
};
