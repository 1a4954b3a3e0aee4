import { type ReactNode, useCallback, useState } from 'react';
import { PrintDialog } from '#renderer/features/labels/print-dialog.tsx';
import { PrintDeskProvider, type ToPrint } from '#renderer/platform/print-desk.ts';

/** Lets every screen inside print what it laid out: one dialog asks how. */
export function PrintDeskHost({ children }: { readonly children: ReactNode }) {
  const [what, setWhat] = useState<ToPrint | null>(null);
  const close = useCallback(() => setWhat(null), []);
  return (
    <PrintDeskProvider value={setWhat}>
      {children}
      {what && <PrintDialog what={what} onClose={close} />}
    </PrintDeskProvider>
  );
}
