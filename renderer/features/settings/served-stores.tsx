import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text, type Tone } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { ServedFrom } from './served-stores.queries.ts';

type ServedStoresProps = { readonly served: readonly ServedFrom[]; readonly tone?: Tone };

/** What the online stores that are served from a place show once nothing in it is for sale (CHN224). */
export function ServedStores({ served, tone }: ServedStoresProps) {
  const t = useWords();
  return served.map(({ channelName: store, hasOthers }) => (
    <Text key={store} size="s" {...(tone && { tone })}>
      {t(hasOthers ? 'settings.locations.servesToo' : 'settings.locations.servesAlone', { store })}
    </Text>
  ));
}

type ArchivePlaceDialogProps = {
  readonly name: string;
  readonly served: readonly ServedFrom[];
  readonly onClose: () => void;
  readonly onArchive: () => void;
};

/** Asks before a place is archived that online stores are served from. */
export function ArchivePlaceDialog({ name, served, onClose, onArchive }: ArchivePlaceDialogProps) {
  const t = useWords();
  return (
    <ConfirmDialog
      name={t('settings.locations.archiveNamed', { name })}
      open
      onClose={onClose}
      onConfirm={onArchive}
      confirm={t('settings.locations.archive')}
    >
      <Stack gap="s">
        <ServedStores served={served} />
        <Text tone="muted" size="s">
          {t('settings.locations.servesChange')}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}
