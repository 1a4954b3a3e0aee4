import { useMemo } from 'react';
import { parseQuantity, quantityText } from '#renderer/ui/quantity-text.ts';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { MOST_LABELS } from '#shared/domain/labels/labels.ts';
import type { LabelFacts, LabelLine } from './labels.queries.ts';
import type { LabelList } from './use-label-list.ts';

/** The columns of chosen labels: how many is typed where it stands, none takes the line away. */
export function useLabelColumns(facts: LabelFacts, change: LabelList['change']): readonly Column<LabelLine>[] {
  const t = useWords();
  const format = useFormat();
  const ui = useUiWords();
  const { locale } = useWindowLook();
  return useMemo(() => {
    const rowOf = ({ variantId }: LabelLine) => facts.variant(variantId);
    const save = (line: LabelLine, text: string) => {
      const read = parseQuantity(text, 0, locale);
      if (!read.ok) return ui.quantityProblem(read.failure);
      const copies = read.value ?? 0;
      if (copies < 0 || copies > MOST_LABELS) return t('labels.copiesRange', { most: format.count(MOST_LABELS) });
      change((before) =>
        before.flatMap((other) => {
          if (other.variantId !== line.variantId) return [other];
          return copies === 0 ? [] : [{ ...other, copies }];
        }),
      );
      return null;
    };
    return [
      {
        id: 'product',
        header: t('labels.columns.product'),
        width: 200,
        grow: 3,
        fixed: true,
        render: (line) => rowOf(line)?.title ?? <Dash />,
      },
      {
        id: 'copies',
        header: t('labels.columns.copies'),
        width: 88,
        figure: true,
        render: ({ copies }) => format.count(copies),
        editable: {
          text: ({ copies }) => quantityText(copies, 0, locale),
          label: (line) => t('labels.copiesOf', { product: rowOf(line)?.title ?? '' }),
          save,
        },
      },
      {
        id: 'sku',
        header: t('labels.columns.sku'),
        width: 120,
        fit: 320,

        render: (line) => rowOf(line)?.sku ?? <Dash />,
      },
      {
        id: 'code',
        header: t('labels.columns.code'),
        width: 130,
        fit: 320,

        render: (line) => rowOf(line)?.barcode ?? <Dash />,
      },
    ];
  }, [t, format, ui, locale, facts, change]);
}
