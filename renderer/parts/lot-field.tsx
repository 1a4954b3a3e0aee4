import { useCallback, useMemo, useState } from 'react';
import { LookupField, type Option } from '#renderer/ui/select-field.tsx';
import { type CodeBook, type ScanHandler, useDialogScans, useScanRegistry } from '#renderer/ui/scans.ts';
import { Text } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { LocationId, LotId } from '#shared/domain/operations/ids.ts';
import type { LotStock } from '#shared/domain/stock/lots.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import { tradeCode } from '#shared/domain/values/trade-code.ts';
import { type LotChoice, lotOfCode, type LotPlace } from './lot-picks.ts';
import { expiryText } from './lot-text.ts';

type LotFieldProps = {
  readonly label: string;
  readonly place: LotPlace;
  readonly decimals: number;
  /** The lots that are named already. */
  readonly taken: readonly LotId[];
  readonly onChoose: (choice: LotChoice) => void;
  /** The dialog is about these lots alone: one can be named at once, and a scan anywhere in it names one. */
  readonly alone?: boolean;
  /** Who asks knows what to do with the code of a product that is scanned here. */
  readonly takesProducts?: boolean;
};

/** Behind an id stands nothing, behind this a code that nobody has named before. */
const NEW = 'new:';

/**
 * Names a lot or a serial number: chosen from those that are there, or typed or scanned as a whole code. Emptied once one is
 * named, for the next. A code that is not known becomes a new lot where lots come in; where they are taken out, the list is
 * shown and nothing is chosen (LOT14).
 */
export function LotField({ label, place, decimals, taken, onChoose, alone, takesProducts }: LotFieldProps) {
  const t = useWords();
  const format = useFormat();
  const [problem, setProblem] = useState<string | null>(null);
  const setUnknown = (code: string) => setProblem(t(`lots.unknown.${place.tracking}`, { code }));
  const { variantId, locationId, tracking, way, lots, quantity, one, today } = place;
  // The same while nothing of it changed, whatever else the form does: a new list would lose what is chosen in it.
  const kept = useMemo(
    () => ({ variantId, locationId, tracking, way, lots, quantity, one, today }),
    [variantId, locationId, tracking, way, lots, quantity, one, today],
  );
  const search = useCallback((text: string) => optionsOf(t, format, text, kept, decimals), [t, format, kept, decimals]);
  const optionOf = (text: string): Option | null => {
    const choice = lotOfCode(text, place);
    return choice && { value: choice.isNew ? `${NEW}${choice.code}` : choice.lotId, label: choice.code };
  };
  const { book } = useScanRegistry();
  // A code that was asked about is taken when it comes again.
  const [asked, setAsked] = useState<string | null>(null);
  const choose = (option: Option | null) => {
    const choice = option && lotOfCode(option.label, place);
    if (!choice) return;
    const why = choice.isNew ? notALot(t, choice.code, { book: book(), tracking, takesProducts }) : null;
    if (why !== null && (why.never || asked !== choice.code)) {
      setAsked(choice.code);
      return setProblem(why.text);
    }
    if (taken.includes(choice.lotId)) return setProblem(t('lots.twice', { code: choice.code }));
    setProblem(null);
    onChoose(choice);
  };
  const scan: ScanHandler = (code, doubt, kind) => {
    const option = doubt === null ? optionOf(code) : null;
    if (option) choose(option);
    else if (doubt === null) setUnknown(code);
    else
      setProblem(kind === 'layout' ? t('shell.scans.misread.code', { code: doubt }) : t('shell.scans.torn', { code }));
  };
  return (
    <div className="lot-field">
      {alone && <LotScans take={scan} />}
      {/* Above the field: the list that opens below it covers nothing of what was said. */}
      {problem !== null && (
        <div role="alert">
          <Text tone="bad" size="s" as="div">
            {problem}
          </Text>
        </div>
      )}
      <LookupField
        label={label}
        value={null}
        onChange={choose}
        search={search}
        whole={(text) => [optionOf(text)].filter((option) => option !== null)}
        ofText={optionOf}
        onUnknown={setUnknown}
        placeholder={t(way === 'in' ? 'lots.nameOne' : 'lots.chooseOne')}
        maxLength={200}
        autoFocus={alone}
      />
    </div>
  );
}

/** Why a code is more likely another thing than a new lot: a product's own code, or one of several fields, which is never taken. */
function notALot(
  t: Words,
  code: string,
  {
    book,
    tracking,
    takesProducts,
  }: Pick<LotPlace, 'tracking'> & Pick<LotFieldProps, 'takesProducts'> & { readonly book: CodeBook },
): { readonly text: string; readonly never: boolean } | null {
  const trade = tradeCode(code)?.kind;
  if (trade === 'gs1' || trade === 'link') return { text: t('lots.several', { code }), never: true };
  if (takesProducts && book.isKnown(code)) return null;
  // A serial number of figures alone may read as a trade code by chance.
  const isCode = book.isKnown(code) || (tracking === 'lot' && book.isTrade(code));
  return isCode ? { text: t('lots.isCode', { code }), never: false } : null;
}

/** Takes the scans of a dialog that do not go into its field. */
function LotScans({ take }: { readonly take: ScanHandler }) {
  useDialogScans(take);
  return null;
}

/** What the list offers for a text: the lots that it is part of, all of them where it is part of none, and at last a new one. */
function optionsOf(t: Words, format: Format, text: string, place: LotPlace, decimals: number): readonly Option[] {
  const { lots, way, locationId, tracking } = place;
  const offered = (lots?.lots ?? []).filter((lot) => way === 'in' || onHandAt(lot, locationId) > 0);
  const wanted = foldCode(text);
  const fitting = offered.filter(({ code }) => foldCode(code).includes(wanted));
  const shown = fitting.length > 0 || way === 'in' ? fitting : offered;
  const options = shown.map((lot): Option => {
    const here = onHandAt(lot, locationId);
    const notes = [
      expiryText(t, format, lot.expiresOn, place.today),
      // Without a place nothing is said of what is there: it is being counted.
      locationId !== null && hereText(t, format, here, place, decimals),
    ];
    return { value: lot.lotId, label: lot.code, note: notes.filter(Boolean).join(' · ') };
  });
  const choice = lotOfCode(text, place);
  return choice?.isNew
    ? [...options, { value: `${NEW}${choice.code}`, label: choice.code, note: t(`lots.new.${tracking}`) }]
    : options;
}

function hereText(t: Words, format: Format, here: number, { tracking }: LotPlace, decimals: number): string {
  if (tracking === 'serial' && here > 0) return t('lots.isHere');
  return t('lots.here', { quantity: format.quantity(here, decimals) });
}

function onHandAt({ at }: LotStock, locationId: LocationId | null): number {
  return locationId === null ? 0 : (at[locationId] ?? 0);
}
