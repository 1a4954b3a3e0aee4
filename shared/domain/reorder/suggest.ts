import type { RuleFields } from '#shared/domain/operations/rows.ts';

/** What a rule is held against: available + incoming, never on hand alone; what comes to a place that is not for sale is not part of it (REO12). */
export type Position = { readonly available: number; readonly incoming: number };

export type Suggestion = {
  readonly position: number;
  readonly point: number;
  /** How far below the point, in smallest units; 0 at the point itself. */
  readonly below: number;
  /** What to buy: up to `upTo`, rounded up to the multiple. */
  readonly quantity: number;
  /** 0…1: 1 when nothing is left to sell; sorts the list. */
  readonly urgency: number;
};

/** The rule in force: the variant's own, else the shop-wide default; null where neither says anything. */
export function ruleInForce(
  own: RuleFields | undefined,
  shop: { readonly defaultPoint: number | null; readonly defaultUpTo: number | null },
): RuleFields | null {
  if (own && own.point !== null) return own;
  return shop.defaultPoint === null ? null : { point: shop.defaultPoint, upTo: shop.defaultUpTo, multiple: null };
}

/** An alert, or null while available + incoming is above the rule's point. */
export function suggest(position: Position, rule: RuleFields): Suggestion | null {
  if (rule.point === null) return null;
  const sum = position.available + position.incoming;
  if (sum > rule.point) return null;
  const upTo = Math.max(rule.upTo ?? rule.point * 2, rule.point);
  const multiple = Math.max(rule.multiple ?? 1, 1);
  const wanted = Math.max(upTo - sum, 1);
  const quantity = Math.ceil(wanted / multiple) * multiple;
  const urgency = rule.point <= 0 ? 1 : Math.min(Math.max((rule.point - sum) / rule.point, 0), 1);
  return { position: sum, point: rule.point, below: rule.point - sum, quantity, urgency };
}
