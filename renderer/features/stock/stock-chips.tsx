import { Button } from '#renderer/ui/button.tsx';
import { DayChip } from '#renderer/ui/day-chip.tsx';
import { FilterChips, MenuChip, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { useWords } from '#renderer/words/words.ts';
import {
  expirySpans,
  readSpan,
  type ShopFacts,
  type ShownList,
  type StockQuery,
  useCategories,
} from './stock.queries.ts';
import type { ExpiryView } from './use-expiring.ts';
import { isFiltered, statusFilters } from './stock-view.ts';

type StockChipsProps = {
  readonly query: StockQuery;
  readonly counts: ShownList['counts'];
  readonly facts: ShopFacts;
  /** The past day the list shows, null for now, and the last day that can be chosen. */
  readonly asOf: string | null;
  readonly today: string;
  readonly expiry: ExpiryView;
  /** Changes parts of the address; null takes one out. */
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
};

/** What takes every filter off the list. */
export const noFilters = { filter: null, category: null, supplier: null, location: null, expires: null };

/** The filters of the stock list. */
export function StockChips({ query, counts, facts, asOf, today, expiry, onChange }: StockChipsProps) {
  const t = useWords();
  const categories = useCategories();
  // Most shops have no stock of archived products; where there is some, it is said.
  const isOffered = (filter: (typeof statusFilters)[number]) =>
    asOf === null
      ? filter !== 'archived-stock' || query.filter === filter || (counts?.[filter] ?? 0) > 0
      : filter === 'archived';
  return (
    <FilterChips name={t('stock.filters.name')}>
      {facts.locations.length > 1 && (
        <MenuChip
          label={t('stock.filters.location')}
          options={facts.locations.map(({ id, label }) => ({ value: id, label }))}
          value={query.locationId}
          onChange={(location) => onChange({ location })}
        />
      )}
      {statusFilters.filter(isOffered).map((filter) => (
        <ToggleChip
          key={filter}
          label={t(`stock.filters.${filter}`)}
          count={asOf === null ? counts?.[filter] : undefined}
          on={query.filter === filter}
          onChange={(on) => onChange({ filter: on ? filter : null })}
        />
      ))}
      {asOf === null && <ExpiryChips expiry={expiry} onChange={onChange} />}
      {categories.length > 0 && (
        <MenuChip
          label={t('stock.filters.category')}
          options={categories.map(({ name, count }) => ({ value: name, label: name, count }))}
          value={query.category}
          onChange={(category) => onChange({ category })}
        />
      )}
      {facts.suppliers.length > 0 && (
        <MenuChip
          label={t('stock.filters.supplier')}
          options={facts.suppliers.map(({ id, name }) => ({ value: id, label: name }))}
          value={query.supplierId}
          onChange={(supplier) => onChange({ supplier })}
        />
      )}
      <DayChip label={t('stock.past.asOf')} value={asOf} max={today} onChange={(day) => onChange({ asOf: day })} />
      {isFiltered(query) && (
        <Button kind="quiet" onClick={() => onChange(noFilters)}>
          {t('stock.filters.clear')}
        </Button>
      )}
    </FilterChips>
  );
}

/** The filter of what expires soon, and within how many days; offered where anything has an expiry day. */
function ExpiryChips({ expiry, onChange }: Pick<StockChipsProps, 'expiry' | 'onChange'>) {
  const t = useWords();
  const { expiries, within, span, keepSpan, count } = expiry;
  if (!expiries.any && within === null) return null;
  const choose = (text: string | null) => {
    const next = readSpan(text);
    if (next !== null) keepSpan(next);
    onChange({ expires: next === null ? null : String(next) });
  };
  return (
    <>
      <ToggleChip
        label={t('stock.filters.expires')}
        count={count}
        on={within !== null}
        onChange={(on) => onChange({ expires: on ? String(span) : null })}
      />
      {within !== null && (
        <MenuChip
          label={t('stock.filters.within')}
          options={expirySpans.map((days) => ({
            value: String(days),
            label: t('stock.filters.days', { count: days }),
          }))}
          value={String(within)}
          onChange={choose}
        />
      )}
    </>
  );
}
