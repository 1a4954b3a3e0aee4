import { useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { navigate, useParams } from '#renderer/ui/location.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { SupplierDialog } from './supplier-dialog.tsx';
import { SupplierProducts } from './supplier-products.tsx';
import { useSupplierCommands } from './suppliers.commands.ts';
import { supplierCommands } from './suppliers.palette.ts';
import { type FoundSupplier, useSupplier, useSupplierContact } from './suppliers.queries.ts';
import './supplier-page.css';

/** One supplier: how to reach it, and its products. */
export function SupplierPage() {
  const t = useWords();
  const { id = '' } = useParams();
  const found = useSupplier(id);
  const back = { href: '/suppliers', label: t('suppliers.title') };
  if (found.state === 'here') return <ShownSupplier key={found.supplier.id} found={found} back={back} />;
  return (
    <Page title={found.state === 'loading' ? t('suppliers.title') : t('suppliers.missingTitle')} back={back}>
      {found.state === 'loading' ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState
          icon="purchasing"
          title={t('suppliers.missingTitle')}
          action={<Link href="/suppliers">{t('suppliers.goTo')}</Link>}
        >
          {t('suppliers.missingText')}
        </EmptyState>
      )}
    </Page>
  );
}

type ShownSupplierProps = {
  readonly found: Extract<FoundSupplier, { readonly state: 'here' }>;
  readonly back: { readonly href: string; readonly label: string };
};

function ShownSupplier({ found, back }: ShownSupplierProps) {
  const t = useWords();
  const { supplier } = found;
  const contact = useSupplierContact(supplier.contactId ?? null);
  const told = useActNews();
  const { archive } = useSupplierCommands();
  const [open, setOpen] = useState<'edit' | 'merge' | null>(null);
  const { id, name, archived } = supplier;
  const setArchived = async (next: boolean) => {
    const answer = await archive(id, next);
    if (answer.ok) told.saved(t(next ? 'suppliers.wasArchived' : 'suppliers.isBack', { name }), answer.value.opIds);
    else told.failed(answer.failure);
  };
  const edit = () => setOpen('edit');
  useCommands(supplierCommands, {
    'supplier.edit': contact === undefined ? null : edit,
    'supplier.merge': () => setOpen('merge'),
    'supplier.archive': archived ? null : () => void setArchived(true),
    'supplier.unarchive': archived ? () => void setArchived(false) : null,
  });
  return (
    <Page
      title={name}
      back={back}
      mark={archived && <StatusMark tone="quiet" icon="archive" label={t('suppliers.archived')} />}
      actions={
        <>
          <Button icon="edit" shortcut="e" onClick={edit} disabled={contact === undefined}>
            {t('suppliers.commands.edit')}
          </Button>
          <Menu
            name={t('suppliers.more')}
            items={[
              {
                id: 'merge',
                label: t('suppliers.commands.merge'),
                icon: 'link',
                shortcut: 'm',
                onSelect: () => setOpen('merge'),
              },
              {
                id: 'archive',
                label: t(archived ? 'suppliers.commands.unarchive' : 'suppliers.commands.archive'),
                icon: 'archive',
                shortcut: archived ? 'shift+u' : 'shift+a',
                onSelect: () => void setArchived(!archived),
              },
            ]}
          />
        </>
      }
    >
      <div className="supplier-page">
        <SupplierDetails supplier={supplier} contact={contact} />
        <SupplierProducts found={found} />
      </div>
      {open === 'edit' && contact !== undefined && (
        <SupplierDialog supplier={{ row: supplier, contact }} onClose={() => setOpen(null)} />
      )}
      {open === 'merge' && (
        <MergeDialog
          supplier={supplier}
          products={found.rowCount}
          onClose={() => setOpen(null)}
          onMerged={(into) => navigate(`/suppliers/${into}`, { replace: true })}
        />
      )}
    </Page>
  );
}

type SupplierDetailsProps = {
  readonly supplier: ShownSupplierProps['found']['supplier'];
  readonly contact: ReturnType<typeof useSupplierContact>;
};

function SupplierDetails({ supplier: { leadTimeDays }, contact }: SupplierDetailsProps) {
  const t = useWords();
  const text = (value: string | undefined) => (value ? <span className="supplier-text">{value}</span> : <Dash />);
  return (
    <Region name={t('suppliers.details')}>
      {contact === undefined ? (
        <Skeleton lines={5} />
      ) : (
        <KeyValueList
          items={[
            { label: t('suppliers.form.email'), value: text(contact?.email) },
            { label: t('suppliers.form.phone'), value: text(contact?.phone) },
            { label: t('suppliers.form.address'), value: text(contact?.address) },
            {
              label: t('suppliers.form.leadTime'),
              value: leadTimeDays === null ? <Dash /> : t('suppliers.days', { count: leadTimeDays }),
            },
            { label: t('suppliers.form.note'), value: text(contact?.note) },
          ]}
        />
      )}
      {contact === null && <Text tone="muted">{t('suppliers.noContact')}</Text>}
    </Region>
  );
}
