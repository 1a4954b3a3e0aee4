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

/** The same for every parcel that there can be, for whoever has no words itself (`customerTexts` of the server's protocol). */
export function customerTemplates(language: string): Record<string, string> {
  const texts = customerTexts(language);
  const templates: Record<string, string> = {};
  for (let signs = 0; signs < 16; signs++) {
    const [carrier, number, url, isLast] = [8, 4, 2, 1].map((bit) => (signs & bit) !== 0);
    const parcel = {
      carrier: carrier ? '{carrier}' : null,
      number: number ? '{number}' : null,
      url: url ? '{url}' : null,
      isLast: isLast === true,
    };
    templates[signs.toString(2).padStart(4, '0')] = texts.parcelLeft(parcel);
  }
  return templates;
}
