import type { Result } from '#shared/base/result.ts';
import type { SupportFacts, SupportFile } from '#shared/domain/support/support-report.ts';
import { useShop } from '#renderer/db/shop.ts';
import { zipOf } from '#renderer/db/zip-writer.ts';
import { reorderNotices } from '#renderer/platform/reorder-notices.ts';
import { thisScanner } from '#renderer/platform/this-scanner.ts';
import { readReport } from './support.queries.ts';

/** Gathers what whoever helps needs to know, without anything of the shop, and packs it. */
export function useSupportReport(): {
  /** `look`: how the window looks; `isCode` knows the program's own codes. */
  readonly read: (
    look: SupportFacts['settings'],
    isCode: (word: string) => boolean,
  ) => Promise<Result<readonly SupportFile[]>>;
  readonly pack: (files: readonly SupportFile[]) => Blob;
} {
  const shop = useShop();
  return {
    read: (look, isCode) => {
      const { suffix, prefix, sounds } = thisScanner.get();
      const scanner = { scannerSuffix: suffix, scannerPrefixSigns: prefix.length, scannerSounds: sounds };
      return readReport(shop, { ...look, ...scanner, reorderNotices: reorderNotices.get() }, isCode);
    },
    pack: (files) => zipOf('stockroom-report', files, shop.now()),
  };
}
