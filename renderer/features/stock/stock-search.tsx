import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useCommands, usePaletteSource } from '#renderer/ui/commands.ts';
import { navigate, usePath, useQuery } from '#renderer/ui/location.ts';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { useCodeBook, useStrayScans } from '#renderer/ui/scans.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { isGtin } from '#shared/domain/values/gtin.ts';
import { productPlace } from './product-place.ts';
import { stockSearchCommands } from './stock.palette.ts';
import { useFinding } from './stock.queries.ts';
import { draftSearch, useSearchDraft } from './stock-search.store.ts';

/** How long typing pauses before the address says what was typed: browsers refuse to change it at every key. */
const ADDRESS_MS = 300;
const PALETTE_LINES = 8;

/** The field in the header: typing narrows the stock list, Enter or a scan of a whole code opens its product. */
export function StockSearch() {
  const t = useWords();
  const path = usePath();
  const [address, change] = useQuery();
  const draft = useSearchDraft((state) => state.text);
  const finding = useFinding();
  const field = useRef<HTMLInputElement>(null);
  const inList = path === '/stock';
  const text = draft ?? (inList ? (address.get('q') ?? '') : '');

  const settle = useCallback(() => {
    if (draft === null || !inList) return;
    change({ q: draft === '' ? null : draft });
    draftSearch(null);
  }, [draft, inList, change]);
  useEffect(() => {
    const timer = setTimeout(settle, ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [settle]);

  const type = (next: string) => {
    draftSearch(next);
    if (!inList) navigate('/stock');
  };
  /** Opens the product of a lot or a serial number, where no product has the code itself and one alone has such a lot. */
  const openLot = async (code: string) => {
    if (code.trim() === '' || finding.byCode(code).length > 0) return;
    const [only, ...others] = await finding.byLot(code);
    if (!only || others.length > 0) return;
    draftSearch(null);
    navigate(productPlace(only));
  };
  const submit = (code: string) => {
    const found = finding.byCode(code);
    const first = found[0];
    if (first && found.every((row) => row.variantId === first.variantId)) {
      draftSearch(null);
      if (inList) change({ q: null });
      navigate(productPlace(first));
      field.current?.select();
    } else {
      void openLot(code);
      settle(); // from the list a quick person is elsewhere before the pause is over
      document.querySelector<HTMLElement>('[role=grid]')?.focus();
    }
  };

  useCodeBook(
    useMemo(() => ({ isKnown: (code: string) => finding.byCode(code).length > 0, isTrade: isGtin }), [finding]),
  );
  useStrayScans((scanned, doubt, kind) => {
    const code = doubt ?? scanned; // never a part of a code that came in pieces
    const [first, ...others] = finding.byCode(code);
    const isSure = doubt === null || kind === 'torn';
    const isFound = isSure && first !== undefined && others.every((row) => row.variantId === first.variantId);
    soundScan(isFound ? 'found' : 'unknown');
    if (isFound) return navigate(productPlace(first));
    navigate(`/stock?q=${encodeURIComponent(code)}`);
    if (isSure) void openLot(code);
  });

  const focus = () => {
    field.current?.focus();
    field.current?.select();
  };
  useCommands(stockSearchCommands, { 'stock.search': focus, 'stock.find': focus });
  usePaletteSource(
    'products',
    useCallback(
      async (wanted: string) =>
        finding.byText(wanted, PALETTE_LINES).map((row) => ({
          id: row.variantId,
          title: row.title,
          note: row.sku ?? undefined,
          icon: 'product' as const,
          run: () => navigate(productPlace(row)),
        })),
      [finding],
    ),
  );
  return (
    <SearchField ref={field} name={t('stock.search')} value={text} onChange={type} onSubmit={submit} shortcut="/" />
  );
}
