import { type Language, languages } from '#renderer/words/languages.ts';
import type { ViewSettings } from './view-settings.store.ts';

/** The language to speak: the chosen one, else the first of the system's that we have, else English. */
export function languageOf(choice: ViewSettings['language'], system: readonly string[]): Language {
  if (choice !== 'auto') return choice;
  const wanted = system
    .filter(isLocale)
    .map(baseOf)
    .find((base) => languages.some((language) => language === base));
  return languages.find((language) => language === wanted) ?? 'en';
}

/** The locale of numbers, dates and money: the chosen one, else the language as the system's country writes it. */
export function localeOf(region: string, language: Language, system: readonly string[]): string {
  if (region !== 'auto') return region;
  const base = baseOf(language);
  const known = system.filter(isLocale);
  const own = known.find((tag) => baseOf(tag) === base);
  if (own !== undefined) return own;
  const country = known.map((tag) => new Intl.Locale(tag).region).find((found) => found !== undefined);
  return country === undefined ? base : `${base}-${country}`;
}

const baseOf = (tag: string): string => new Intl.Locale(tag).language;

/** A system without a language of its own (`LANG=C`) names one that is none. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
