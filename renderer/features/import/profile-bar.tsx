import { type ReactNode, useRef, useState } from 'react';
import { packProfile } from '#shared/contract/formats/import-profile.ts';
import type { Mapping } from '#shared/domain/import/mapping.ts';
import {
  fitsProfile,
  freeName,
  type Profile,
  readsAlike,
  touchesProfile,
  withProfile,
} from '#shared/domain/import/profile.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { download } from '#renderer/ui/download.ts';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Menu, type MenuItem } from '#renderer/ui/menu.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import { profileIn, type UnderstoodFile } from './import.commands.ts';
import { dropProfile, keepProfile, useImportProfiles } from './import-profiles.store.ts';
import './import.css';

type ProfileBarProps = {
  readonly file: UnderstoodFile;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
  /** What is chosen beside it. */
  readonly children: ReactNode;
};

/** How a file of this layout was read before: as remembered, or by a profile that can be named, kept and handed on. */
export function ProfileBar({ file, mapping, onChange, children }: ProfileBarProps) {
  const t = useWords();
  const { profiles } = useImportProfiles();
  const [isNaming, setNaming] = useState(false);
  const headers = mapping.columns.map(({ header }) => header);
  const apply = (profile: Profile) => onChange(withProfile(file.proposed, profile));
  const isRead = (profile: Profile) => readsAlike(withProfile(file.proposed, profile), mapping);
  const chosen = profiles.find((profile) => touchesProfile(headers, profile) && isRead(profile));
  const options = profiles
    .map((profile) => ({ profile, fits: fitsProfile(headers, profile) }))
    .toSorted((a, b) => Number(b.fits) - Number(a.fits))
    .map(({ profile: { name }, fits }) => ({
      value: name,
      label: name,
      ...(!fits && { note: t('importDialog.profiles.otherColumns') }),
    }));
  const choose = (name: string | null) => {
    const profile = profiles.find((one) => one.name === name);
    if (profile) apply(profile);
    else onChange(file.proposed);
  };
  return (
    <Stack gap="s">
      {mapping === file.mapping && mapping !== file.proposed && (
        <Inline gap="s" wrap>
          <StatusMark tone="news" label={t('importDialog.file.remembered')} />
          <Button kind="quiet" onClick={() => onChange(file.proposed)}>
            {t('importDialog.profiles.anew')}
          </Button>
        </Inline>
      )}
      <div className="import-profile">
        {children}
        {profiles.length > 0 && (
          <SelectField
            label={t('importDialog.profiles.name')}
            placeholder={t('importDialog.profiles.none')}
            value={chosen?.name ?? null}
            onChange={choose}
            options={options}
            clearable
          />
        )}
        <ProfileMenu chosen={chosen} onName={() => setNaming(true)} onUse={apply} />
      </div>
      {isNaming && (
        <NameDialog
          proposed={chosen?.name ?? freeName(profiles, file.name.replace(/\.[a-z]{2,4}$/i, ''))}
          taken={(name) => profiles.some((profile) => profile.name === name)}
          onClose={() => setNaming(false)}
          onName={(name) => {
            keepProfile({ name, mapping });
            toast.success(t('importDialog.profiles.kept', { name }));
          }}
        />
      )}
    </Stack>
  );
}

type ProfileMenuProps = {
  readonly chosen: Profile | undefined;
  readonly onName: () => void;
  readonly onUse: (profile: Profile) => void;
};

function ProfileMenu({ chosen, onName, onUse }: ProfileMenuProps) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File) => {
    const profile = await profileIn(file);
    if (!profile) return void toast.failure(t('importDialog.profiles.unreadable', { name: file.name }));
    keepProfile(profile);
    onUse(profile);
    toast.success(t('importDialog.profiles.opened', { name: profile.name }));
  };
  const forget = (profile: Profile) => {
    dropProfile(profile.name);
    toast.news(t('importDialog.profiles.forgotten', { name: profile.name }), { undo: () => keepProfile(profile) });
  };
  const ofChosen: readonly MenuItem[] = chosen
    ? [
        {
          id: 'export',
          label: t('importDialog.profiles.export'),
          icon: 'export',
          onSelect: () => exportProfile(chosen),
        },
        { id: 'forget', label: t('importDialog.profiles.forget'), onSelect: () => forget(chosen) },
      ]
    : [];
  return (
    <>
      <Menu
        name={t('importDialog.profiles.menu')}
        labelled
        items={[
          { id: 'keep', label: t('importDialog.profiles.keep'), onSelect: onName },
          {
            id: 'open',
            label: t('importDialog.profiles.open'),
            icon: 'upload',
            onSelect: () => input.current?.click(),
          },
          ...ofChosen,
        ]}
      />
      <input
        ref={input}
        className="ui-hidden"
        type="file"
        accept=".json"
        aria-label={t('importDialog.profiles.file')}
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) void open(file);
        }}
      />
    </>
  );
}

/** Gives a profile as a file that another computer can open. */
function exportProfile(profile: Profile): void {
  const text = `${JSON.stringify(packProfile(profile), null, 2)}\n`;
  const name = profile.name.replace(/[^\p{L}\p{N} ._()-]+/gu, '-');
  download(new Blob([text], { type: 'application/json' }), `${name}.stockroom-profile.json`);
}

type NameDialogProps = {
  readonly proposed: string;
  readonly taken: (name: string) => boolean;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
};

function NameDialog({ proposed, taken, onName, onClose }: NameDialogProps) {
  const t = useWords();
  const [name, setName] = useState(proposed);
  const trimmed = name.trim();
  return (
    <Dialog
      name={t('importDialog.profiles.keepTitle')}
      open
      size="s"
      onClose={onClose}
      onSubmit={() => {
        onName(trimmed);
        onClose();
      }}
      submit={t(taken(trimmed) ? 'importDialog.profiles.replace' : 'importDialog.profiles.save')}
      canSubmit={trimmed !== ''}
    >
      <TextField
        label={t('importDialog.profiles.title')}
        hint={t('importDialog.profiles.titleHint')}
        value={name}
        onChange={setName}
        maxLength={100}
      />
    </Dialog>
  );
}
