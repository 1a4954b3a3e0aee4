import { Button } from '#renderer/ui/button.tsx';
import { DayChip } from '#renderer/ui/day-chip.tsx';
import { FilterChips, MenuChip, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { useWords } from '#renderer/words/words.ts';
import { type ShopFacts, type ShownList, type StockQuery, useCategories } from './stock.queries.ts';
import { isFiltered, statusFilters } from './stock-view.ts';

type StockChipsProps = {
  readonly query: StockQuery;
  readonly counts: ShownList['counts'];
  readonly facts: ShopFacts;
  /** The past day the list shows, null for now, and the last day that can be chosen. */
  readonly asOf: string | null;
  readonly today: string;
  /** Changes parts of the address; null takes one out. */
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
};

const none = { filter: null, category: null, supplier: null, location: null };

/** The filters of the stock list. */
export function StockChips({ query, counts, facts, asOf, today, onChange }: StockChipsProps) {
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
          options={facts.locations.map(({ id, name }) => ({ value: id, label: name }))}
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
        <Button kind="quiet" onClick={() => onChange(none)}>
          {t('stock.filters.clear')}
        </Button>
      )}
    </FilterChips>
  );
}
