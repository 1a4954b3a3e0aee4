import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { scanFillsIn } from './typed-changes.ts';

/**
 * Why a code may not be the one that was scanned. `torn`: it may be only a part of a code; `layout`: the scanner types
 * for another keyboard layout.
 */
export type DoubtKind = 'torn' | 'layout';

/**
 * Receives a scanned code. `doubt`: the other code that may have been scanned, for the reason `kind`: earlier text and
 * the code together, or what the keys mean on a US keyboard; null if there is no doubt.
 */
export type ScanHandler = (code: string, doubt: string | null, kind: DoubtKind) => void;

/** Recognises codes. The app hands it in, since this folder knows no products. */
export type CodeBook = {
  /** Whether the shop has this code. */
  readonly isKnown: (code: string) => boolean;
  /** Whether its digits alone make it a trade code (EAN or UPC), whichever product has it. */
  readonly isTrade: (code: string) => boolean;
  /**
   * Says what else the code is, such as an order's number, and offers to open it; false where it is nothing else. For parts
   * of the screen that want other codes.
   */
  readonly tellOther: (code: string) => boolean;
};

/** Decides who gets a scan: the newest part of the screen that wants scans, otherwise the window itself. */
export type ScanRegistry = {
  /** Adds a handler; the returned function removes it. */
  readonly add: (take: ScanHandler) => () => void;
  /** Adds a handler that belongs to an open dialog; the returned function removes it. */
  readonly addOver: (take: ScanHandler) => () => void;
  /**
   * Keeps scans back for a part of the screen that is not there yet; the returned function ends that and hands them on, in
   * their order, to whoever wants scans by then.
   */
  readonly hold: () => () => void;
  /** Adds a handler for scans that no part of the screen wants; the returned function removes it. */
  readonly addLast: (take: ScanHandler) => () => void;
  /** Whether a part of the screen wants scans. While a dialog is open (`inDialog`), only its own handlers count. */
  readonly isWanted: (inDialog?: boolean) => boolean;
  /** Hands a code to the newest handler. Returns false if there is none, as for everything behind a dialog. */
  readonly tell: (code: string, doubt?: string | null, inDialog?: boolean, kind?: DoubtKind) => boolean;
  /** Sets the code book; the returned function removes it. */
  readonly lend: (book: CodeBook) => () => void;
  readonly book: () => CodeBook;
};

const emptyBook: CodeBook = { isKnown: () => false, isTrade: () => false, tellOther: () => false };

/** An empty registry. */
export function createScanRegistry(): ScanRegistry {
  const wanting = takers();
  const over = takers();
  const last = takers();
  let book = emptyBook;
  const tell: ScanRegistry['tell'] = (code, doubt = null, inDialog = false, kind = 'torn') => {
    const take = over.newest() ?? (inDialog ? undefined : (wanting.newest() ?? last.newest()));
    take?.(code, doubt, kind);
    return take !== undefined;
  };
  return {
    add: wanting.add,
    hold: () => {
      const held: Parameters<ScanHandler>[] = [];
      const end = wanting.add((...scan) => {
        held.push(scan);
      });
      return () => {
        end();
        // What comes in its place is added in the same turn.
        queueMicrotask(() => {
          for (const [code, doubt, kind] of held.splice(0)) tell(code, doubt, false, kind);
        });
      };
    },
    addOver: over.add,
    addLast: last.add,
    isWanted: (inDialog = false) => (over.newest() ?? (inDialog ? undefined : wanting.newest())) !== undefined,
    tell,
    lend: (lent) => {
      book = lent;
      return () => {
        if (book === lent) book = emptyBook;
      };
    },
    book: () => book,
  };
}

function takers() {
  let all: readonly { readonly take: ScanHandler }[] = [];
  return {
    newest: () => all.at(-1)?.take,
    add: (take: ScanHandler) => {
      const taker = { take };
      all = [...all, taker];
      return () => {
        all = all.filter((other) => other !== taker);
      };
    },
  };
}

const ScanContext = createContext<ScanRegistry>(createScanRegistry());

/** Hands the registry of scans to everything inside. */
export const ScanProvider = ScanContext.Provider;

/** The registry of scans of this window. */
export function useScanRegistry(): ScanRegistry {
  return useContext(ScanContext);
}

/** Receives scans while the component is shown, ahead of the handlers that were added earlier. */
export function useScans(take: ScanHandler): void {
  const registry = useScanRegistry();
  const newest = useNewest(take);
  useEffect(() => registry.add((...scan) => newest.current(...scan)), [registry, newest]);
}

/** Keeps scans back while the component is shown in the place of one that wants them and is still being read. */
export function useHeldScans(): void {
  const registry = useScanRegistry();
  useEffect(() => registry.hold(), [registry]);
}

/** Receives scans for the dialog that the component shows. While it is open, nothing behind it gets a scan. */
export function useDialogScans(take: ScanHandler): void {
  const registry = useScanRegistry();
  const newest = useNewest(take);
  useEffect(
    () =>
      registry.addOver((...scan) => {
        scanFillsIn();
        return newest.current(...scan);
      }),
    [registry, newest],
  );
}

/** Receives the scans that no part of a screen wants, while the component is shown. */
export function useStrayScans(take: ScanHandler): void {
  const registry = useScanRegistry();
  const newest = useNewest(take);
  useEffect(() => registry.addLast((...scan) => newest.current(...scan)), [registry, newest]);
}

/** Lets the window recognise codes while the component is shown. Keep `book` the same between renders. */
export function useCodeBook(book: CodeBook): void {
  const registry = useScanRegistry();
  useEffect(() => registry.lend(book), [registry, book]);
}

function useNewest(take: ScanHandler) {
  const newest = useRef(take);
  useLayoutEffect(() => {
    newest.current = take;
  });
  return newest;
}
