import { useEffect } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';

/** Faults behind the window that no question waits for; answers how to stop hearing of them. */
export type HostFaults = (listener: () => void) => () => void;

/** Says that the host stumbled and went on. Keep `faults` the same between renders. */
export function useHostFaults(faults: HostFaults): void {
  const t = useWords();
  useEffect(() => faults(() => toast.failed(failureWords(t, { code: 'host-went-on' }))), [faults, t]);
}
