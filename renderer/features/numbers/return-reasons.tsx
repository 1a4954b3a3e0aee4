import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { placeOf } from './numbers-query.ts';
import type { Numbers } from './numbers.queries.ts';

type ReturnReasonsProps = { readonly of: Numbers; readonly address: URLSearchParams };

/** Why things came back, the commonest reason first; each opens its orders. */
export function ReturnReasons({ of: { numbers }, address }: ReturnReasonsProps) {
  const t = useWords();
  const format = useFormat();
  const reasons = [...numbers.returns.byReason];
  return (
    <Region name={t('numbers.byReason')}>
      {reasons.length === 0 ? (
        <Text tone="muted">{t('numbers.noReturns')}</Text>
      ) : (
        <table className="number-people">
          <thead>
            <tr>
              <th scope="col">{t('returns.fields.reason')}</th>
              <th scope="col">{t('numbers.figures.returns')}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(([reason, { count }]) => (
              <tr key={reason}>
                <th scope="row">
                  <Link href={placeOf(address, 'returns', reason)}>{t(`returns.reasons.${reason}`)}</Link>
                </th>
                <td>{format.count(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Region>
  );
}
