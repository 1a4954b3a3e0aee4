import { useMemo, useState } from 'react';
import type { Dpi } from '#shared/domain/labels/paper.ts';
import type { LaidLabels } from '#shared/domain/labels/labels.ts';
import type { Missing } from '#shared/domain/labels/text.ts';
import { useWords } from '#renderer/words/words.ts';
import type { ToPrint } from './labels.commands.ts';
import { useLaidLabels } from './labels.queries.ts';

/** Labels in the dialog: laid out for the printer they go to, with those that would not be read. */
export type LabelJobView = {
  /** What would be printed now: of labels, with their number in its title. */
  readonly what: ToPrint;
  readonly refused: LaidLabels['refused'];
  readonly missing: readonly Missing[];
  /** Draws these as QR codes, by their place in the order. */
  readonly drawAsQr: (places: readonly number[]) => void;
};

const nobody: LabelJobView['refused'] = [];

/** Lays the labels of a job out for a resolution, again when it or a code's drawing changes; anything else stays as it came. */
export function useLabelJob(what: ToPrint, dpi: Dpi): LabelJobView {
  const t = useWords();
  const [asQr, setAsQr] = useState<ReadonlySet<number>>(new Set());
  const { labels: job } = what;
  const order = useMemo(
    () => ({
      ...(job?.order ?? noOrder),
      dpi,
      labels: (job?.order.labels ?? []).map((label, at) =>
        asQr.has(at) ? { ...label, symbol: 'qr' as const } : label,
      ),
    }),
    [job, dpi, asQr],
  );
  const laid = useLaidLabels(order);
  const drawAsQr = (places: readonly number[]) => setAsQr((before) => new Set([...before, ...places]));
  if (!job || !laid?.ok) return { what, refused: nobody, missing: what.missing ?? [], drawAsQr };
  const { printout, refused, count, missing } = laid.value;
  const title = t('labels.jobTitle', { count });
  return {
    what: { ...what, title, printout },
    refused,
    missing: missing.map(({ at, characters }) => ({ of: job.products[at] ?? '', characters })),
    drawAsQr,
  };
}

const noOrder = { paper: 'roll-57x32', startCell: 0, symbol: 'by-code', labels: [] } as const;
