import { useMemo, useRef } from 'react';
import { placeOf } from '#renderer/features/settings/settings-sections.ts';
import { navigate } from '#renderer/ui/location.ts';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { ScanTalk } from './scan-desk.ts';

/**
 * Tells the person why a scan did nothing (a new message replaces the last one), and which scanner setting to change
 * (once while the window is open, where the scan was taken).
 */
export function useScanTalk(): ScanTalk {
  const t = useWords();
  const shown = useRef<string | null>(null);
  const advised = useRef(new Set<string>());
  return useMemo(() => {
    const hush = () => {
      if (shown.current !== null) toast.hide(shown.current);
      shown.current = null;
    };
    const action = { label: t('shell.scans.settings'), run: () => navigate(placeOf('scanner', 'suffix')) };
    const say = (text: string, options?: Parameters<typeof toast.failure>[1]) => {
      soundScan('wrong');
      hush();
      shown.current = toast.failure(text, options);
    };
    const advise = (about: string, text: string) => {
      if (advised.current.has(about)) return;
      advised.current.add(about);
      toast.news(text, { action });
    };
    return {
      hush,
      figure: (code) => say(t('shell.scans.figure', { code })),
      text: (code) => say(t('shell.scans.text', { code })),
      unclear: () => say(t('shell.scans.unclear')),
      brief: (code) => say(t('shell.scans.brief', { code })),
      behind: (code) => say(t('shell.scans.behind', { code })),
      suffix: (sent, code) => {
        const text = t(`shell.scans.suffix.${sent}`, { code });
        if (sent === 'tab') advise(sent, text);
        else say(text, { action });
      },
      layout: (came, code) => advise('layout', t('shell.scans.layout', { came, code })),
      misread: (came, code) => say(t('shell.scans.misread.asks', { came, code }), { action }),
    };
  }, [t]);
}
