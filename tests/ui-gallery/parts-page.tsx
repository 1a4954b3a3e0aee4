import { useState } from 'react';
import { Badge, StatusMark } from '#renderer/ui/badge.tsx';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { Chart } from '#renderer/ui/chart.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Card, Columns, Inline, Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Stepper } from '#renderer/ui/stepper.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { Tile } from '#renderer/ui/tile.tsx';
import { toast } from '#renderer/ui/toast.tsx';

const points = Array.from({ length: 900 }, (_, day) => ({
  at: day,
  label: `Day ${day}`,
  values: { shop: Math.round(60 + 50 * Math.sin(day / 40)), store: day % 90 },
}));

const columns: readonly Column<number>[] = [
  { id: 'at', header: 'When', width: 140, render: (row) => `1${row} May 2026` },
  { id: 'why', header: 'Reason', width: 200, grow: 1, render: () => 'Sold at the counter' },
  { id: 'by', header: 'By', width: 120, render: () => <Link href="/stock">Mona</Link> },
  { id: 'change', header: 'Change', width: 90, figure: true, render: (row) => `−${row}` },
  { id: 'balance', header: 'Balance', width: 90, figure: true, render: (row) => String(100 - row * 3) },
];
const rowAt = (index: number) => index + 1;
const keyAt = String;

export function PartsPage() {
  const [tab, setTab] = useState<'open' | 'picking' | 'done'>('open');
  const [asking, setAsking] = useState(false);
  return (
    <Page
      title="Orders"
      count={214}
      mark={<StatusMark tone="warn" label="3 overdue" />}
      back={{ href: '/stock', label: 'Stock' }}
      primary={
        <Button kind="primary" icon="plus" shortcut="n">
          New order
        </Button>
      }
      chips={
        <Tabs
          name="Orders by state"
          value={tab}
          onChange={setTab}
          tabs={[
            { id: 'open', label: 'To pick', count: 14 },
            { id: 'picking', label: 'Picking', count: 3, tone: 'warn' },
            { id: 'done', label: 'Shipped', count: 1204 },
          ]}
        />
      }
    >
      <Stack gap="l">
        <Columns min={200}>
          <Tile
            label="Stock value"
            figure="€12,480"
            change="+4 % on last month"
            tone="good"
            href="/stock"
            points={[2, 4, 3, 6, 8, 7, 9]}
            pointsName="Stock value, six months"
          />
          <Tile label="Orders to ship" figure="14" change="3 overdue" tone="bad" href="/orders" />
          <Tile label="Low" figure="28" change="5 more than yesterday" href="/stock" />
        </Columns>
        <Inline wrap>
          <StatusMark tone="bad" label="Out" />
          <StatusMark tone="warn" label="Low" />
          <StatusMark tone="good" label="Done" />
          <StatusMark tone="news" label="New" />
          <StatusMark tone="quiet" label="Not tracked" />
          <Badge label="demo" />
          <Badge label="oversold" tone="bad" />
          <Button>Plain</Button>
          <Button kind="quiet">Quiet</Button>
          <Button kind="danger" onClick={() => setAsking(true)}>
            Delete product
          </Button>
          <Button busy>Working</Button>
          <IconButton
            name="Print labels"
            icon="print"
            onClick={() =>
              toast.failure('The printer does not answer.', { note: 'Nothing was lost. Switch it on and try again.' })
            }
          />
          <Link href="/stock">A link</Link>
          <Text tone="muted">Muted text</Text>
        </Inline>
        <Region name="Stock over time">
          <Chart
            kind="step"
            name="Stock over time"
            series={[
              { id: 'shop', label: 'Shop' },
              { id: 'store', label: 'Store room' },
            ]}
            points={points}
          />
        </Region>
        <Region name="Sold by month">
          <Chart
            kind="bar"
            name="Sold by month"
            series={[{ id: 'shop', label: 'Shop' }]}
            points={points.slice(0, 12)}
            height={180}
          />
        </Region>
        <Region name="Since yesterday">
          <Chart
            kind="step"
            name="Since yesterday"
            series={[{ id: 'shop', label: 'Shop' }]}
            points={points.slice(0, 1)}
          />
        </Region>
        <Region name="Movements" actions={<Button>Export</Button>}>
          <DataTable<number>
            name="Movements"
            height="content"
            columns={columns}
            rowCount={6}
            rowAt={rowAt}
            keyAt={keyAt}
          />
        </Region>
        <Card>
          <Stack>
            <Stepper steps={['File', 'Columns', 'Preview', 'Done']} current={2} />
            <ProgressBar name="Importing products" done={4200} total={10000} onCancel={() => undefined} />
            <ProgressBar name="Reading the file" done={320} total={null} note="This may take a minute." />
          </Stack>
        </Card>
        <ErrorBlock
          happened="The shop's server does not answer."
          safe="What you enter is saved on this PC."
          next="It is tried again by itself; check the network if this stays."
          details="ECONNREFUSED"
          action={<Button>Try again</Button>}
        />
        <Skeleton />
        <EmptyState icon="orders" title="No orders yet" action={<Button kind="primary">New order</Button>}>
          Enter an order by hand or bring in a file.
        </EmptyState>
      </Stack>
      <ConfirmDialog
        name="Delete product"
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => setAsking(false)}
        confirm="Delete product"
        danger
      >
        <Text>Cup blue and its barcodes go. Its movements stay in the ledger.</Text>
      </ConfirmDialog>
    </Page>
  );
}
