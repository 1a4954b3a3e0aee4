import { useCallback, useMemo } from 'react';
import { type ActDocument, isActDocument } from '#shared/domain/operations/documents.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { useParams } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { ExportButton } from '#renderer/parts/export-button.tsx';
import type { ExportChoice } from '#renderer/parts/export-choices.ts';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { useWords } from '#renderer/words/words.ts';
import { documentFileColumns } from './document-file.ts';
import {
  type Document,
  type DocumentLine,
  useCalendar,
  useDocument,
  useDocumentFacts,
  useListFile,
} from './documents.queries.ts';

/** A document that moved stock: what a line of the ledger belongs to, and from there back to the products. */
export function DocumentPage() {
  const t = useWords();
  const { kind = '', id = '' } = useParams();
  const back = { href: '/activity', label: t('activity.title') };
  return isActDocument(kind) ? <ReadDocument key={id} kind={kind} id={id} back={back} /> : <Missing back={back} />;
}

type Back = { readonly href: string; readonly label: string };

function ReadDocument({ kind, id, back }: { readonly kind: ActDocument; readonly id: string; readonly back: Back }) {
  const t = useWords();
  const document = useDocument(kind, id);
  if (document === null) return <Missing back={back} />;
  return (
    <Page title={t(`documents.kinds.${kind}`)} back={back}>
      {document ? <Shown document={document} /> : <Skeleton lines={8} />}
    </Page>
  );
}

function Missing({ back }: { readonly back: Back }) {
  const t = useWords();
  return (
    <Page title={t('documents.missingTitle')} back={back}>
      <EmptyState icon="activity" title={t('documents.missingTitle')}>
        {t('documents.missingText')}
      </EmptyState>
    </Page>
  );
}

function Shown({ document }: { readonly document: Document }) {
  const t = useWords();
  const format = useFormat();
  const facts = useDocumentFacts();
  const days = useCalendar();
  const { currency } = facts;
  const columns = useColumns(document);
  const { lines, at, person, note, value } = document;
  const write = useListFile();
  const file = useExport();
  const exportAs = (choice: ExportChoice) =>
    file.start(choice, t('exports.files.document'), async (run) => {
      const columns = documentFileColumns({ t, facts, days });
      return exported(await write(lines, columns, { ...run, total: lines.length }), lines.length);
    });
  const rowAt = useCallback((index: number) => lines[index] as DocumentLine, [lines]); // asked only for rows there are
  const keyAt = useCallback((index: number) => lines[index]?.id ?? '', [lines]);
  return (
    <Stack gap="l">
      <KeyValueList
        items={[
          { label: t('documents.when'), value: format.dateTime(at) },
          { label: t('documents.person'), value: person ?? <Dash /> },
          ...(note ? [{ label: t('documents.note'), value: note }] : []),
          ...(value === null ? [] : [{ label: t('documents.value'), value: format.money(value, currency) }]),
        ]}
      />
      <Region name={t('documents.lines')} actions={<ExportButton onExport={exportAs} />}>
        <DataTable
          name={t('documents.lines')}
          columns={columns}
          rowCount={lines.length}
          rowAt={rowAt}
          keyAt={keyAt}
          height="content"
          widthsAs="document-lines"
        />
      </Region>
      {file.shown}
    </Stack>
  );
}

/** What no line says has no column. */
function useColumns({ lines }: Document): readonly Column<DocumentLine>[] {
  const t = useWords();
  const format = useFormat();
  const facts = useDocumentFacts();
  const said = {
    cost: lines.some(({ costTotal }) => costTotal !== null),
    lot: lines.some(({ lot }) => lot !== null),
    state: lines.some(({ isUndo, undone }) => isUndo || undone),
  };
  const all = useMemo(
    (): readonly Column<DocumentLine>[] => [
      {
        id: 'product',
        header: t('documents.product'),
        width: 220,
        grow: 3,
        render: ({ variantId }) => {
          const row = facts.variant(variantId);
          if (!row) return <Dash />;
          return <Link href={`/stock/product/${row.productId}?variant=${variantId}`}>{row.title}</Link>;
        },
      },
      {
        id: 'sku',
        header: t('documents.sku'),
        width: 130,
        fit: 220,
        render: ({ variantId }) => facts.variant(variantId)?.sku ?? <Dash />,
      },
      {
        id: 'lot',
        header: t('lots.name.lot'),
        width: 120,
        fit: 220,
        render: ({ lot }) => lot ?? <Dash />,
      },
      {
        id: 'location',
        header: t('documents.location'),
        width: 140,
        grow: 1,
        render: ({ locationId }) => facts.locationName(locationId),
      },
      {
        id: 'quantity',
        header: t('documents.quantity'),
        width: 100,
        figure: true,
        render: ({ variantId, quantity }) => format.signedQuantity(quantity, facts.variant(variantId)?.decimals ?? 0),
      },
      {
        id: 'cost',
        header: t('documents.cost'),
        width: 110,
        figure: true,
        render: ({ costTotal }) => (costTotal === null ? <Dash /> : format.money(costTotal, facts.currency)),
      },
      {
        id: 'state',
        header: t('documents.state'),
        width: 120,
        render: ({ isUndo, undone }) =>
          isUndo ? <Badge label={t('documents.isUndo')} /> : undone ? <Badge label={t('documents.undone')} /> : null,
      },
    ],
    [t, format, facts],
  );
  return useMemo(
    () =>
      all.filter(
        ({ id }) => (id !== 'cost' || said.cost) && (id !== 'lot' || said.lot) && (id !== 'state' || said.state),
      ),
    [all, said.cost, said.lot, said.state],
  );
}
