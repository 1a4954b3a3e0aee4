/** Locales whose way of writing figures and days can be chosen. */
const offered = [
  'cs-CZ',
  'da-DK',
  'de-AT',
  'de-CH',
  'de-DE',
  'en-AU',
  'en-CA',
  'en-GB',
  'en-IE',
  'en-IN',
  'en-NZ',
  'en-US',
  'en-ZA',
  'es-ES',
  'es-MX',
  'fi-FI',
  'fr-BE',
  'fr-CA',
  'fr-CH',
  'fr-FR',
  'he-IL',
  'it-IT',
  'ja-JP',
  'nb-NO',
  'nl-BE',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'sv-SE',
  'tr-TR',
] as const;

/** A locale to choose, named as people of a language name it. */
export type Region = { readonly locale: string; readonly name: string };

/** The locales to choose from, by name in a language; a chosen one is always among them. */
export function regions(language: string, chosen: string): readonly Region[] {
  const names = new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' });
  const all = new Set<string>([...offered, ...(chosen === 'auto' ? [] : [chosen])]);
  return [...all]
    .map((locale) => ({ locale, name: names.of(locale) ?? locale }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
