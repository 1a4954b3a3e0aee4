import { manifestPaper, type ManifestWords } from '#shared/domain/carriers/manifest.ts';
import { documentPaperOf, layoutDocument, missingInDocument } from '#shared/domain/labels/document.ts';
import { joinPrintouts, type Printout } from '#shared/domain/labels/page.ts';
import type { Missing } from '#shared/domain/labels/text.ts';
import type { Day, ShopRow } from '#shared/domain/operations/rows.ts';
import { slipOrigin } from '#renderer/parts/packing-slip.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import { manifestParcelOf, type ParcelView } from './parcels.ts';

type Written = {
  readonly t: Words;
  readonly format: Format;
  readonly locale: string;
  readonly day: Day;
  readonly shop: ShopRow | undefined;
  readonly words: ManifestWords;
  readonly nameOf: (carrier: string) => string;
};

/** The words of the list a carrier signs; its title is put in for each carrier. */
export function manifestWords(t: Words, format: Format): ManifestWords {
  return {
    title: t('shipping.commands.manifest'),
    page: (page, pages) => t('shipping.manifest.page', { page, pages }),
    number: t('shipping.manifest.number'),
    reference: t('shipping.manifest.reference'),
    recipient: t('shipping.manifest.recipient'),
    service: t('shipping.manifest.service'),
    trackingNumber: t('shipping.manifest.trackingNumber'),
    weight: t('shipping.manifest.weight'),
    kilograms: (grams) => t('shipping.kilograms', { weight: format.quantity(grams, 3) }),
    count: (count) => t('shipping.manifest.count', { count }),
    total: (weight, count) =>
      count === 0 ? t('shipping.manifest.total', { weight }) : t('shipping.manifest.unweighed', { weight, count }),
    signature: t('shipping.manifest.signature'),
  };
}

/** A list for each carrier, on pages of its own; no printout where there is no parcel. */
export function manifestPapers(
  groups: readonly (readonly [carrier: string, parcels: readonly ParcelView[]])[],
  { t, format, locale, day, shop, words, nameOf }: Written,
): { readonly printout: Printout | null; readonly missing: readonly Missing[] } {
  const origin = shop && (slipOrigin(t, shop, null) ?? ({ as: 'shop', name: shop.name } as const));
  const contents = groups.map(([carrier, parcels]) => ({
    ...manifestPaper(parcels.map(manifestParcelOf), [t('shipping.manifest.left', { day: format.date(day) })], {
      ...words,
      title: t('shipping.manifest.paper', { carrier: nameOf(carrier) }),
    }),
    ...(origin && { origin }),
  }));
  const [first, ...rest] = contents.map((content) => layoutDocument(content, documentPaperOf(locale)));
  return { printout: first ? joinPrintouts([first, ...rest]) : null, missing: contents.flatMap(missingInDocument) };
}
