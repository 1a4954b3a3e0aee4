import { type ReactNode, useCallback, useState } from 'react';
import { printerCommands } from '#renderer/features/labels/labels.palette.ts';
import { usePrintAtOnce } from '#renderer/features/labels/use-print-at-once.ts';
import { PrintDialog } from '#renderer/features/labels/print-dialog.tsx';
import { placeOf } from '#renderer/features/settings/settings-sections.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { navigate } from '#renderer/ui/location.ts';
import { PrintDeskProvider, type ToPrint } from '#renderer/platform/print-desk.ts';

/** Lets every screen inside print what it laid out: one dialog asks how. The way to the printers is open everywhere. */
export function PrintDeskHost({ children }: { readonly children: ReactNode }) {
  const [what, setWhat] = useState<ToPrint | null>(null);
  const close = useCallback(() => setWhat(null), []);
  const atOnce = usePrintAtOnce(setWhat);
  const print = useCallback(
    (asked: ToPrint) => {
      if (asked.atOnce) void atOnce(asked);
      else setWhat(asked);
    },
    [atOnce],
  );
  useCommands(printerCommands, { 'printers.open': () => navigate(placeOf('printers')) });
  return (
    <PrintDeskProvider value={print}>
      {children}
      {what && <PrintDialog what={what} onClose={close} />}
    </PrintDeskProvider>
  );
}
