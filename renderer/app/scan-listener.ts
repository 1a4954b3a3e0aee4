import { useEffect } from 'react';
import {
  createScanRecorder,
  type ScanKey,
  type ScannerProfile,
  type ScanRun,
  type ScanStep,
} from '#renderer/platform/scanner.ts';
import type { ScannerHome } from '#renderer/platform/scanner-settings.ts';
import { useCommandRegistry } from '#renderer/ui/commands.ts';
import { whenQuiet } from '#renderer/ui/quiet.ts';
import { muteScans } from '#renderer/ui/scan-sound.ts';
import { useScanRegistry } from '#renderer/ui/scans.ts';
import { createScanDesk, type ScanDesk } from './scan-desk.ts';
import { createScanHeads } from './scan-head.ts';
import { homeOf, type ScanHome, textFieldOf } from './scan-home.ts';
import { useScanTalk } from './scan-talk.ts';

/** Listens to the keyboard of the whole window and hands every scan to whoever wants it. */
export function useScanner(home: ScannerHome): void {
  const scans = useScanRegistry();
  const commands = useCommandRegistry();
  const talk = useScanTalk();
  useEffect(() => {
    const hush = () => muteScans(!home.get().sounds);
    hush();
    return home.subscribe(hush);
  }, [home]);
  useEffect(() => {
    const desk = createScanDesk({ scans, inDialog: commands.paused, profile: home.get, talk });
    return listen(home.get, desk, commands.interrupt);
  }, [home, scans, commands, talk]);
}

const nowhere: ScanHome = { kind: 'keys', head: null };
/** A scanner's Enter may come this long after the last key of a code that silence has ended, in milliseconds. */
const lateEndMs = 1_500;

/** Listens to all keys of the window until the returned function is called. */
export function listen(profile: () => ScannerProfile, desk: ScanDesk, interrupt: () => void): () => void {
  let began: ScanHome = nowhere;
  let last: { readonly target: EventTarget | null; readonly at: number } | null = null;
  let finishedAt = Number.NEGATIVE_INFINITY;
  const heads = createScanHeads<EventTarget>();
  const settleSilently = (run: ScanRun) => {
    const settled = desk.settle(run, began);
    if (!last) return;
    const place = began.kind === 'keys' ? null : began.field;
    if (settled === 'done') finishedAt = last.at;
    if (settled === 'done') heads.lookedUp(desk.endOf(run), place, last.at);
    else heads.left(run, place, last.at);
  };
  const recorder = createScanRecorder(profile, settleSilently, whenQuiet);

  /** Whether the page must not get a key press. */
  const isKept = (key: ScanKey, step: ScanStep, target: EventTarget | null): boolean => {
    if (step.part === 'end') {
      heads.ended();
      // A person pressed a shortcut that moved the focus into a field, and typed on there: the field gets the end key,
      // too.
      if (began.kind === 'keys' && step.run.pace === 'typed' && textFieldOf(target)) return false;
      return desk.settle(step.run, began) === 'done';
    }
    if (step.part === 'none') return key.key === 'Enter' && Math.abs(key.at - finishedAt) < lateEndMs;
    if (step.part === 'first') {
      const sinceLast = last?.target === target ? Math.abs(key.at - last.at) : Infinity;
      began = homeOf(target, sinceLast, (field, stands) => heads.before(field, key.at, stands));
    }
    return step.part === 'more' && !takesText(target, began) && isNoPersons(key, step);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.isComposing) return;
    const key = scanKeyOf(event);
    // A person's shortcuts moved the focus into this field: the next run begins here.
    if (began.kind === 'keys' && textFieldOf(event.target)) recorder.forgetTyped(key.at);
    const step = recorder.read(key);
    const kept = isKept(key, step, event.target);
    // Text that a finished run left in a field is not the beginning of the next run.
    last = step.part === 'end' ? null : { target: event.target, at: key.at };
    // A table cell that waits for a number leaves letters to the shortcuts. Keys this quick belong to a scan: only the
    // first key of a run may be a shortcut, and one that waits for more keys is dropped.
    if (kept || (step.part === 'more' && step.quick > 0)) interrupt();
    if (!kept) return;
    if (key.key === 'Enter') finishedAt = Number.NEGATIVE_INFINITY;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKey, true);
  return () => {
    window.removeEventListener('keydown', onKey, true);
    recorder.forget();
  };
}

/** Whether a field may get the next key of a run. A field that got the focus in the middle of a scan may not. */
function takesText(target: EventTarget | null, began: ScanHome): boolean {
  const field = textFieldOf(target);
  if (!field) return false;
  if (began.kind !== 'keys') return field === began.field || began.field.isConnected;
  return field.matches('.ui-td-editor'); // opened by the first digit of this run
}

/**
 * Whether a key is too quick for a person, or one of too many in a row. Outside fields such a key must trigger nothing.
 */
function isNoPersons(key: ScanKey, step: Extract<ScanStep, { part: 'first' | 'more' }>): boolean {
  if (step.quick > 0 || step.signs > 4) return true;
  return key.key === ' ' && step.signs > 2 && step.slowest < 200;
}

function scanKeyOf(event: KeyboardEvent): ScanKey {
  const { key, code, shiftKey: shift, repeat, timeStamp: at } = event;
  const isOther = event.metaKey || event.altKey;
  const isHeld = !event.getModifierState('AltGraph') && (event.ctrlKey || isOther);
  return { key, code, shift, chord: isHeld ? (isOther ? 'other' : 'ctrl') : null, repeat, at };
}
