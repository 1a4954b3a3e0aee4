import { useState } from 'react';
import { navigate } from '#renderer/ui/location.ts';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { useWords } from '#renderer/words/words.ts';
import { useReturnCommands } from './returns.commands.ts';

/** Opens the order that a code means, to take something of it back; says in words why it does not. */
export function useReturnFinder() {
  const t = useWords();
  const { find } = useReturnCommands();
  const [said, setSaid] = useState<string | null>(null);
  const open = (orderId: string) => {
    setSaid(null);
    navigate(`/returns/${orderId}`);
  };
  const lookUp = async (code: string) => {
    const found = await find(code);
    const away = found.filter((one) => one.away);
    const [only] = away;
    if (only && away.length === 1) {
      soundScan('found');
      return open(only.order.id);
    }
    soundScan(found.length > 0 ? 'wrong' : 'unknown');
    const number = found[0]?.order.number ?? '';
    if (away.length > 1) setSaid(t('returns.find.several', { count: away.length, number }));
    else setSaid(found.length > 0 ? t('returns.find.nothing', { number }) : t('returns.find.unknown', { code }));
  };
  return { said, open, lookUp: (code: string) => void lookUp(code), forget: () => setSaid(null) };
}
