import { Button } from '#renderer/ui/button.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { actText } from './act-words.ts';
import { CountThese } from './count-these.tsx';
import { useLossCommands } from './losses.commands.ts';
import {
  type LostAct,
  type LostActs as Lost,
  type LostLevel,
  type NamedProduct,
  useLostActs,
} from './losses.queries.ts';

/** More of them nobody reads at once: what is done goes, and others follow. */
const MOST = 50;

/** What a recovery could not bring back, what of it to count, and which of it is right again. */
export function LostActs() {
  const lost = useLostActs();
  return lost ? <LostList lost={lost} /> : null;
}

function LostList({ lost }: { readonly lost: Lost }) {
  const t = useWords();
  const commands = useLossCommands();
  const dealWithAll = async () => {
    await commands.dealWith(lost.acts.map(({ opId }) => opId));
    await commands.dealWithProducts(lost.products.map(({ variantId }) => variantId));
  };
  const products = lost.products.slice(0, MOST);
  const acts = lost.acts.slice(0, MOST - products.length);
  const more = lost.products.length + lost.acts.length - products.length - acts.length;
  return (
    <div className="attention">
      <Region
        name={t('activity.losses.title')}
        actions={
          lost.acts.length + lost.products.length > 0 && (
            <Button kind="quiet" onClick={() => void dealWithAll()}>
              {t('activity.losses.dismissAll')}
            </Button>
          )
        }
      >
        {lost.missing > 0 && (
          <Text tone="muted" size="s">
            {t('activity.losses.missing', { count: lost.missing })}
          </Text>
        )}
        <Inline>
          {lost.toCount.map((what) => (
            <CountThese key={what.locationId} what={what} name={t('activity.losses.countName', { place: what.name })} />
          ))}
        </Inline>
        <ul className="attention-list">
          {products.map((product) => (
            <li key={product.variantId}>
              <LostProductItem product={product} />
            </li>
          ))}
          {acts.map((act) => (
            <li key={act.opId}>
              <LostItem act={act} />
            </li>
          ))}
        </ul>
        {more > 0 && (
          <Text tone="muted" size="s">
            {t('activity.losses.more', { count: more })}
          </Text>
        )}
      </Region>
    </div>
  );
}

function LostProductItem({ product }: { readonly product: NamedProduct }) {
  const t = useWords();
  const format = useFormat();
  const commands = useLossCommands();
  const { variantId, code, figures } = product;
  return (
    <>
      <Text strong>{lostName(t, variantId, code)}</Text>
      <Text as="div">{t('activity.losses.whyProduct')}</Text>
      {figures.map(({ locationId, what, place, quantity }) => (
        <Text key={`${locationId}:${what}`} as="div" size="s" tone="warn">
          {t(`activity.losses.${what}`, { place, quantity: format.quantity(quantity) })}
        </Text>
      ))}
      <Inline justify="end">
        <Button kind="quiet" onClick={() => void commands.dealWithProducts([variantId])}>
          {t('activity.losses.dismiss')}
        </Button>
      </Inline>
    </>
  );
}

/** What a product is called whose record is lost: by a code some act gives it, else by its id. */
function lostName(t: Words, id: string, code: string | null): string {
  return code === null ? t('activity.losses.productId', { id }) : t('activity.losses.productCode', { code });
}

function LostItem({ act }: { readonly act: LostAct }) {
  const t = useWords();
  const format = useFormat();
  const commands = useLossCommands();
  const { data } = act.summary;
  return (
    <>
      <Text strong>{data.kind === 'nothing' ? t('activity.losses.unknown') : actText(act.summary, { t, format })}</Text>
      <Text as="div">
        {t(act.code === 'operation-unreadable' ? 'activity.losses.whyUnreadable' : 'activity.losses.why')}
      </Text>
      {act.levels.map((level) => (
        <Line key={level.id} act={act} level={level} />
      ))}
      <Inline justify="between">
        <Text tone="muted" size="s" as="div">
          {t('activity.attention.who', {
            person: act.person ?? t('activity.somebody'),
            when: format.dateTime(act.at),
          })}
        </Text>
        <Button kind="quiet" onClick={() => void commands.dealWith([act.opId])}>
          {t('activity.losses.dismiss')}
        </Button>
      </Inline>
    </>
  );
}

function Line({ act, level }: { readonly act: LostAct; readonly level: LostLevel }) {
  const t = useWords();
  const format = useFormat();
  const { names } = act.summary;
  const variant = names.variant(level.variantId);
  const product = variant?.title ?? lostName(t, level.variantId, level.code);
  const place = names.location(level.locationId);
  const quantity =
    level.quantity === null
      ? t('activity.losses.asCounted')
      : format.signedQuantity(level.quantity, variant?.decimals ?? 0);
  return (
    <Text as="div" size="s" tone={level.counted ? 'good' : 'warn'}>
      {t(level.counted ? 'activity.losses.lineRight' : 'activity.losses.line', { product, place, quantity })}
    </Text>
  );
}
