import i18next, { type ParseKeys, type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en/catalogue.ts';
import { pseudoCatalogue } from './pseudo.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: typeof en };
  }
}

/** A key of the catalogue: 'stock.title'. */
export type WordKey = ParseKeys;

/** Gives the text of a key, with its placeholders filled and the right plural. */
export type Words = TFunction;

/** Languages the window speaks; 'en-XA' is the imagined one that shows what is not in the catalogue. */
export type Language = 'en' | 'en-XA';

/** Gets the catalogue ready; called once before anything is shown. */
export async function openWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: { translation: en },
      ...(language === 'en-XA' && { 'en-XA': { translation: pseudoCatalogue(en) } }),
    },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
    initAsync: false,
  });
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
