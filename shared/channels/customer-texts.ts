import type { CustomerTexts } from './orders/taken-order.ts';

type Parcel = Parameters<CustomerTexts['parcelLeft']>[0];
type Words = {
  readonly left: string;
  readonly leftInPart: string;
  readonly number: (carrier: string | null, number: string) => string;
};

const words: Readonly<Record<'en' | 'de', Words>> = {
  en: {
    left: 'Your order is on its way.',
    leftInPart: 'A part of your order is on its way, the rest will follow.',
    number: (carrier, number) => `Tracking number: ${number}${carrier ? ` (${carrier})` : ''}.`,
  },
  de: {
    left: 'Ihre Bestellung ist unterwegs.',
    leftInPart: 'Ein Teil Ihrer Bestellung ist unterwegs, der Rest folgt.',
    number: (carrier, number) => `Sendungsnummer: ${number}${carrier ? ` (${carrier})` : ''}.`,
  },
};

/** What customers of a shop are told in a language, as a tag such as `de-AT`; in English for those that there are no words in. */
export function customerTexts(language: string): CustomerTexts {
  const said = words[language.toLowerCase().startsWith('de') ? 'de' : 'en'];
  return { parcelLeft: (parcel) => parcelLeft(said, parcel) };
}

function parcelLeft(said: Words, { carrier, number, url, isLast }: Parcel): string {
  const parts = [isLast ? said.left : said.leftInPart];
  if (number) parts.push(said.number(carrier, number));
  if (url) parts.push(url);
  return parts.join(' ');
}
