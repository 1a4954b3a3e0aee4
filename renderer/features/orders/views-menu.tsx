import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { Menu, type MenuItem } from '#renderer/ui/menu.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { ViewRow } from '#shared/domain/operations/rows.ts';
import { mayMakeShort } from '#shared/domain/values/limits.ts';
import { forgetViewColumns } from './order-columns.store.ts';
import { orderViewCommands } from './orders.palette.ts';
import { viewPlace } from './view-address.ts';
import { useViewCommands } from './views.commands.ts';

type ViewsMenuProps = {
  readonly views: readonly ViewRow[];
  /** The view in the address; null where none is. */
  readonly current: ViewRow | null;
  /** The list as it is shown now: its question and its columns. */
  readonly query: string;
  readonly columns: readonly string[];
  /** Whether the list differs from the view that is open. */
  readonly isChanged: boolean;
};

/** The saved views of the queue: opening one, saving the list as it is, renaming and deleting. */
export function ViewsMenu({ views, current, query, columns, isChanged }: ViewsMenuProps) {
  const t = useWords();
  const told = useActNews();
  const commands = useViewCommands();
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const save = () => setNaming('new');
  useCommands(orderViewCommands, { 'orders.saveView': save });

  const update = async (view: ViewRow) => {
    const changed = await commands.change(view.id, { query, columns });
    if (!changed.ok) return told.failed(changed.failure);
    forgetViewColumns(view.id);
    told.saved(t('queue.views.saved', { name: view.name }), changed.value.opIds);
    navigate(viewPlace({ ...view, query }), { replace: true });
  };
  const remove = async (view: ViewRow) => {
    const gone = await commands.change(view.id, { archived: true });
    if (!gone.ok) return told.failed(gone.failure);
    told.saved(t('queue.views.deleted', { name: view.name }), gone.value.opIds);
    navigate('/orders', { replace: true });
  };
  const submit = async (name: string) => {
    if (naming === 'rename' && current) {
      const renamed = await commands.change(current.id, { name });
      if (!renamed.ok && renamed.failure.code !== 'nothing-changed') return told.failed(renamed.failure);
      if (renamed.ok) told.saved(t('queue.views.saved', { name: name.trim() }), renamed.value.opIds);
      return setNaming(null);
    }
    const added = await commands.add({ name, query, columns });
    if (!added.ok) return told.failed(added.failure);
    told.saved(t('queue.views.saved', { name: name.trim() }), added.value.opIds);
    setNaming(null);
    navigate(viewPlace({ id: added.value.viewId, query }), { replace: true });
  };
  const items: readonly MenuItem[] = [
    {
      id: 'plain',
      label: t('queue.views.plain'),
      chosen: current === null,
      onSelect: () => navigate('/orders', { replace: true }),
    },
    ...views.map((view) => ({
      id: view.id,
      label: view.name,
      chosen: view.id === current?.id,
      onSelect: () => navigate(viewPlace(view), { replace: true }),
    })),
    { id: 'line', divider: true },
    { id: 'save', label: t('queue.views.save'), icon: 'plus', shortcut: 'v', onSelect: save },
    ...(current
      ? ([
          {
            id: 'update',
            label: t('queue.views.update', { name: current.name }),
            icon: 'check',
            disabled: !isChanged,
            onSelect: () => void update(current),
          },
          {
            id: 'rename',
            label: t('queue.views.rename', { name: current.name }),
            icon: 'edit',
            onSelect: () => setNaming('rename'),
          },
          {
            id: 'delete',
            label: t('queue.views.delete', { name: current.name }),
            icon: 'delete',
            danger: true,
            onSelect: () => void remove(current),
          },
        ] as const)
      : []),
  ];
  const shown = current && (isChanged ? t('queue.views.changed', { name: current.name }) : current.name);
  return (
    <>
      <Menu name={shown ?? t('queue.views.title')} icon="filter" labelled items={items} />
      {naming && (
        <NameDialog
          title={naming === 'rename' ? t('queue.views.renameTitle') : t('queue.views.save')}
          given={naming === 'rename' ? (current?.name ?? '') : ''}
          onSave={submit}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  );
}

type NameDialogProps = {
  readonly title: string;
  readonly given: string;
  readonly onSave: (name: string) => Promise<void>;
  readonly onClose: () => void;
};

function NameDialog({ title, given, onSave, onClose }: NameDialogProps) {
  const t = useWords();
  const [name, setName] = useState(given);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    await onSave(name);
    setBusy(false);
  };
  return (
    <Dialog
      name={title}
      submit={t('queue.views.submit')}
      open
      size="s"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={name.trim() !== ''}
      busy={busy}
    >
      <TextField
        label={t('queue.views.name')}
        hint={t('queue.views.hint')}
        value={name}
        onChange={setName}
        maxLength={mayMakeShort.view}
        required
        autoFocus
      />
    </Dialog>
  );
}
