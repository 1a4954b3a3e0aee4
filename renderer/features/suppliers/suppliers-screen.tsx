import { useMemo, useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterChips, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { must } from '#shared/base/must.ts';
import { PurchasingTabs } from '#renderer/parts/purchasing-tabs.tsx';
import { SupplierDialog } from './supplier-dialog.tsx';
import { supplierListCommands } from './suppliers.palette.ts';
import { type ListedSupplier, useSuppliers } from './suppliers.queries.ts';

/** Who delivers, by name, and the way to add one. */
export function SuppliersScreen() {
  const t = useWords();
  const { ready, suppliers } = useSuppliers();
  const [address, change] = useQuery();
  const [adding, setAdding] = useState(false);
  const columns = useSupplierColumns();
  const filter = address.get('filter') === 'archived' ? 'archived' : 'used';
  const rows = useMemo(
    () => suppliers.filter(({ supplier }) => supplier.archived === (filter === 'archived')),
    [suppliers, filter],
  );
  const [rowAt, keyAt] = useMemo(
    () =>
      [
        (index: number) => must(rows[index], 'a table asks for rows there are'),
        (index: number) => rows[index]?.supplier.id ?? '',
      ] as const,
    [rows],
  );
  useCommands(supplierListCommands, { 'suppliers.new': () => setAdding(true) });
  const archived = suppliers.filter(({ supplier }) => supplier.archived).length;
  const button = (
    <Button kind="primary" icon="plus" shortcut="n" onClick={() => setAdding(true)}>
      {t('suppliers.commands.add')}
    </Button>
  );
  return (
    <Page
      title={t('suppliers.title')}
      count={ready ? rows.length : undefined}
      primary={button}
      chips={
        <Inline gap="m" wrap>
          <PurchasingTabs shown="suppliers" />
          {(archived > 0 || filter === 'archived') && (
            <FilterChips name={t('suppliers.filter')}>
              <ToggleChip
                label={t('suppliers.archived')}
                count={archived}
                on={filter === 'archived'}
                onChange={(on) => change({ filter: on ? 'archived' : null })}
              />
            </FilterChips>
          )}
        </Inline>
      }
      fill
    >
      <DataTable
        name={t('suppliers.title')}
        columns={columns}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={keyAt}
        onOpen={({ supplier }) => navigate(`/suppliers/${supplier.id}`)}
        empty={
          ready ? (
            <EmptyState icon="purchasing" title={t('suppliers.emptyTitle')} action={filter === 'used' && button}>
              {t('suppliers.emptyText')}
            </EmptyState>
          ) : (
            <Skeleton lines={8} />
          )
        }
        rememberAs="suppliers"
      />
      {adding && (
        <SupplierDialog
          supplier={null}
          onClose={() => setAdding(false)}
          onSaved={(id) => navigate(`/suppliers/${id}`)}
        />
      )}
    </Page>
  );
}

function useSupplierColumns(): readonly Column<ListedSupplier>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('suppliers.columns.name'),
        width: 220,
        grow: 3,
        fixed: true,
        render: ({ supplier }) => supplier.name,
      },
      {
        id: 'products',
        header: t('suppliers.columns.products'),
        width: 110,
        figure: true,
        render: ({ products }) => format.count(products),
      },
      {
        id: 'low',
        header: t('suppliers.columns.low'),
        width: 140,
        figure: true,
        render: ({ low }) =>
          low === 0 ? <Dash /> : <StatusMark plain tone="warn" icon="down" label={format.count(low)} />,
      },
      {
        id: 'leadTime',
        header: t('suppliers.columns.leadTime'),
        width: 130,
        figure: true,
        render: ({ supplier: { leadTimeDays } }) =>
          leadTimeDays === null ? <Dash /> : t('suppliers.days', { count: leadTimeDays }),
      },
    ],
    [t, format],
  );
}
