import { Button } from '#renderer/ui/button.tsx';
import { FilterChips, MenuChip, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { useWords } from '#renderer/words/words.ts';
import { type ShopFacts, type ShownList, type StockQuery, useCategories } from './stock.queries.ts';
import { isFiltered, statusFilters } from './stock-view.ts';

type StockChipsProps = {
  readonly query: StockQuery;
  readonly counts: ShownList['counts'];
  readonly facts: ShopFacts;
  /** Changes parts of the address; null takes one out. */
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
};

const none = { filter: null, category: null, supplier: null, location: null };

/** The filters of the stock list. */
export function StockChips({ query, counts, facts, onChange }: StockChipsProps) {
  const t = useWords();
  const categories = useCategories();
  // Most shops have no stock of archived products; where there is some, it is said.
  const isOffered = (filter: (typeof statusFilters)[number]) =>
    filter !== 'archived-stock' || query.filter === filter || (counts?.[filter] ?? 0) > 0;
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
          count={counts?.[filter]}
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
      {isFiltered(query) && (
        <Button kind="quiet" onClick={() => onChange(none)}>
          {t('stock.filters.clear')}
        </Button>
      )}
    </FilterChips>
  );
}
