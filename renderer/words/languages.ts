/** Languages the window speaks; the imagined ones show what is not in the catalogue, 'en-XB' from right to left. */
export const languages = ['en', 'de', 'en-XA', 'en-XB'] as const;

/** A language the window speaks. */
export type Language = (typeof languages)[number];

/** Whether a language is imagined: offered where the program is made, never in a shop. */
export function isImagined(language: Language): boolean {
  return language === 'en-XA' || language === 'en-XB';
}

/** The languages a person may choose: the imagined ones under a development runtime only, or where one is spoken already. */
export function offeredLanguages(chosen: Language | 'auto', developmentRuntime: boolean): readonly Language[] {
  return languages.filter((language) => !isImagined(language) || language === chosen || developmentRuntime);
}

/** The way a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'en-XB' ? 'rtl' : 'ltr';
}

/** The language's own name for itself. */
export const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  'en-XA': '[Ƥšéúðó]',
  'en-XB': '[Ƥšéúðó ←]',
};
