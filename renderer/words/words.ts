import i18next, { type FormatterModule, type ParseKeys, type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en/catalogue.ts';
import { directionOf, type Language, languages } from './languages.ts';
import type { Catalogue } from './pseudo.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: typeof en };
  }
}

/** A key of the catalogue: 'stock.title'. */
export type WordKey = ParseKeys;

/** Gives the text of a key, with its placeholders filled and the right plural. */
export type Words = TFunction;

/** Where the catalogues beside English are; each is loaded when it is first spoken. */
const others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>> = {
  de: async () => (await import('./de/catalogue.ts')).de,
  'en-XA': async () => (await import('./pseudo.ts')).pseudoCatalogue(en),
  'en-XB': async () => (await import('./pseudo.ts')).mirroredCatalogue(en),
};

let wanted: Language = 'en';

let writeNumber: (value: number) => string = String;

/** Says how a number within a text is written: as one beside it is. */
export function writeNumbers(write: (value: number) => string): void {
  writeNumber = write;
}

/** Writes the numbers that fill the placeholders of a text. */
const numbers: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value) => (typeof value === 'number' ? writeNumber(value) : value),
};

/** Gets the catalogue ready; called once before anything is shown. */
export async function openWords(language: Language): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(numbers)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      resources: { en: { translation: en } },
      interpolation: {
        // React escapes; what is left to do is to keep a name written the other way from turning the words around it.
        escape: (text) => (directionOf(wanted) === 'rtl' ? `\u2068${text}\u2069` : text),
        alwaysFormat: true,
      },
      returnNull: false,
      initAsync: false,
    });
  await speak(language);
}

/** Changes the language of everything that is shown. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await others[language]());
  }
  if (wanted === language) await i18next.changeLanguage(language);
}

/** The language that is spoken now. */
export function useLanguage(): Language {
  const { language } = useTranslation().i18n;
  return languages.find((known) => known === language) ?? 'en';
}

/** The texts of the window, in a component. */
export function useWords(): Words {
  return useTranslation().t;
}

/** The texts of the window, outside a component. */
export function words(): Words {
  return i18next.t;
}

/** The text of a key that is kept in data; one without placeholders. */
export function wordOf(t: Words, key: WordKey): string {
  // i18next asks for the placeholders of every key there is when it cannot see which one it gets.
  return (t as unknown as (key: string) => string)(key);
}

/** Whether a key stands in the catalogue. */
export function hasWord(key: string): key is WordKey {
  return i18next.exists(key);
}
