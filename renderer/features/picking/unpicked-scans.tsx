import { useState } from 'react';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { type ScanSaid, ScanSaidLine } from '#renderer/ui/scan-said.tsx';
import { useScanRegistry, useScans } from '#renderer/ui/scans.ts';

type UnpickedScansProps = {
  /** Why nothing is picked here. */
  readonly ready: string;
  /** Said of a scan. */
  readonly refused: string;
};

/**
 * Answers scans of a batch that nobody at this desk may pick any more: whoever holds a piece of it hears so and stays where they are
 * (PCK14). The code of an order or of another list is offered to be opened, as while picking.
 */
export function UnpickedScans({ ready, refused }: UnpickedScansProps) {
  const registry = useScanRegistry();
  const [said, setSaid] = useState<ScanSaid | null>(null);
  useScans((code, doubt) => {
    const book = registry.book();
    if (doubt === null && !book.isKnown(code) && book.tellOther(code)) return setSaid(null);
    soundScan('wrong');
    setSaid({ text: refused, tone: 'bad' });
  });
  return <ScanSaidLine said={said} ready={ready} />;
}
