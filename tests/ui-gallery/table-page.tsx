import { useCallback, useEffect, useMemo, useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ColumnChooser } from '#renderer/ui/column-chooser.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Figure } from '#renderer/ui/figure.tsx';
import { FilterChips, MenuChip, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import { type Column, plainView, type Sort, type TableView } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';

type Thing = {
  readonly id: number;
  readonly name: string;
  readonly sku: string;
  readonly on: number;
  readonly price: number;
};

const kinds = ['Cup', 'Bowl', 'Plate', 'Teapot with lid', 'Candle holder, brass', 'Linen towel', 'Notebook A5 dotted'];
const colours = ['blue', 'sand', 'olive', 'white', 'charcoal'];
const size = 100_000;
const things: readonly Thing[] = Array.from({ length: size }, (_, id) => ({
  id,
  name: `${kinds[id % kinds.length]} ${colours[id % colours.length]}`,
  sku: `HS-${String(id).padStart(6, '0')}`,
  on: ((id * 7919) % 143) - 6,
  price: 250 + ((id * 131) % 9000),
}));

/** What no column was made for: figures and codes of the longest kind, and names of any length. */
const longThings: readonly Thing[] = Array.from({ length: 40 }, (_, id) => ({
  id,
  name: `${kinds[id % kinds.length]} of a shop that calls nothing by a short name, no. ${id}`,
  sku: `HS-LONG-CODE-OF-A-SUPPLIER-${id}`,
  on: id % 2 ? -1_234_567_890_123 : 12,
  price: id % 3 ? 1_234_567_890 : 250,
}));

/** Toasts of one kind replace each other; these are to stand beside each other. */
let acts = 0;

function newThings(count: number): readonly Thing[] {
  return Array.from({ length: count }, (_, n) => ({
    id: size + n,
    name: `New ${n}`,
    sku: `N-${n}`,
    on: 5,
    price: 100,
  }));
}

function stateOf(on: number) {
  if (on < 0) return <StatusMark plain tone="bad" label="Negative" />;
  if (on === 0) return <StatusMark plain tone="bad" label="Out" />;
  return on < 10 ? <StatusMark plain tone="warn" label="Low" /> : <StatusMark plain tone="good" label="In stock" />;
}

export function TablePage() {
  const format = useFormat();
  const [sort, setSort] = useState<Sort | null>(null);
  const [selection, select] = useState<ReadonlySet<string>>(new Set());
  const [view, setView] = useState<TableView>(plainView);
  const [low, setLow] = useState(false);
  const [long, setLong] = useState(false);
  const [supplier, setSupplier] = useState<string | null>(null);
  const [open, setOpen] = useState<Thing | null>(null);
  const [rise, setRise] = useState(0);
  useEffect(() => {
    // Another desk's prices, which come while somebody edits here.
    const dearer = () => setRise((before) => before + 100);
    addEventListener('prices-rise', dearer);
    return () => removeEventListener('prices-rise', dearer);
  }, []);
  const [above, setAbove] = useState(0);
  useEffect(() => {
    // Rows that come above the others, as a list does that was read only now.
    const more = () => setAbove(3);
    addEventListener('rows-come', more);
    return () => removeEventListener('rows-come', more);
  }, []);
  const rows = useMemo(() => {
    const kept =
      supplier === 'none'
        ? []
        : long
          ? [...longThings]
          : low
            ? things.filter(({ on }) => on < 10)
            : [...newThings(above), ...things];
    if (!sort) return kept;
    const turn = sort.direction === 'ascending' ? 1 : -1;
    return [...kept].sort((a, b) => turn * (sort.column === 'on' ? a.on - b.on : a.name.localeCompare(b.name)));
  }, [sort, low, long, supplier, above]);
  const columns = useMemo<readonly Column<Thing>[]>(
    () => [
      { id: 'name', header: 'Product', width: 260, grow: 3, fixed: true, sortable: true, render: (row) => row.name },
      { id: 'sku', header: 'SKU', width: 120, fit: 320, render: (row) => row.sku },
      { id: 'state', header: 'State', width: 110, render: (row) => stateOf(row.on) },
      {
        id: 'on',
        header: 'On hand',
        width: 96,
        figure: true,
        sortable: true,
        render: (row) => (
          <Figure
            inTable
            text={format.quantity(row.on)}
            name={`On hand: ${row.on}`}
            tone={row.on <= 0 ? 'bad' : undefined}
            explain={() => ({
              title: `On hand: ${row.name}`,
              lines: [
                { label: 'Opening balance', value: '+150', note: '3 Jan 2026' },
                { label: 'Order 1044', value: '−12', href: '/orders' },
              ],
              total: { label: 'On hand', value: String(row.on) },
              more: { label: 'All movements', href: '/orders' },
            })}
          />
        ),
      },
      {
        id: 'committed',
        header: 'Committed',
        width: 96,
        figure: true,
        render: (row) => (row.id % 3 ? <Dash /> : format.quantity(row.id % 9)),
      },
      {
        id: 'available',
        header: 'Available',
        width: 96,
        figure: true,
        render: (row) => format.quantity(row.on - (row.id % 3 ? 0 : row.id % 9)),
      },
      { id: 'incoming', header: 'Incoming', width: 96, figure: true, render: (row) => (row.id % 5 ? <Dash /> : '24') },
      {
        id: 'price',
        header: 'Price',
        width: 110,
        figure: true,
        render: (row) => format.money(row.price + rise, 'EUR'),
        editable: {
          text: (row) => String((row.price + rise) / 100),
          label: (row) => `Price of ${row.name}`,
          save: (_, text) => {
            if (!/^\d+([.,]\d+)?$/.test(text)) return 'Write a price, such as 12.50.';
            toast.news(`Saved ${text}.`);
            return null;
          },
        },
      },
      {
        id: 'sold',
        header: '30 days',
        width: 96,
        render: (row) => (
          <Sparkline
            name="Sold in 30 days"
            points={Array.from({ length: 15 }, (_, day) => (row.id * (day + 3) * 31) % 17)}
          />
        ),
      },
    ],
    [format, rise],
  );
  const rowAt = useCallback((index: number) => rows[index] ?? things[0], [rows]) as (index: number) => Thing;
  const keyAt = useCallback((index: number) => String(rows[index]?.id), [rows]);
  return (
    <Page
      title="Stock"
      count={rows.length}
      fill
      actions={
        <>
          <ColumnChooser columns={columns} view={view} onChange={setView} />
          <Menu
            name="More"
            items={[
              { id: 'import', label: 'Import products', icon: 'import', onSelect: () => toast.news('A calmer toast.') },
              { id: 'export', label: 'Export', icon: 'export', shortcut: 'mod+e', onSelect: () => undefined },
              { id: 'line', divider: true },
              { id: 'archive', label: 'Archive', icon: 'archive', danger: true, onSelect: () => undefined },
            ]}
          />
        </>
      }
      primary={
        <Button
          kind="primary"
          icon="plus"
          onClick={() => toast.success('3 Cup blue adjusted to 12.', { undo: () => undefined, kind: `act ${acts++}` })}
        >
          New product
        </Button>
      }
      chips={
        <FilterChips name="Filters">
          <ToggleChip label="Long" on={long} onChange={setLong} />
          <ToggleChip label="Low" count={things.filter(({ on }) => on < 10).length} on={low} onChange={setLow} />
          <MenuChip
            label="Supplier"
            value={supplier}
            onChange={setSupplier}
            options={[
              { value: 'acme', label: 'Acme Pottery', count: 4021 },
              { value: 'none', label: 'Nobody', count: 0 },
            ]}
          />
        </FilterChips>
      }
      panel={
        open && (
          <SidePanel
            name={open.name}
            onClose={() => setOpen(null)}
            footer={<Button kind="primary">Adjust stock</Button>}
          >
            <KeyValueList
              items={[
                { label: 'SKU', value: open.sku },
                { label: 'On hand', value: open.on, figure: true },
                { label: 'Supplier', value: <Dash /> },
              ]}
            />
          </SidePanel>
        )
      }
    >
      <DataTable<Thing>
        name="Stock"
        columns={columns}
        view={view}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={keyAt}
        rowName={(row) => row.name}
        sort={sort}
        onSort={setSort}
        selection={selection}
        onSelect={select}
        onOpen={setOpen}
        currentKey={open && String(open.id)}
        rememberAs="stock"
        bulkActs={[
          { label: 'Edit', run: () => undefined },
          { label: 'Print labels', icon: 'print', run: () => undefined },
        ]}
        empty={
          <EmptyState icon="stock" title="Nothing from this supplier" action={<Button kind="primary">Import</Button>}>
            Bring products in from a file, or enter the first one by hand.
          </EmptyState>
        }
      />
    </Page>
  );
}
