import { documentPaperOf, layoutDocument, missingInDocument } from '#shared/domain/labels/document.ts';
import type { Printout } from '#shared/domain/labels/page.ts';
import type { Missing } from '#shared/domain/labels/text.ts';
import { countSheet } from '#shared/domain/labels/shop-documents.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { CountLots } from './count-lots.queries.ts';
import type { CountFacts, Due } from './counts.queries.ts';
import { productText } from './lot-column.tsx';

type Written = {
  readonly t: Words;
  readonly format: Format;
  readonly locale: string;
  readonly facts: CountFacts;
  readonly lots: CountLots;
};

/** More lines than this nobody counts from one stack of paper, and they would hold the window up. */
const MOST_ON_PAPER = 1_000;

type Laid = {
  readonly printout: Printout;
  readonly missing: readonly Missing[];
  /** How many lines found no room. */
  readonly left: number;
};

/**
 * The sheet a person takes along: what to count, by place, as far as `MOST_ON_PAPER`. A blind count says nothing of what
 * should be there.
 */
export function countPaper(count: CountRow, due: readonly Due[], { t, format, locale, facts, lots }: Written): Laid {
  const lines = due.slice(0, MOST_ON_PAPER).map(({ onHand, ...cell }) => {
    const row = facts.variant(cell.variantId);
    return {
      location: facts.locationName(cell.locationId),
      sku: row?.sku ?? '',
      name: productText(row?.title ?? '', cell, { t, lots, facts }),
      expected: count.mode === 'blind' ? null : format.quantity(onHand, row?.decimals ?? 0),
    };
  });
  const sheet = countSheet(
    { facts: [t('counts.paper.begun', { day: format.date(count.begunAt) })], lines },
    {
      title: count.name,
      page: (page, pages) => t('counts.paper.page', { page, pages }),
      location: t('counts.columns.location'),
      sku: t('counts.columns.sku'),
      name: t('counts.columns.product'),
      expected: t('counts.columns.expected'),
      counted: t('counts.columns.counted'),
      signature: t('counts.paper.signature'),
    },
  );
  const content = { ...sheet, origin: { as: 'shop', name: facts.shopName } as const };
  return {
    printout: layoutDocument(content, documentPaperOf(locale)),
    missing: missingInDocument(content),
    left: due.length - lines.length,
  };
}
