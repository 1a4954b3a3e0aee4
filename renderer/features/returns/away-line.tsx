import { tellsApart } from '#renderer/parts/lot-picks.ts';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderLine } from '#shared/domain/operations/rows.ts';
import { stillAway } from '#shared/domain/orders/came-back.ts';
import { returnableOf } from '#shared/domain/orders/progress.ts';
import { returnOutcomes, returnReasons } from '#shared/domain/orders/take-back.ts';
import { damagedPlace } from './damaged-place.store.ts';
import { DamagedPlace, placesFor } from './damaged-place.tsx';
import { type Piece, type ReturnDraft, withChange } from './return-draft.ts';
import type { ReturnFacts, ReturnOrder } from './returns.queries.ts';
import type { TakingBack } from './use-taking-back.ts';

type AwayLineProps = {
  readonly line: OrderLine;
  readonly found: ReturnOrder;
  readonly draft: ReturnDraft;
  readonly facts: ReturnFacts;
  readonly taking: TakingBack;
};

/** One product of an order that is with its customer: how many, and what becomes of those that are here. */
export function AwayLine({ line, found, draft, facts, taking }: AwayLineProps) {
  const t = useWords();
  const format = useFormat();
  const row = facts.variant(line.variantId);
  const decimals = row?.decimals ?? 0;
  const product = row?.title ?? line.variantId;
  const own = draft.pieces.filter((piece) => piece.lineId === line.id);
  const left = stillAway(line, draft.pieces);
  const one = left > 0 ? Math.min(10 ** decimals, left) : 10 ** decimals;
  return (
    <section className="away-line" aria-label={product}>
      <Inline justify="between" wrap>
        <div>
          <Text strong as="div">
            {product}
          </Text>
          <Text size="s" tone="muted" figure as="div">
            {[
              row?.sku,
              t('returns.take.away', {
                away: format.quantity(returnableOf(line), decimals),
                shipped: format.quantity(line.shipped, decimals),
              }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <Inline>
          <Button
            icon="plus"
            onClick={() => taking.add(line.id, one)}
            disabled={left === 0}
            hint={t('returns.take.addHint')}
          >
            {t('returns.take.addOne', { quantity: format.quantity(one, decimals), product })}
          </Button>
        </Inline>
      </Inline>
      {own.length > 0 && (
        <ul className="away-pieces">
          {own.map((piece) => (
            <PieceFields
              key={piece.key}
              piece={piece}
              line={line}
              found={found}
              left={left}
              facts={facts}
              taking={taking}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type PieceFieldsProps = Omit<AwayLineProps, 'draft'> & { readonly piece: Piece; readonly left: number };

/** How many pieces, what becomes of them, where they go and why they came back. */
function PieceFields({ piece, line, found, left, facts, taking }: PieceFieldsProps) {
  const t = useWords();
  const row = facts.variant(line.variantId);
  const product = row?.title ?? '';
  const put = (change: Partial<Piece>) => taking.change((draft) => withChange(draft, piece.key, change));
  const placeFor = (outcome: Piece['outcome']) =>
    outcome === 'damaged' ? damagedPlace(facts.asidePlaces) : outcome === 'restock' ? facts.homeOf(line) : null;
  const apart = row ? tellsApart(row) : null;
  const lots = apart === null ? [] : found.away(line.variantId);
  return (
    <li className="away-piece">
      <NumberField
        label={t('returns.fields.quantity')}
        value={piece.quantity}
        onChange={(quantity) => quantity !== null && quantity > 0 && put({ quantity })}
        decimals={row?.decimals ?? 0}
        unit={row?.unit ?? undefined}
        min={1}
        max={piece.quantity + left}
        disabled={row?.tracking === 'serial'}
        handsScansOn
      />
      {lots.length > 0 && (
        <SelectField
          label={t(`lots.name.${apart ?? 'lot'}`)}
          value={piece.lotId}
          onChange={(lotId) => put({ lotId })}
          options={lots.map(({ lotId }) => ({
            value: lotId,
            label: found.codes.get(lotId) ?? '',
            code: found.codes.get(lotId),
          }))}
          placeholder={t('returns.fields.anyLot')}
          clearable
        />
      )}
      <SelectField
        label={t('returns.fields.outcome')}
        value={piece.outcome}
        onChange={(outcome) => outcome && outcome !== piece.outcome && put({ outcome, locationId: placeFor(outcome) })}
        options={returnOutcomes.map((value) => ({ value, label: t(`returns.outcomes.${value}`) }))}
      />
      {piece.outcome === 'restock' && (
        <SelectField
          label={t('returns.fields.place')}
          value={piece.locationId}
          onChange={(locationId) => locationId && put({ locationId })}
          options={placesFor(piece, facts.locations, facts)}
        />
      )}
      {piece.outcome === 'damaged' && (
        <DamagedPlace piece={piece} facts={facts} onChange={(locationId) => put({ locationId })} />
      )}
      {piece.outcome === 'discard' && (
        <div className="away-gone">
          <Text size="s" tone="muted">
            {t('returns.gone.discard')}
          </Text>
        </div>
      )}
      <SelectField
        label={t('returns.fields.reason')}
        value={piece.reason}
        onChange={(reason) => reason && put({ reason })}
        options={returnReasons.map((value) => ({ value, label: t(`returns.reasons.${value}`) }))}
      />
      <div className="away-remove">
        <IconButton
          size="s"
          icon="close"
          name={t('returns.take.remove', { product })}
          onClick={() => put({ quantity: 0 })}
        />
      </div>
    </li>
  );
}
