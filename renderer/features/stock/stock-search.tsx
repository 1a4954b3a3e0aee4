import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useCommandRegistry, useCommands } from '#renderer/ui/commands.ts';
import { type Answer, arranged, type Found, type FoundGroup, isExact } from '#renderer/ui/finder.ts';
import { type FoundLine, FoundList, showLine } from '#renderer/ui/found-list.tsx';
import { nextPlace } from '#renderer/ui/list-box.ts';
import { navigate, usePath, useQuery } from '#renderer/ui/location.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { chosenLine, findCode, findEverywhere, useFound } from '#renderer/ui/use-found.ts';
import { useWords } from '#renderer/words/words.ts';
import { productPlace } from './product-place.ts';
import { stockSearchCommands } from './stock.palette.ts';
import { useFinding } from './stock.queries.ts';
import { draftSearch, useSearchDraft } from './stock-search.store.ts';
import { useFoundLots, useFoundProducts } from './use-found-products.ts';
import { useWindowScans } from './use-window-scans.ts';
import './stock-search.css';

/** How long typing pauses before the address says what was typed: browsers refuse to change it at every key. */
const ADDRESS_MS = 300;

type Line = FoundLine & Pick<Found, 'fit' | 'place'>;

/**
 * The field in the header finds everything: products, orders, customers, places … In the stock list typing narrows the list
 * as well. Enter or a scan of a whole code opens what has it.
 */
export function StockSearch() {
  const t = useWords();
  const id = useId();
  const path = usePath();
  const registry = useCommandRegistry();
  const finding = useFinding();
  const field = useRef<HTMLInputElement>(null);
  const { text, type, settle, clear, inList } = useSearchText();
  const [place, setPlace] = useState(-1);
  // `asked`: the list was asked for with an arrow key, over the stock list, too.
  const [open, setOpen] = useState<'closed' | 'typed' | 'asked'>('closed');
  useFoundProducts(finding);
  useFoundLots(finding);
  useWindowScans(finding, (code) => {
    type(code);
    setPlace(-1);
    setOpen('asked');
    field.current?.focus();
  });
  const { of, answers } = useFound(open === 'closed' ? '' : text);
  const groups = useMemo(() => linesOf(answers, registry), [answers, registry]);
  const covers = inList && open === 'typed' && !isNeeded(answers);
  const lines = useMemo(() => (covers ? [] : groups.flatMap((group) => group.lines)), [groups, covers]);
  const isOpen = open !== 'closed' && text.trim() !== '' && lines.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place was gone to
  useEffect(() => setOpen('closed'), [path]);

  const choose = (line: Line) => {
    setOpen('closed');
    clear();
    line.run();
  };
  const mark = (next: number) => {
    setPlace(next);
    showLine(id, next);
  };
  const intoStock = (code: string) => {
    setOpen('closed');
    if (inList)
      settle(); // from the list a quick person is elsewhere before the pause is over
    else {
      clear();
      navigate(`/stock?q=${encodeURIComponent(code)}`);
    }
    document.querySelector<HTMLElement>('[role=grid]')?.focus();
  };
  const submit = async (typed: string) => {
    const code = typed.trim();
    const marked = isOpen && of === typed ? lines[place] : undefined;
    if (marked) return choose(marked);
    if (code === '') return intoStock('');
    const [first, ...others] = finding.byCode(code);
    if (first && others.every((row) => row.variantId === first.variantId)) {
      setOpen('closed');
      clear();
      navigate(productPlace(first));
      return field.current?.select();
    }
    const coded = linesOf(await findCode(registry, code), registry).flatMap((group) => group.lines);
    const found = coded.length === 1 ? [] : await findEverywhere(registry, code);
    if (field.current?.value !== typed) return; // something else is sought by now
    const all = coded.length === 1 ? coded : linesOf(found, registry).flatMap((group) => group.lines);
    const [only, ...more] = all.filter((line) => isSure(line, inList));
    if (only && more.length === 0) return choose(only);
    if (all.length === 0 || (inList && more.length === 0 && !isNeeded(found))) return intoStock(code);
    setOpen('asked');
    setPlace(more.length > 0 ? -1 : 0);
  };

  const focus = () => {
    field.current?.focus();
    field.current?.select();
  };
  useCommands(stockSearchCommands, { 'stock.search': focus, 'stock.find': focus });
  return (
    <div className="stock-search">
      <SearchField
        ref={field}
        name={t('stock.search')}
        value={text}
        shortcut="/"
        onChange={(next) => {
          type(next);
          setPlace(-1);
          setOpen('typed');
        }}
        onSubmit={(typed) => void submit(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen('closed');
          if (event.key === 'ArrowDown' && !isOpen) {
            event.preventDefault();
            return setOpen('asked');
          }
          const next = isOpen ? nextPlace(event.key, place, lines.length) : null;
          if (next === null) return;
          event.preventDefault();
          mark(next);
        }}
        onBlur={() => setOpen('closed')}
        list={{ id, open: isOpen, activeId: isOpen && place >= 0 ? `${id}-${place}` : undefined }}
      />
      {isOpen && (
        <FoundList
          id={id}
          className="ui-menu stock-search-list"
          name={t('find.found')}
          groups={groups}
          place={place}
          onPlace={setPlace}
          onChoose={choose}
        />
      )}
    </div>
  );
}

/** What stands in the field: in the stock list it is the list's question, elsewhere it is forgotten with the screen. */
function useSearchText() {
  const path = usePath();
  const [address, change] = useQuery();
  const draft = useSearchDraft((state) => state.text);
  const inList = path === '/stock';
  const [elsewhere, setElsewhere] = useState('');
  const text = inList ? (draft ?? address.get('q') ?? '') : elsewhere;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place was gone to
  useEffect(() => setElsewhere(''), [path]);
  const settle = useCallback(() => {
    if (draft === null || !inList) return;
    change({ q: draft === '' ? null : draft });
    draftSearch(null);
  }, [draft, inList, change]);
  useEffect(() => {
    const timer = setTimeout(settle, ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [settle]);
  const clear = () => {
    draftSearch(null);
    setElsewhere('');
    if (inList) change({ q: null });
  };
  return { text, type: inList ? draftSearch : setElsewhere, settle, clear, inList };
}

function linesOf(
  answers: readonly Answer<Found>[],
  registry: ReturnType<typeof useCommandRegistry>,
): readonly FoundGroup<Line>[] {
  return arranged(answers.map(({ kind, lines }) => ({ kind, lines: lines.map(chosenLine(registry, kind.id)) })));
}

/** Whether the list of what was found says more than the stock list below it, which it would cover. */
function isNeeded(answers: readonly Answer<Found>[]): boolean {
  const isOfProducts = ({ kind }: Answer<Found>) => kind.id === 'products';
  const products = answers.find(isOfProducts);
  const others = answers.filter((answer) => !isOfProducts(answer));
  return others.some(({ lines }) => lines.some(isExact)) || (products?.lines.length ?? 0) === 0;
}

/** Whether Enter opens a line that nobody marked. In the stock list the whole name of a product leads into the list. */
function isSure(
  { fit, kind }: { readonly fit: Found['fit']; readonly kind: { readonly id: string } },
  inList: boolean,
) {
  return fit === 'code' || (fit === 'whole' && !(inList && kind.id === 'products'));
}
