import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Hidden } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import { bringBack, putAway, usePutAway } from './checklist.store.ts';
import { type ShopState, useShopState } from './dashboard.queries.ts';
import './checklist.css';

const steps = [
  ['location', '/settings/locations'],
  ['person', '/settings/people'],
  ['products', '/stock?import=products'],
  ['rule', '/settings/reorder'],
  ['count', '/counts'],
  ['label', '/labels'],
] as const satisfies readonly (readonly [keyof Omit<ShopState, 'shopId' | 'isDemo'>, string])[];

/** What a new shop needs first, ticked from what it has; gone when everything is done or a person puts it away. */
export function Checklist() {
  const t = useWords();
  const state = useShopState();
  const away = usePutAway();
  if (!state || state.isDemo || away.includes(state.shopId)) return null;
  const done = steps.filter(([step]) => state[step]).length;
  if (done === steps.length) return null;
  const hide = () => {
    putAway(state.shopId);
    toast.success(t('dashboard.checklist.hidden'), { undo: () => bringBack(state.shopId) });
  };
  return (
    <Region
      name={t('dashboard.checklist.title')}
      actions={
        <>
          <Text tone="muted">{t('dashboard.checklist.done', { count: done, all: steps.length })}</Text>
          <Button kind="quiet" onClick={hide}>
            {t('dashboard.checklist.hide')}
          </Button>
        </>
      }
    >
      <ol className="dashboard-steps">
        {steps.map(([step, href]) => (
          <li key={step} data-done={state[step] || undefined}>
            <Icon name={state[step] ? 'done' : 'quiet'} />
            <span className="dashboard-step">
              {state[step] ? (
                <span>
                  {t(`dashboard.checklist.steps.${step}`)}
                  <Hidden>{t('dashboard.checklist.isDone')}</Hidden>
                </span>
              ) : (
                <Link href={href}>{t(`dashboard.checklist.steps.${step}`)}</Link>
              )}
              <span className="dashboard-step-note">{t(`dashboard.checklist.notes.${step}`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Region>
  );
}
