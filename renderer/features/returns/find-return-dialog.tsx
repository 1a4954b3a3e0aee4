import { useEffect, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogScans } from '#renderer/ui/dialog-scans.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { type MeantOrder, useFindAway } from './returns.queries.ts';

type FindReturnDialogProps = {
  /** What the last scan or search came to, in words. */
  readonly said: string | null;
  readonly onCode: (code: string) => void;
  readonly onChoose: (orderId: string) => void;
  readonly onClose: () => void;
};

const MOST = 8;

/** Asks of which order something came back: by its slip, its number or its customer. */
export function FindReturnDialog({ said, onCode, onChoose, onClose }: FindReturnDialogProps) {
  const t = useWords();
  const format = useFormat();
  const find = useFindAway();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly MeantOrder[] | null>(null);
  useEffect(() => {
    let isNewest = true;
    void find(text, MOST).then((orders) => {
      if (isNewest) setFound(orders);
    });
    return () => {
      isNewest = false;
    };
  }, [find, text]);
  const [only] = found?.length === 1 ? found : [];
  return (
    <Dialog
      name={t('returns.commands.begin')}
      open
      size="m"
      unsaved={false}
      submit={t('returns.find.open')}
      canSubmit={text.trim() !== ''}
      onSubmit={() => (only ? onChoose(only.order.id) : onCode(text))}
      onClose={onClose}
    >
      <DialogScans onScan={onCode} />
      <Stack gap="m">
        <Text tone="muted">{t('returns.find.text')}</Text>
        <SearchField
          name={t('returns.find.order')}
          placeholder={t('returns.find.placeholder')}
          value={text}
          scans="screen"
          autoFocus
          onChange={setText}
        />
        <div>
          <div role="status">{said && <Text tone="bad">{said}</Text>}</div>
          {found && (
            <Text tone="muted" size="s">
              {t(`returns.find.${found.length > 0 ? 'found' : text.trim() === '' ? 'noneYet' : 'noneFits'}`)}
            </Text>
          )}
          <ul className="return-found" aria-label={t('returns.find.found')}>
            {(found ?? []).map(({ order, customer }) => (
              <li key={order.id}>
                <Button kind="quiet" onClick={() => onChoose(order.id)}>
                  {[t('orders.page.title', { number: order.number }), customer, format.date(order.placedAt)]
                    .filter(Boolean)
                    .join(' · ')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      </Stack>
    </Dialog>
  );
}
