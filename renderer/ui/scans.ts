import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';

/** Takes a scanned code. `doubt`: what the field held with it, where the code may be a part of that; null where it is not. */
type ScanHandler = (code: string, doubt: string | null) => void;

/** What is known of codes; handed in by the app, since this room knows no products. */
export type CodeBook = {
  /** Whether the shop has this code. */
  readonly isKnown: (code: string) => boolean;
  /** Whether it is one by its digits alone, whoever has it: an EAN, a UPC. */
  readonly isTrade: (code: string) => boolean;
};

/** Who gets a scan: the newest part of the screen that wants scans, or else what the window does by itself. */
export type ScanRegistry = {
  /** Adds a taker; the answer removes it. */
  readonly add: (take: ScanHandler) => () => void;
  /** Adds a taker that belongs to an open dialog; the answer removes it. */
  readonly addOver: (take: ScanHandler) => () => void;
  /** Adds who takes what no part of a screen wants; the answer removes it. */
  readonly addLast: (take: ScanHandler) => () => void;
  /** Whether a part of the screen wants scans; with a dialog open only what belongs to it counts. */
  readonly isWanted: (inDialog?: boolean) => boolean;
  /** Hands a code to the newest taker; false where nobody takes scans, as behind a dialog. */
  readonly tell: (code: string, doubt?: string | null, inDialog?: boolean) => boolean;
  /** Lets codes be recognised; the answer takes it back. */
  readonly lend: (book: CodeBook) => () => void;
  readonly book: () => CodeBook;
};

const emptyBook: CodeBook = { isKnown: () => false, isTrade: () => false };

/** An empty registry. */
export function createScanRegistry(): ScanRegistry {
  const wanting = takers();
  const over = takers();
  const last = takers();
  let book = emptyBook;
  return {
    add: wanting.add,
    addOver: over.add,
    addLast: last.add,
    isWanted: (inDialog = false) => (over.newest() ?? (inDialog ? undefined : wanting.newest())) !== undefined,
    tell: (code, doubt = null, inDialog = false) => {
      const take = over.newest() ?? (inDialog ? undefined : (wanting.newest() ?? last.newest()));
      take?.(code, doubt);
      return take !== undefined;
    },
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

/** Takes scans while the component is shown, before whatever took them until then. */
export function useScans(take: ScanHandler): void {
  const registry = useScanRegistry();
  const newest = useNewest(take);
  useEffect(() => registry.add((code, doubt) => newest.current(code, doubt)), [registry, newest]);
}

/** Takes scans for the dialog that the component shows; while it is open nothing behind it gets any. */
export function useDialogScans(take: ScanHandler): void {
  const registry = useScanRegistry();
  const newest = useNewest(take);
  useEffect(() => registry.addOver((code, doubt) => newest.current(code, doubt)), [registry, newest]);
}

/** Takes the scans that no part of a screen wants, while the component is shown. */
export function useStrayScans(take: ScanHandler): void {
  const registry = useScanRegistry();
  const newest = useNewest(take);
  useEffect(() => registry.addLast((code, doubt) => newest.current(code, doubt)), [registry, newest]);
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
