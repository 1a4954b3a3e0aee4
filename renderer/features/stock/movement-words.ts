import { isActDocument } from '#shared/domain/operations/documents.ts';
import { isPutBack } from '#shared/domain/orders/step-pieces.ts';
import type { Words } from '#renderer/words/words.ts';
import type { MovementLine } from './movements.queries.ts';

/** Why stock moved, in words; a line that took another back says so. */
export function movementText(line: Pick<MovementLine, 'reason' | 'isUndo' | 'quantity' | 'staging'>, t: Words): string {
  const { reason, isUndo, staging } = line;
  const isBack = isPutBack(line, { isStaging: staging, isUndo });
  const said = t(isBack ? 'stock.movements.putBack' : `stock.reasons.${reason}.label`);
  return isUndo ? t('stock.movements.undo', { reason: said }) : said;
}

/** Where stock moved, in words. */
export function placeText({ location, staging }: Pick<MovementLine, 'location' | 'staging'>, t: Words): string {
  return staging ? t('stock.movements.staging', { location }) : location;
}

/** What a document is called. */
export function documentName({ kind, name }: NonNullable<MovementLine['document']>, t: Words): string {
  if (kind === 'order' && name !== null) return t('stock.explain.order', { number: name });
  return name ?? (isActDocument(kind) ? t(`documents.kinds.${kind}`) : '');
}
