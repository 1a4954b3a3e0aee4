import type { welcome as english } from '../en/welcome.ts';
import type { Translation } from '../translation.ts';

/** The first minutes: choosing how to begin, and what stands in the way of opening a shop; in German. */
export const welcome: Translation<typeof english> = {
  title: 'Willkommen',
  intro: 'Stockroom führt den Bestand als Lagerbuch auf diesem Computer. Ohne Konto, ohne Netz.',
  demo: {
    title: 'Demo-Shop öffnen',
    note: 'Rund 400 Artikel und Aufträge aus einem Jahr zum Ausprobieren. Getrennt vom eigenen Shop.',
  },
  connect: {
    title: 'Mit einem Shop verbinden',
    note: 'Ein anderer Computer teilt schon einen Shop: von hier aus daran mitarbeiten.',
  },
  import: { title: 'Datei importieren', note: 'Die Artikel aus WooCommerce, Shopify oder einer CSV-Datei übernehmen.' },
  empty: { title: 'Leer beginnen', note: 'Die ersten Artikel von Hand anlegen.' },
  existing: 'Einen Shop dieses Computers öffnen',
  open: '{{name}} öffnen',
  form: {
    title: 'Neuer Shop',
    name: 'Name des Shops',
    currency: 'Währung',
    location: 'Wo die Ware liegt',
    locationHint: 'Weitere Lagerorte können später folgen.',
    locationDefault: 'Laden',
    person: 'Ihr Name',
    personHint: 'Er steht neben jeder Eingabe.',
    submit: 'Shop anlegen',
    back: 'Zurück',
    needed: 'Bitte ausfüllen.',
  },
  opening: '{{name}} wird geöffnet …',
  rebuilding: 'Das Journal von {{name}} wird gelesen: Alles kommt zurück.',
  rebuilt_one: 'Die Datenbank des Fensters fehlte. {{count}} Eintrag kam aus dem Journal zurück.',
  rebuilt_other: 'Die Datenbank des Fensters fehlte. {{count}} Einträge kamen aus dem Journal zurück.',
  serverSetBack_one:
    'Dem Server des Shops fehlte ein Teil seines Verlaufs. {{count}} Eintrag wurde ihm zurückgegeben; hier fehlt nichts.',
  serverSetBack_other:
    'Dem Server des Shops fehlte ein Teil seines Verlaufs. {{count}} Einträge wurden ihm zurückgegeben; hier fehlt nichts.',
  takeOver: 'Stockroom hier verwenden',
  again: 'Noch einmal versuchen',
  otherShop: 'Anderen Shop wählen',
};
