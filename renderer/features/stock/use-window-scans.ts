import { useCallback, useMemo, useRef } from 'react';
import type { CommandRegistry } from '#renderer/ui/command-registry.ts';
import { useCommandRegistry } from '#renderer/ui/commands.ts';
import { type Found, openFound } from '#renderer/ui/finder.ts';
import { navigate } from '#renderer/ui/location.ts';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { useCodeBook, useStrayScans } from '#renderer/ui/scans.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { findCode } from '#renderer/ui/use-found.ts';
import { useWords } from '#renderer/words/words.ts';
import { isGtin } from '#shared/domain/values/gtin.ts';
import { productPlace } from './product-place.ts';
import type { useFinding } from './stock.queries.ts';

/** A thing that is no product and has a code, and what it is: "Order". */
type Other = { readonly one: string; readonly found: Found };

/**
 * Opens what has a scanned code, where no part of the screen wants scans: the product, else what else has it (an order, a
 * place, a lot). A product goes before the others, which a message offers to open. `onSeveral` asks which one is meant.
 */
export function useWindowScans(finding: ReturnType<typeof useFinding>, onSeveral: (code: string) => void): void {
  const t = useWords();
  const registry = useCommandRegistry();
  // The offer of an earlier scan is none any more.
  const offered = useRef<string | null>(null);
  const offer = useCallback(
    (said: 'isToo' | 'isOther', code: string, other: Other) => {
      if (offered.current !== null) toast.hide(offered.current);
      const action = { label: t('find.open'), run: () => openFound(other.found) };
      offered.current = toast.news(t(`find.${said}`, { code, what: nameOf(other) }), { action });
    },
    [t],
  );
  useCodeBook(
    useMemo(
      () => ({
        isKnown: (code: string) => finding.byCode(code).length > 0,
        isTrade: isGtin,
        tellOther: (code: string) => {
          const [first] = othersOf(registry, code);
          // A dialog keeps what is entered in it: nothing leads away from there.
          if (!first || registry.paused()) return false;
          soundScan('unknown');
          offer('isOther', code, first);
          return true;
        },
      }),
      [finding, registry, offer],
    ),
  );
  const openOther = async (code: string) => {
    const known = othersOf(registry, code);
    const [only, ...more] = known.length > 0 ? known : await readOthers(registry, code);
    soundScan(only && more.length === 0 ? 'found' : 'unknown');
    if (more.length > 0) onSeveral(code);
    else if (only) openFound(only.found);
    else navigate(stockWith(code));
  };
  useStrayScans((scanned, doubt, kind) => {
    const code = doubt ?? scanned; // never a part of a code that came in pieces
    const isSure = doubt === null || kind === 'torn';
    const [first, ...others] = finding.byCode(code);
    if (!isSure || (first && others.some((row) => row.variantId !== first.variantId))) {
      soundScan('unknown');
      return navigate(stockWith(code));
    }
    if (!first) return void openOther(code);
    soundScan('found');
    navigate(productPlace(first));
    const [other] = othersOf(registry, code);
    if (other) offer('isToo', code, other);
  });
}

/** What a thing is and its name: "Location Shelf 4"; a name that says what it is stands alone: "Order #1042". */
function nameOf({ one, found: { title } }: Other): string {
  return title.startsWith(one) ? title : `${one} ${title}`;
}

function stockWith(code: string): string {
  return `/stock?q=${encodeURIComponent(code)}`;
}

/** What has a code besides products, as far as that is known at once. */
function othersOf(registry: CommandRegistry, code: string): readonly Other[] {
  return registry
    .sources()
    .filter(({ id }) => id !== 'products')
    .flatMap(({ one, byCode }) => (byCode?.(code) ?? []).map((found) => ({ one, found })));
}

/** The same, with what has to be read first: shipped orders, lots. */
async function readOthers(registry: CommandRegistry, code: string): Promise<readonly Other[]> {
  const answers = await findCode(registry, code);
  return answers.flatMap(({ kind, lines }) => lines.map((found) => ({ one: kind.one, found })));
}
