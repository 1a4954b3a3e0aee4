import { useEffect } from 'react';
import { createScanRecorder } from '#renderer/platform/scanner.ts';
import type { ScannerHome } from '#renderer/platform/scanner-settings.ts';
import { useCommandRegistry } from '#renderer/ui/commands.ts';
import { muteScans } from '#renderer/ui/scan-sound.ts';
import { type ScanRegistry, useScanRegistry } from '#renderer/ui/scans.ts';

/** A field as it was before a scan typed into it. */
type FieldBefore = { readonly field: HTMLInputElement | HTMLTextAreaElement; readonly text: string };

/** Listens to the keyboard of the whole window and hands every scan to whoever wants it. */
export function useScanner(home: ScannerHome): void {
  const scans = useScanRegistry();
  const commands = useCommandRegistry();
  useEffect(() => {
    const hush = () => muteScans(!home.get().sounds);
    hush();
    return home.subscribe(hush);
  }, [home]);
  useEffect(() => {
    let before: FieldBefore | null = null;
    let taken = false;
    const recorder = createScanRecorder(
      home.get,
      (code) => {
        taken = deliver(code, before, scans, commands.paused());
        before = null;
      },
      (task, ms) => {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
    );
    const onKey = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.isComposing) return;
      taken = false;
      const { key, code, shiftKey: shift, repeat, timeStamp: at } = event;
      const altGraph = event.getModifierState('AltGraph');
      const held = !altGraph && (event.ctrlKey || event.metaKey || event.altKey);
      const verdict = recorder.read({ key, code, shift, held, repeat, at });
      if (verdict === 'first') before = fieldOf(event.target);
      if (verdict !== 'end' || !taken) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      recorder.forget();
    };
  }, [home, scans, commands]);
}

/** Hands a code on; false where the field it was typed into keeps it. */
function deliver(code: string, before: FieldBefore | null, scans: ScanRegistry, inDialog: boolean): boolean {
  if (before?.field.dataset.scans === 'take') {
    write(before.field, code); // without prefix and control characters
    before.field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    return true;
  }
  // In a form, and where only the window itself would take it, a code stays where the person put the cursor.
  if (!scans.isWanted() && (before !== null || inDialog)) return false;
  if (before) write(before.field, before.text);
  return scans.tell(code);
}

function fieldOf(target: EventTarget | null): FieldBefore | null {
  const isText =
    (target instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'button', 'submit', 'file', 'range'].includes(target.type)) ||
    target instanceof HTMLTextAreaElement;
  return isText ? { field: target, text: target.value } : null;
}

/** Sets a field's text so that React hears of it. */
function write(field: FieldBefore['field'], text: string): void {
  const kind = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
