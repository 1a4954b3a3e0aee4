import { type ReactNode, useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { MoneyField, NumberField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { type BulkChange, changeOfFigure, changesOfFigures, type TypedFigure, typedFigure } from './bulk-change.ts';
import { ClearableField } from './clearable-field.tsx';

type PriceDialogProps = {
  readonly count: number;
  readonly currency: string;
  /** What the one product costs now; null for several. */
  readonly now: number | null;
  /** How many of them have a price. */
  readonly present: number;
  /** The lowest price of them, or what the cheapest costs where none has one; null: nothing is known. */
  readonly usual: number | null;
  readonly onChange: (price: number | null) => void;
  readonly onClose: () => void;
};

/** Asks for one price for all chosen products, or whether to clear theirs. */
export function PriceDialog({ count, currency, now, present, usual, onChange, onClose }: PriceDialogProps) {
  const t = useWords();
  const [typed, setTyped] = useState(() => typedFigure(now));
  const change = changeOfFigure(typed);
  return (
    <BulkDialog
      name={t('stock.bulk.priceTitle')}
      size="s"
      count={count}
      changes={[change]}
      cleared={present}
      onSubmit={() => {
        if (change.act !== 'keep') onChange(change.act === 'set' ? change.value : null);
      }}
      onClose={onClose}
    >
      <Text tone="muted">{t('stock.bulk.priceNote', { count })}</Text>
      <ClearableField typed={typed} present={present} onType={setTyped}>
        {(field) => (
          <MoneyField {...field} label={t('stock.bulk.price')} currency={currency} usual={usual} min={0} autoFocus />
        )}
      </ClearableField>
    </BulkDialog>
  );
}

/** The figures of a reorder rule, each with what is said of it. */
export type Rule<Figure> = { readonly point: Figure; readonly upTo: Figure; readonly multiple: Figure };

type RuleDialogProps = {
  /** What holds now where only one product is chosen; empty for several. */
  readonly now: Rule<number | null>;
  /** How many of the chosen products have each figure. */
  readonly present: Rule<number>;
  readonly count: number;
  /** Where the rule holds, in words. */
  readonly where: string;
  /** What holds for those that have no reorder point, in words. */
  readonly withoutPoint: string;
  /** Decimals of all of them; null: they differ, and figures are whole units. */
  readonly decimals: number | null;
  /** Told only what is to be set or (null) cleared. */
  readonly onChange: (rule: Partial<Rule<number | null>>) => void;
  readonly onClose: () => void;
};

const figures = ['point', 'upTo', 'multiple'] as const satisfies readonly (keyof Rule<unknown>)[];

/** Asks what of the reorder rule of all chosen products is set and what is cleared; what is left blank stays. */
export function RuleDialog({ count, where, withoutPoint, decimals, now, present, onChange, onClose }: RuleDialogProps) {
  const t = useWords();
  const [typed, setTyped] = useState<Rule<TypedFigure>>(() => ({
    point: typedFigure(now.point),
    upTo: typedFigure(now.upTo),
    multiple: typedFigure(now.multiple),
  }));
  const changes = figures.map((figure) => changeOfFigure(typed[figure]));
  const words = {
    point: { label: t('stock.bulk.point'), hint: t('stock.bulk.pointHint'), autoFocus: true },
    upTo: { label: t('stock.bulk.upTo'), hint: t('stock.bulk.upToHint') },
    multiple: { label: t('stock.columns.multiple'), hint: t('stock.bulk.multipleHint') },
  };
  return (
    <BulkDialog
      name={t('stock.bulk.ruleTitle')}
      size="m"
      count={count}
      changes={changes}
      cleared={Math.max(...figures.map((figure) => (typed[figure].clear ? present[figure] : 0)))}
      onSubmit={() => onChange(changesOfFigures(typed))}
      onClose={onClose}
    >
      <Text tone="muted">{t('stock.bulk.ruleNote', { count, where })}</Text>
      {decimals === null && <Text tone="warn">{t('stock.bulk.mixedDecimals')}</Text>}
      <Columns min={150}>
        {figures.map((figure) => (
          <ClearableField
            key={figure}
            typed={typed[figure]}
            present={present[figure]}
            onType={(next) => setTyped((before) => ({ ...before, [figure]: next }))}
          >
            {(field) => (
              <NumberField {...words[figure]} {...field} decimals={decimals ?? 0} min={0} max={MAX_QUANTITY} />
            )}
          </ClearableField>
        ))}
      </Columns>
      {typed.point.clear && <Text>{withoutPoint}</Text>}
    </BulkDialog>
  );
}

type BulkDialogProps = {
  readonly name: string;
  readonly size: 's' | 'm';
  /** How many products are chosen. */
  readonly count: number;
  readonly changes: readonly BulkChange[];
  /** How many products lose something, where something is cleared. */
  readonly cleared: number;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A bulk edit's dialog: its button says what is done to how many, and does nothing while nothing is said. */
function BulkDialog({ name, size, count, changes, cleared, onSubmit, onClose, children }: BulkDialogProps) {
  const t = useWords();
  const isSet = changes.some(({ act }) => act === 'set');
  const isCleared = changes.some(({ act }) => act === 'clear');
  const readable = changes.every(({ act }) => act !== 'unreadable');
  const submit = !isCleared
    ? t('stock.bulk.set', { count })
    : isSet
      ? t('stock.bulk.setAndClear', { count, cleared })
      : t('stock.bulk.clearFor', { count: cleared });
  return (
    <Dialog
      name={name}
      open
      size={size}
      onClose={onClose}
      onSubmit={() => {
        onSubmit();
        onClose();
      }}
      submit={submit}
      canSubmit={readable && (isSet || isCleared)}
    >
      <Stack gap="m">
        {children}
        <Text tone="muted" size="s">
          {t('stock.bulk.blankStays')}
        </Text>
      </Stack>
    </Dialog>
  );
}
