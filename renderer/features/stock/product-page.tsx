import { type ReactNode, useRef } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { useParams, useQuery } from '#renderer/ui/location.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { must } from '#shared/base/must.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { BarcodesRegion } from './barcodes-region.tsx';
import { DetailsRegion } from './details-region.tsx';
import { HistoryRegion } from './history-region.tsx';
import { LevelsRegion } from './levels-region.tsx';
import { LotsRegion } from './lots-region.tsx';
import { MovementsRegion } from './movements-region.tsx';
import { OrdersRegion } from './orders-region.tsx';
import { PicturesRegion } from './pictures-region.tsx';
import { type FoundProduct, type StockListRow, useProduct } from './stock.queries.ts';
import { StockStatus } from '#renderer/parts/stock-status.tsx';
import { type StockActs, useStockActs } from './use-stock-acts.tsx';
import './product-page.css';

/** One product: its levels, movements, barcodes, orders and history, a variant at a time. */
export function ProductPage({ channels }: { readonly channels: (variantId: VariantId) => ReactNode }) {
  const t = useWords();
  const { id = '' } = useParams();
  const product = useProduct(id);
  const back = { href: '/stock', label: t('stock.product.back') };
  if (product.state === 'here')
    return <ShownProduct key={product.productId} product={product} back={back} channels={channels} />;
  return (
    <Page title={product.state === 'loading' ? t('stock.title') : t('stock.product.missingTitle')} back={back}>
      {product.state === 'loading' ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState
          icon="product"
          title={t('stock.product.missingTitle')}
          action={<Link href="/stock">{t('stock.goTo')}</Link>}
        >
          {t('stock.product.missingText')}
        </EmptyState>
      )}
    </Page>
  );
}

type ShownProductProps = {
  readonly product: Extract<FoundProduct, { state: 'here' }>;
  readonly back: { readonly href: string; readonly label: string };
  /** What online stores show of a variant. */
  readonly channels: (variantId: VariantId) => ReactNode;
};

function ShownProduct({ product, back, channels }: ShownProductProps) {
  const t = useWords();
  const [address, change] = useQuery();
  const page = useRef<HTMLDivElement>(null);
  const { name, archived, variants } = product;
  const first = must(variants[0], 'a product that is here has a variant');
  const row = variants.find((variant) => variant.variantId === address.get('variant')) ?? first;
  // What is archived is the product here, with all its variants.
  const whole = variants.map((variant) => variant.variantId);
  const acts = useStockActs({
    variants: () => [row.variantId],
    archives: () => whole,
    count: 1,
    locationId: null,
    archived: archived || variants.every((variant) => variant.archived),
  });
  return (
    <Page
      title={name}
      back={back}
      mark={<StockStatus row={row} plain={false} />}
      primary={
        <Button kind="primary" icon="adjust" shortcut="a" onClick={acts.adjust}>
          {t('stock.commands.adjust')}
        </Button>
      }
      actions={<ProductMenu acts={acts} archived={row.archived} />}
    >
      <div ref={page} className="product-page">
        {row.archived && <StatusMark tone="quiet" icon="archive" label={t('stock.product.archivedProduct')} />}
        {variants.length > 1 && <Variants variants={variants} row={row} onChoose={(variant) => change({ variant })} />}
        {/* Another variant is another page, with nothing left of the one before. */}
        <div className="product-columns" key={row.variantId}>
          <div className="product-main">
            <LevelsRegion row={row} />
            <LotsRegion row={row} />
            <HistoryRegion row={row} />
          </div>
          <div className="product-side">
            <DetailsRegion row={row} onEdit={acts.edit} />
            <PicturesRegion productId={row.productId} name={name} page={page} />
            <BarcodesRegion row={row} onAdd={() => acts.barcode()} onMake={acts.ownCodes} />
            <OrdersRegion row={row} />
            {channels(row.variantId)}
          </div>
          <div className="product-wide">
            <MovementsRegion row={row} />
          </div>
        </div>
      </div>
      {acts.dialogs}
    </Page>
  );
}

function ProductMenu({ acts, archived }: { readonly acts: StockActs; readonly archived: boolean }) {
  const t = useWords();
  return (
    <>
      <Button icon="move" shortcut="m" onClick={acts.move}>
        {t('stock.commands.move')}
      </Button>
      <Button icon="edit" shortcut="e" onClick={acts.edit}>
        {t('stock.commands.edit')}
      </Button>
      <Menu
        name={t('stock.product.more')}
        items={[
          { id: 'variant', label: t('stock.commands.variant'), icon: 'plus', shortcut: 'v', onSelect: acts.variant },
          {
            id: 'barcode',
            label: t('stock.commands.barcode'),
            icon: 'barcode',
            shortcut: 'b',
            onSelect: () => acts.barcode(),
          },
          { id: 'labels', label: t('stock.commands.labels'), icon: 'print', shortcut: 'l', onSelect: acts.labels },
          { id: 'price', label: t('stock.commands.price'), icon: 'labels', shortcut: 'p', onSelect: acts.price },
          { id: 'rule', label: t('stock.commands.rule'), icon: 'reorder', shortcut: 'r', onSelect: acts.rule },
          { id: 'bin', label: t('stock.commands.bin'), icon: 'location', shortcut: 'shift+b', onSelect: acts.bin },
          { id: 'line', divider: true },
          archived
            ? {
                id: 'unarchive',
                label: t('stock.commands.unarchive'),
                icon: 'archive',
                shortcut: 'shift+u',
                onSelect: acts.unarchive,
              }
            : {
                id: 'archive',
                label: t('stock.commands.archive'),
                icon: 'archive',
                shortcut: 'shift+a',
                onSelect: acts.archive,
              },
        ]}
      />
    </>
  );
}

/** More variants than this do not fit beside each other. */
const MOST_TABS = 6;

type VariantsProps = {
  readonly variants: readonly StockListRow[];
  readonly row: StockListRow;
  readonly onChoose: (variantId: string) => void;
};

function Variants({ variants, row, onChoose }: VariantsProps) {
  const t = useWords();
  const name = (variant: StockListRow) => variant.options || variant.sku || variant.name;
  if (variants.length <= MOST_TABS) {
    const tabs = variants.map((variant) => ({ id: variant.variantId, label: name(variant) }));
    return <Tabs name={t('stock.product.variants')} tabs={tabs} value={row.variantId} onChange={onChoose} />;
  }
  return (
    <Inline>
      <div className="product-variant">
        <SelectField
          label={t('stock.product.variants')}
          value={row.variantId}
          onChange={(variant) => variant && onChoose(variant)}
          options={variants.map((variant) => ({
            value: variant.variantId,
            label: name(variant),
            note: variant.sku ?? undefined,
          }))}
        />
      </div>
      <Text tone="muted">{t('stock.form.variantsOf', { count: variants.length })}</Text>
    </Inline>
  );
}
