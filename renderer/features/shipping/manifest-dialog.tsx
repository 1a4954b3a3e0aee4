import { useState } from 'react';
import { manifestColumns, type ManifestWords } from '#shared/domain/carriers/manifest.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { useExportChoice } from '#renderer/parts/export-button.tsx';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { manifestPapers, manifestWords } from './manifest-paper.ts';
import { leftOn, manifestParcelOf, type ParcelView } from './parcels.ts';
import { useShippingCommands } from './shipping.commands.ts';
import { useCalendar, useListFile, useShopRow } from './shipping.queries.ts';

const ALL = '*';

type ManifestDialogProps = {
  readonly all: readonly ParcelView[];
  readonly day: Day;
  readonly onClose: () => void;
};

/** The end of day list of one carrier or of all of them: printed, to be signed, or as a file. */
export function ManifestDialog({ all, day: first, onClose }: ManifestDialogProps) {
  const t = useWords();
  const format = useFormat();
  const { locale } = useWindowLook();
  const days = useCalendar();
  const shop = useShopRow();
  const commands = useShippingCommands();
  const writeList = useListFile();
  const file = useExport();
  const choice = useExportChoice();
  const [day, setDay] = useState<Day | null>(first);
  const [carrier, setCarrier] = useState<string>(ALL);
  const groups = day === null ? [] : leftOn(all, day, days);
  const chosen = groups.filter(([name]) => carrier === ALL || name === carrier);
  const count = chosen.reduce((sum, [, parcels]) => sum + parcels.length, 0);
  const nameOf = (name: string) => (name === '' ? t('shipping.manifest.without') : name);
  const words: ManifestWords = manifestWords(t, format);
  const print = () => {
    if (day === null) return;
    const { printout, missing } = manifestPapers(chosen, { t, format, locale, day, shop, words, nameOf });
    const name = t('shipping.commands.manifest');
    if (printout) commands.open({ name, title: name, paper: 'document', printout, missing });
    onClose();
  };
  const save = () => {
    if (day === null) return;
    const rows = chosen.flatMap(([, parcels]) => parcels.map(manifestParcelOf));
    const columns = manifestColumns(
      { ...words, carrier: t('shipping.columns.carrier'), day: t('shipping.manifest.day') },
      day,
    );
    file.start(choice, t('shipping.manifest.file', { day }), async (run) =>
      exported(await writeList(rows, columns, { ...run, total: rows.length }), rows.length),
    );
    onClose();
  };
  return (
    <>
      <Dialog
        name={t('shipping.commands.manifest')}
        submit={t('shipping.manifest.print')}
        open
        size="s"
        onClose={onClose}
        onSubmit={print}
        canSubmit={count > 0}
        unsaved={false}
        aside={
          <Button icon="export" disabled={count === 0} onClick={save}>
            {t('shipping.manifest.csv')}
          </Button>
        }
      >
        <Stack gap="m">
          <DateField label={t('shipping.manifest.day')} value={day} onChange={setDay} max={days.today} />
          <SelectField
            label={t('shipping.manifest.carrier')}
            value={carrier}
            onChange={(value) => setCarrier(value ?? ALL)}
            options={[
              { value: ALL, label: t('shipping.manifest.all') },
              ...groups.map(([name, parcels]) => ({
                value: name,
                label: nameOf(name),
                note: t('shipping.manifest.count', { count: parcels.length }),
              })),
            ]}
          />
          <Text tone="muted">
            {count === 0 ? t('shipping.manifest.none') : t('shipping.manifest.count', { count })}
          </Text>
        </Stack>
      </Dialog>
      {file.shown}
    </>
  );
}
