import { keptFields } from '#shared/base/kept-fields.ts';
import type { ScannerProfile, ScanSuffix } from './scanner.ts';

/** How scanning is set up on this computer; not in the shop. */
export type ScannerSettings = ScannerProfile & {
  /** Whether a scan is answered by a sound. */
  readonly sounds: boolean;
};

/** Where the settings are kept between starts. */
type Keep = Pick<Storage, 'getItem' | 'setItem'>;

/** The scanner settings of this computer, as last chosen. */
export type ScannerHome = {
  readonly get: () => ScannerSettings;
  readonly change: (changes: Partial<ScannerSettings>) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

const place = 'stockroom.scanner';
const suffixes: readonly ScanSuffix[] = ['enter', 'tab', 'none'];

/** Opens the settings that are kept; what is missing or unknown is as at first. */
export function openScannerSettings(keep: Keep): ScannerHome {
  let settings = readSettings(keep.getItem(place));
  const listeners = new Set<() => void>();
  return {
    get: () => settings,
    change: (changes) => {
      settings = { ...settings, ...changes };
      keep.setItem(place, JSON.stringify(settings));
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function readSettings(text: string | null): ScannerSettings {
  const kept = keptFields(text);
  return {
    suffix: suffixes.find((suffix) => suffix === kept.suffix) ?? 'enter',
    prefix: typeof kept.prefix === 'string' ? kept.prefix : '',
    sounds: kept.sounds !== false,
  };
}
