import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { Failure } from '#shared/base/result.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useBeginnings } from './welcome.commands.ts';

/** A shop on its way: reading its journal back says how far it is. */
export function OpeningShop({
  entry,
  done,
  total,
}: {
  readonly entry: ShopEntry;
  readonly done: number | null;
  readonly total: number | null;
}) {
  const t = useWords();
  return (
    <Page title={entry.name}>
      <ProgressBar
        name={
          done === null ? t('welcome.opening', { name: entry.name }) : t('welcome.rebuilding', { name: entry.name })
        }
        done={done ?? 0}
        total={total}
      />
    </Page>
  );
}

/** A shop that another window holds: one window at a time writes to it. */
export function ShopElsewhere({ entry }: { readonly entry: ShopEntry }) {
  const t = useWords();
  const { open, leave } = useBeginnings();
  return (
    <Page title={entry.name}>
      <Stack gap="m">
        <ErrorBlock {...failureWords(t, { code: 'in-use' })} />
        <Inline gap="s">
          <Button kind="primary" onClick={() => void open(entry, true)}>
            {t('welcome.takeOver')}
          </Button>
          <Button onClick={() => void leave()}>{t('welcome.otherShop')}</Button>
        </Inline>
      </Stack>
    </Page>
  );
}

type ShopFailedProps = {
  readonly entry: ShopEntry | null;
  readonly failure: Failure;
  /** Opens the dialog that restores a backup. */
  readonly onRestore: () => void;
};

/** A shop that could not be opened: what is safe, and what to do. */
export function ShopFailed({ entry, failure, onRestore }: ShopFailedProps) {
  const t = useWords();
  const { again, leave } = useBeginnings();
  return (
    <Page title={entry?.name ?? ''}>
      <Stack gap="m">
        <ErrorBlock {...failureWords(t, failure)} />
        <Inline gap="s">
          <Button kind="primary" onClick={() => void again()}>
            {t('welcome.again')}
          </Button>
          {entry && <Button onClick={() => void leave()}>{t('welcome.otherShop')}</Button>}
          {entry && (
            <Button
              icon="history"
              onClick={() => {
                void leave();
                onRestore();
              }}
            >
              {t('backup.restore.title')}
            </Button>
          )}
        </Inline>
      </Stack>
    </Page>
  );
}
