import type { Printer } from '#shared/contract/bridge/printing.ts';

/** The printer something goes to: the wanted one while it is there, else the system's default, else the only one; null where a person must say. */
export function printerFor(printers: readonly Printer[], wanted: string | null): Printer | null {
  const only = printers.length === 1 ? printers[0] : undefined;
  return printers.find(({ name }) => name === wanted) ?? printers.find(({ isDefault }) => isDefault) ?? only ?? null;
}
