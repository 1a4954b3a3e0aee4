import { useState } from 'react';
import { useCommands } from '#renderer/ui/commands.ts';
import { navigate } from '#renderer/ui/location.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { MOST_LABELS } from '#shared/domain/labels/labels.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { AddVariantDialog } from './add-variant-dialog.tsx';
import { AdjustDialog } from './adjust-dialog.tsx';
import { BarcodeDialog } from './barcode-dialog.tsx';
import { ArchiveDialog } from './archive-dialog.tsx';
import { archivedText, unarchivedText } from './archived-text.ts';
import { type Edited, useBulkCommands } from './bulk.commands.ts';
import { PriceDialog, type Rule, RuleDialog } from './bulk-dialogs.tsx';
import { EditProductDialog } from './edit-product-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { NewProductDialog } from './new-product-dialog.tsx';
import { OwnCodesDialog } from './own-codes-dialog.tsx';
import { useOwnCodes } from './own-codes.commands.ts';
import { MOST_LINES } from './quantity-lines.ts';
import { withoutPointText } from './rule-text.ts';
import { type SoldThere, useReadSoldThere } from './sold-there.queries.ts';
import { stockCommands } from './stock.palette.ts';
import { useStockCommands } from './stock.commands.ts';
import { type StockListRow, useFinding, useShopFacts } from './stock.queries.ts';
import { TaxClassDialog } from './tax-class-field.tsx';
import { UsualBinDialog } from './usual-bin-dialog.tsx';
import { type BulkRun, useBulkRun } from '#renderer/parts/use-bulk-run.tsx';

/** What the acts of stock are done to. */
export type Targets = {
  /** The chosen variants, or the one the cursor is on; asked when an act begins. */
  readonly variants: () => readonly VariantId[];
  /** What archiving takes, where it is more than these: all variants of a product. */
  readonly archives?: () => readonly VariantId[];
  readonly count: number;
  readonly locationId: LocationId | null;
  /** Whether they are archived already. */
  readonly archived: boolean;
  /** Told when they have left the list they were chosen in. */
  readonly onGone?: () => void;
};

type Open =
  | { readonly act: 'new'; readonly sought: string }
  | { readonly act: 'adjust' | 'move' | 'price' | 'rule' | 'taxClass' | 'bin'; readonly variants: readonly VariantId[] }
  | { readonly act: 'own-codes'; readonly variants: readonly VariantId[]; readonly without: readonly VariantId[] }
  | { readonly act: 'edit' | 'variant'; readonly row: StockListRow }
  | { readonly act: 'barcode'; readonly variantId: VariantId | null; readonly code: string }
  | { readonly act: 'archive'; readonly variants: readonly VariantId[]; readonly sold: readonly SoldThere[] };

/** The acts of stock, ready for buttons, with the dialogs they open. */
export type StockActs = {
  readonly create: (sought?: string) => void;
  readonly adjust: () => void;
  readonly move: () => void;
  readonly edit: () => void;
  readonly variant: () => void;
  readonly price: () => void;
  readonly rule: () => void;
  /** Null in a shop without tax classes. */
  readonly taxClass: (() => void) | null;
  readonly bin: () => void;
  readonly barcode: (code?: string) => void;
  readonly attach: (code: string) => void;
  readonly ownCodes: () => void;
  readonly labels: () => void;
  readonly archive: () => void;
  readonly unarchive: () => void;
  readonly dialogs: React.ReactNode;
};

/** Offers the acts of stock by key, menu and palette while a screen of stock is shown. */
export function useStockActs({
  variants,
  archives = variants,
  count,
  locationId,
  archived,
  onGone,
}: Targets): StockActs {
  const t = useWords();
  const { tax } = useShopFacts();
  const finding = useFinding();
  const bulk = useBulkCommands();
  const stock = useStockCommands();
  const makeCodes = useMakeCodes();
  const run = useBulkRun();
  const readSold = useReadSoldThere();
  const [open, setOpen] = useState<Open | null>(null);

  const withFew = (act: 'adjust' | 'move') => {
    const chosen = variants();
    if (chosen.length > MOST_LINES) toast.news(t('stock.adjust.most'));
    else setOpen({ act, variants: chosen });
  };
  const withOne = (act: 'edit' | 'variant') => {
    const [first] = variants();
    const row = first && finding.rowOf(first);
    if (row) setOpen({ act, row });
  };
  /** Known before the act: afterwards they may stand in no list. */
  const productsOf = (ids: readonly VariantId[]) => {
    const products = new Map<string, string>(ids.flatMap((id) => [[id, finding.rowOf(id)?.productId ?? ''] as const]));
    return (variantId: string) => products.get(variantId) || undefined;
  };
  const goneWhen = (left: Promise<boolean>) => void left.then((isLeft) => isLeft && onGone?.());
  const archive = (going: readonly VariantId[]) => {
    const having = (figure: 'onHand' | 'committed') =>
      going.filter((id) => (finding.rowOf(id)?.figures?.[figure] ?? 0) !== 0);
    const [holding, promised] = [having('onHand'), having('committed')];
    const productOf = productsOf(going);
    const told = (_: number, { rows }: Edited) => archivedText(t, { rows, productOf, holding, promised });
    goneWhen(run.start(t('stock.commands.archive'), (how) => bulk.archive(going, how), told));
  };
  const acts = {
    create: (sought = '') => setOpen({ act: 'new', sought }),
    adjust: () => withFew('adjust'),
    move: () => withFew('move'),
    edit: () => withOne('edit'),
    variant: () => withOne('variant'),
    price: () => setOpen({ act: 'price', variants: variants() }),
    rule: () => setOpen({ act: 'rule', variants: variants() }),
    taxClass: tax.taxRates?.length ? () => setOpen({ act: 'taxClass', variants: variants() }) : null,
    bin: () => setOpen({ act: 'bin', variants: variants() }),
    barcode: (code = '') => setOpen({ act: 'barcode', variantId: variants()[0] ?? null, code }),
    attach: (code: string) => setOpen({ act: 'barcode', variantId: null, code }),
    ownCodes: () => {
      const chosen = variants();
      const without = chosen.filter((id) => finding.rowOf(id)?.barcode === null);
      if (without.length === 0) toast.news(t('stock.ownCodes.none', { count: chosen.length }));
      else if (chosen.length === 1) makeCodes(run, without);
      else setOpen({ act: 'own-codes', variants: chosen, without });
    },
    labels: () => {
      const chosen = variants();
      if (chosen.length > MOST_LABELS) return void toast.news(t('stock.labelsMost', { count: MOST_LABELS }));
      void stock.labels(chosen).then(() => navigate('/labels'));
    },
    archive: () => {
      const going = archives();
      void readSold(going).then((sold) =>
        sold.length > 0 ? setOpen({ act: 'archive', variants: going, sold }) : archive(going),
      );
    },
    unarchive: () => {
      const coming = archives();
      const productOf = productsOf(coming);
      const told = (_: number, { rows }: Edited) => unarchivedText(t, { rows, productOf });
      goneWhen(run.start(t('stock.commands.unarchive'), (how) => bulk.unarchive(coming, how), told));
    },
  };
  const one = count === 1;
  const some = count > 0;
  useCommands(stockCommands, {
    'stock.new': () => acts.create(),
    'stock.edit': one ? acts.edit : null,
    'stock.variant': one ? acts.variant : null,
    'stock.adjust': acts.adjust,
    'stock.move': acts.move,
    'stock.price': some ? acts.price : null,
    'stock.rule': some ? acts.rule : null,
    'stock.taxClass': some ? acts.taxClass : null,
    'stock.bin': some ? acts.bin : null,
    'stock.barcode': one ? () => acts.barcode() : null,
    'stock.ownCodes': some ? acts.ownCodes : null,
    'stock.labels': some ? acts.labels : null,
    'stock.archive': some && !archived ? acts.archive : null,
    'stock.unarchive': some && archived ? acts.unarchive : null,
  });
  const dialogs = (
    <>
      {open && (
        <OpenDialog open={open} locationId={locationId} run={run} onArchive={archive} onClose={() => setOpen(null)} />
      )}
      {run.shown}
    </>
  );
  return { ...acts, dialogs };
}

/** Makes codes, shows how far that is and tells which or how many there are. */
function useMakeCodes(): (run: BulkRun, variants: readonly VariantId[]) => void {
  const t = useWords();
  const finding = useFinding();
  const make = useOwnCodes();
  return (run, variants) => {
    const [only] = variants;
    void run.start(
      t('stock.ownCodes.title'),
      (how) => make(variants, how),
      (count) => {
        const row = only && variants.length === 1 ? finding.rowOf(only) : undefined;
        return t('stock.ownCodes.made', { count, product: row?.title ?? '' });
      },
    );
  };
}

const noRule: Rule<null> = { point: null, upTo: null, multiple: null };

type OpenDialogProps = {
  readonly open: Open;
  readonly locationId: LocationId | null;
  readonly run: ReturnType<typeof useBulkRun>;
  readonly onArchive: (variants: readonly VariantId[]) => void;
  readonly onClose: () => void;
};

function OpenDialog({ open, locationId, run, onArchive, onClose }: OpenDialogProps) {
  const t = useWords();
  const format = useFormat();
  const facts = useShopFacts();
  const finding = useFinding();
  const bulk = useBulkCommands();
  const makeCodes = useMakeCodes();
  switch (open.act) {
    case 'new':
      return <NewProductDialog sought={open.sought} onClose={onClose} />;
    case 'adjust':
      return <AdjustDialog variants={open.variants} locationId={locationId} onClose={onClose} />;
    case 'move':
      return <MoveDialog variants={open.variants} locationId={locationId} onClose={onClose} />;
    case 'edit':
      return <EditProductDialog row={open.row} onClose={onClose} />;
    case 'variant':
      return <AddVariantDialog row={open.row} onClose={onClose} />;
    case 'barcode':
      return <BarcodeDialog variantId={open.variantId} code={open.code} onClose={onClose} />;
    case 'archive':
      return (
        <ArchiveDialog
          sold={open.sold}
          onClose={onClose}
          onArchive={() => {
            onClose();
            onArchive(open.variants);
          }}
        />
      );
    case 'own-codes':
      return (
        <OwnCodesDialog
          without={open.without.length}
          count={open.variants.length}
          onClose={onClose}
          onMake={() => {
            onClose();
            makeCodes(run, open.without);
          }}
        />
      );
    case 'price': {
      const known = open.variants.flatMap((id) => finding.rowOf(id) ?? []);
      const now = open.variants.length === 1 ? (known[0]?.price ?? null) : null;
      const change = (price: number | null) =>
        void run.start(
          t('stock.bulk.priceTitle'),
          (how) => bulk.setPrices(open.variants, price, how),
          (count) => t(price === null ? 'stock.bulk.priceCleared' : 'stock.bulk.priceSaved', { count }),
        );
      return (
        <PriceDialog
          count={open.variants.length}
          currency={facts.currency ?? 'EUR'}
          now={now}
          present={known.filter(({ price }) => price !== null).length}
          usual={lowest(known.map(({ price }) => price)) ?? lowest(known.map(({ cost }) => cost))}
          onChange={change}
          onClose={onClose}
        />
      );
    }
    case 'taxClass': {
      const known = open.variants.flatMap((id) => finding.rowOf(id) ?? []);
      const change = (taxClass: string | null) =>
        void run.start(
          t('tax.bulk.title'),
          (how) => bulk.setTaxClasses(open.variants, taxClass, how),
          (count) => t('tax.bulk.saved', { count }),
        );
      return (
        <TaxClassDialog
          count={new Set(known.map(({ productId }) => productId)).size}
          now={known.map(({ taxClass }) => taxClass)}
          onChange={change}
          onClose={onClose}
        />
      );
    }
    case 'bin': {
      const known = open.variants.flatMap((id) => finding.rowOf(id) ?? []);
      const change = (usualBinId: LocationId | null) =>
        void run.start(
          t('stock.bulk.binTitle'),
          (how) => bulk.setUsualBins(open.variants, usualBinId, how),
          (count) => t(usualBinId === null ? 'stock.bulk.binCleared' : 'stock.bulk.binSaved', { count }),
        );
      return (
        <UsualBinDialog
          count={open.variants.length}
          facts={facts}
          now={open.variants.length === 1 ? (known[0]?.usualBinId ?? null) : null}
          present={known.filter(({ usualBinId }) => usualBinId !== null).length}
          onChange={change}
          onClose={onClose}
        />
      );
    }
    case 'rule': {
      const decimals = sameDecimals(open.variants.map((id) => finding.rowOf(id)?.decimals ?? 0));
      const where =
        locationId === null
          ? t('stock.bulk.ruleEverywhere')
          : t('stock.bulk.ruleAt', { location: facts.locationName(locationId) });
      const own = open.variants.map((id) => finding.ownRule(id, locationId));
      const now = (open.variants.length === 1 && own[0]) || noRule;
      const withFigure = (figure: keyof Rule<unknown>) => own.filter((rule) => rule?.[figure] != null).length;
      const location = locationId === null ? null : facts.locationName(locationId);
      const withoutPoint = withoutPointText(t, format, { location, shopPoint: facts.defaultPoint });
      const change = (rule: Partial<Rule<number | null>>) =>
        void run.start(
          t('stock.bulk.ruleTitle'),
          (how) => bulk.setRules(open.variants, { locationId, rule, decimals: decimals ?? 0 }, how),
          (count) => {
            const isPointAlone = rule.point === null && Object.keys(rule).length === 1;
            const said = t(isPointAlone ? 'stock.bulk.pointsCleared' : 'stock.bulk.ruleSaved', { count });
            return rule.point === null ? `${said}. ${withoutPoint}` : said;
          },
        );
      return (
        <RuleDialog
          count={open.variants.length}
          where={where}
          withoutPoint={withoutPoint}
          decimals={decimals}
          now={now}
          present={{ point: withFigure('point'), upTo: withFigure('upTo'), multiple: withFigure('multiple') }}
          onChange={change}
          onClose={onClose}
        />
      );
    }
  }
}

function sameDecimals(decimals: readonly StockListRow['decimals'][]): StockListRow['decimals'] | null {
  const [first = 0] = decimals;
  return decimals.every((other) => other === first) ? first : null;
}

function lowest(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : Math.min(...known);
}
