import { type ScanHandler, useDialogScans } from './scans.ts';

/** Receives what is scanned in a dialog while it is shown: for a field that only sometimes does. */
export function DialogScans({ onScan }: { readonly onScan: ScanHandler }) {
  useDialogScans(onScan);
  return null;
}
