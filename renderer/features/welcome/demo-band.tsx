import { useState } from 'react';
import { RemoveDemo } from '#renderer/parts/remove-demo.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { useWords } from '#renderer/words/words.ts';
import { useShopWays } from './shops.commands.ts';
import './demo-band.css';

/** Says on every screen that the shop is only a demo, with the ways out of it. */
export function DemoBand() {
  const t = useWords();
  const leaving = useLeaving();
  const { leaveDemo, removeDemo } = useShopWays();
  const [removing, setRemoving] = useState(false);
  return (
    <div className="demo-band" role="note" aria-label={t('welcome.demoBand.name')}>
      <Icon name="news" size={16} />
      <strong>{t('welcome.demoBand.name')}</strong>
      <span className="demo-band-text">{t('welcome.demoBand.text')}</span>
      <div className="demo-band-acts">
        <Button kind="quiet" onClick={() => leaving.leave(() => void leaveDemo())}>
          {t('welcome.demoBand.leave')}
        </Button>
        <Button kind="quiet" onClick={() => leaving.leave(() => setRemoving(true))}>
          {t('welcome.demoBand.remove')}
        </Button>
      </div>
      {removing && <RemoveDemo remove={removeDemo} onClose={() => setRemoving(false)} />}
    </div>
  );
}
