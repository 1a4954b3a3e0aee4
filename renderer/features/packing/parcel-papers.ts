import { type AddressLabel, addressLabels, missingOnAddressLabels } from '#shared/domain/labels/address-label.ts';
import {
  type DocumentContent,
  documentPaperOf,
  layoutDocument,
  missingInDocument,
} from '#shared/domain/labels/document.ts';
import type { Printout } from '#shared/domain/labels/page.ts';
import type { PaperId } from '#shared/domain/labels/paper.ts';
import type { Logo } from '#shared/domain/labels/sender.ts';
import type { Missing } from '#shared/domain/labels/text.ts';
import type { OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import { packingCode, packingDeeds } from '#shared/domain/parcels/packing-codes.ts';
import { placeAmong, referenceAmong } from '#shared/domain/parcels/parcel-reference.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import { addressLines, packingSlipOf, type SentTo, slipOrigin } from '#renderer/parts/packing-slip.ts';
import type { PackFacts } from './packing.queries.ts';

/** What papers of parcels are written with. */
export type PaperWriting = {
  readonly t: Words;
  readonly format: Format;
  readonly locale: string;
  readonly facts: PackFacts;
  readonly logo: Logo | null;
};

/** A paper, laid out, and what of it the printing font does not know. */
export type Paper = { readonly printout: Printout; readonly missing: readonly Missing[] };

/** A parcel of an order among all of its parcels. */
export type ParcelOf = { readonly order: OrderRow; readonly parcel: ParcelRow; readonly parcels: readonly ParcelRow[] };

/** By which a parcel's papers are scanned back. */
export function codeOf({ order, parcel, parcels }: ParcelOf): string {
  return referenceAmong(order.number, parcels, parcel.id);
}

/** The packing slip of one parcel. */
export function slipPaper(of: ParcelOf, to: SentTo | undefined, writing: PaperWriting): Paper {
  const { t, format, facts, locale, logo } = writing;
  const place = placeAmong(of.parcels, of.parcel.id);
  const parcel = { ...place, code: codeOf(of), lines: of.parcel.lines };
  const origin = slipOrigin(t, facts.shop, logo);
  const slip = packingSlipOf(of.order, to, parcel, { t, format, product: facts.variant });
  return documentPaper({ ...slip, ...(origin && { origin }) }, locale);
}

function documentPaper(content: DocumentContent, locale: string): Paper {
  return { printout: layoutDocument(content, documentPaperOf(locale)), missing: missingInDocument(content) };
}

/** The address label of one parcel, laid out for printers of any resolution. */
export function labelPaper(
  of: ParcelOf,
  to: SentTo | undefined,
  paper: PaperId,
  { t, facts }: Pick<PaperWriting, 't' | 'facts'>,
): Paper {
  const place = placeAmong(of.parcels, of.parcel.id);
  const said = [
    t('packing.papers.order', { number: of.order.number }),
    place.parcels > 1 ? t('packing.papers.place', place) : '',
  ];
  const label: AddressLabel = {
    sender: senderLine(facts.shop),
    recipient: addressLines(to),
    facts: said.filter(Boolean).join(' · '),
    code: codeOf(of),
  };
  return {
    printout: addressLabels([label], { paper, startCell: 0, dpi: 203 }),
    missing: missingOnAddressLabels([label]),
  };
}

/** The shop in one line, as it stands above an address; null where it has not said where it is. */
function senderLine(shop: PackFacts['shop']): string | null {
  const lines = (shop?.address ?? '').split('\n').map((line) => line.trim());
  return shop && lines.some(Boolean) ? [shop.name, ...lines].filter(Boolean).join(', ') : null;
}

/** The sheet of codes that a packer scans in place of pressing keys. */
export function codeSheet({ t, locale, facts }: Pick<PaperWriting, 't' | 'locale' | 'facts'>): Paper {
  return documentPaper(
    {
      ...(facts.shop && { origin: { as: 'shop', name: facts.shop.name } as const }),
      title: t('packing.codes.title'),
      code: null,
      facts: [t('packing.codes.text')],
      columns: [
        { head: t('packing.codes.code'), width: 40, cell: 'text' },
        { head: t('packing.codes.does'), width: 'rest', cell: 'text' },
      ],
      rows: packingDeeds.map((deed) => [t(`packing.codes.of.${deed}`), t(`packing.codes.about.${deed}`)]),
      closing: [],
      codes: {
        head: t('packing.codes.scan'),
        of: packingDeeds.map((deed) => ({ code: packingCode(deed), text: t(`packing.codes.of.${deed}`) })),
      },
      footer: (page, pages) => t('orders.papers.page', { page, pages }),
    },
    locale,
  );
}
