import { useEffect, useRef, useState } from 'react';
import { SearchField } from '#renderer/ui/search-field.tsx';
import './order-search.css';
import { useWords } from '#renderer/words/words.ts';

const SEARCH_MS = 200;

type OrderSearchProps = { readonly text: string; readonly onSearch: (text: string) => void };

/** Typing narrows the list after a breath, so that the address is not changed at every key. */
export function OrderSearch({ text, onSearch }: OrderSearchProps) {
  const t = useWords();
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  useEffect(() => {
    // Changed from outside, not by what is typed here: show it.
    if (text === told.current) return;
    told.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      onSearch(typed);
    }, SEARCH_MS);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return (
    <div className="order-search">
      <SearchField
        name={t('orders.search')}
        placeholder={t('orders.searchHint')}
        value={typed}
        onChange={setTyped}
        onSubmit={onSearch}
      />
    </div>
  );
}
