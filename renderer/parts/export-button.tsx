import { Button } from '#renderer/ui/button.tsx';
import { Menu, type MenuItem } from '#renderer/ui/menu.tsx';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { rememberExport, useLastExport } from './export-choice.store.ts';
import { choiceIn, choicesIn, csvOf, type ExportChoice } from './export-choices.ts';

/** A list that a screen can export, in words. */
export type ExportWay = {
  readonly id: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onExport: (choice: ExportChoice) => void;
};

type ExportButtonProps = {
  readonly disabled?: boolean;
  readonly onExport: (choice: ExportChoice) => void;
  /** Where there is more to export than the list that is shown: what that list is called, and the others. */
  readonly several?: { readonly label: string; readonly others: readonly ExportWay[] };
};

/** Exports as last time, and offers every kind of file beside it. */
export function ExportButton({ disabled = false, onExport, several }: ExportButtonProps) {
  const t = useWords();
  const { locale } = useWindowLook();
  const last = useExportChoice();
  const items = (way: ExportWay) =>
    choicesIn(locale).map(
      (choice): MenuItem => ({
        id: `${way.id}-${choice}`,
        label: choiceText(t, choice, locale),
        ...(several && { spoken: `${way.label}: ${choiceText(t, choice, locale)}` }),
        chosen: choice === last,
        ...(way.disabled && { disabled: true }),
        onSelect: () => {
          rememberExport(choice);
          way.onExport(choice);
        },
      }),
    );
  const ways = [{ id: 'list', label: several?.label ?? '', disabled, onExport }, ...(several?.others ?? [])];
  return (
    <>
      <Button icon="export" disabled={disabled} hint={choiceText(t, last, locale)} onClick={() => onExport(last)}>
        {t('exports.button')}
      </Button>
      <Menu
        name={t('exports.more')}
        icon="chevron-down"
        items={
          several
            ? ways.flatMap((way) => [{ id: `of-${way.id}`, heading: way.label }, ...items(way)])
            : ways.flatMap(items)
        }
      />
    </>
  );
}

/** The kind of file that an export without a choice writes: as last time. */
export function useExportChoice(): ExportChoice {
  const { locale } = useWindowLook();
  return choiceIn(
    useLastExport(({ choice }) => choice),
    locale,
  );
}

function choiceText(t: Words, choice: ExportChoice, locale: string): string {
  if (choice === 'xlsx') return t('exports.choices.xlsx');
  if (choice === 'csv-region') return t('exports.choices.region', csvOf(locale));
  return choicesIn(locale).includes('csv-region') ? t('exports.choices.programs') : t('exports.choices.csv');
}
