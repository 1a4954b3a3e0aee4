import { useId, useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { NewShop } from './new-shop.tsx';
import { useBeginnings, useDeskState, useShops } from './welcome.commands.ts';
import './welcome.css';

type WelcomeProps = {
  /** Opens the dialog that connects to a shop's server. */
  readonly onConnect: () => void;
  /** Opens the dialog that joins a shop on another computer. */
  readonly onJoin: () => void;
  /** A shop was made to import into: open the import there. */
  readonly onImport: () => void;
  /** Opens the dialog that makes a shop of a backup. */
  readonly onRestore: () => void;
};

/** The first thing a person sees: how to begin. A useful screen is one click away. */
export function WelcomeDialog({ onConnect, onJoin, onImport, onRestore }: WelcomeProps) {
  const t = useWords();
  const [making, setMaking] = useState<'empty' | 'import' | null>(null);
  const { demo, open } = useBeginnings();
  const at = useDeskState();
  const shops = useShops().filter((entry) => entry.shopKind === 'real');
  const failure = at.state === 'welcome' ? at.failure : null;
  if (making)
    return <NewShop onBack={() => setMaking(null)} onMade={making === 'import' ? onImport : () => undefined} />;
  return (
    <Dialog name={t('welcome.title')} open closable={false} onClose={() => undefined} size="m">
      <Stack gap="m">
        <Text tone="muted">{t('welcome.intro')}</Text>
        {failure && <ErrorBlock {...failureWords(t, failure)} />}
        <div className="welcome-choices">
          {shops.map((entry) => (
            <Choice
              key={entry.shopId}
              icon="shop"
              title={t('welcome.open', { name: entry.name })}
              note={t('welcome.existing')}
              onChoose={() => void open(entry)}
            />
          ))}
          <Choice
            icon="news"
            title={t('welcome.demo.title')}
            note={t('welcome.demo.note')}
            onChoose={() => void demo(t('welcome.demoBand.name'))}
          />
          <Choice icon="synced" title={t('sharing.join.title')} note={t('sharing.join.note')} onChoose={onJoin} />
          <Choice
            icon="link"
            title={t('welcome.connect.title')}
            note={t('welcome.connect.note')}
            onChoose={onConnect}
          />
          <Choice
            icon="import"
            title={t('welcome.import.title')}
            note={t('welcome.import.note')}
            onChoose={() => setMaking('import')}
          />
          <Choice
            icon="plus"
            title={t('welcome.empty.title')}
            note={t('welcome.empty.note')}
            onChoose={() => setMaking('empty')}
          />
          <Choice
            icon="history"
            title={t('backup.restore.title')}
            note={t('backup.restore.note')}
            onChoose={onRestore}
          />
        </div>
      </Stack>
    </Dialog>
  );
}

type ChoiceProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
  readonly onChoose: () => void;
};

function Choice({ icon, title, note, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="welcome-choice">
      <Icon name={icon} />
      <div>
        {/* The whole line is its target: it is stretched over it. */}
        <button type="button" className="welcome-choice-act" aria-describedby={id} onClick={onChoose}>
          {title}
        </button>
        <div className="welcome-choice-note" id={id}>
          {note}
        </div>
      </div>
      <Icon name="chevron-right" />
    </div>
  );
}
