import { StatusMark } from '#renderer/ui/badge.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { CountScope, CountState } from '#shared/domain/operations/rows.ts';

const looks = {
  open: { tone: 'news', icon: 'clock' },
  posted: { tone: 'good', icon: 'done' },
  cancelled: { tone: 'quiet', icon: 'cancelled' },
  void: { tone: 'quiet', icon: 'undo' },
} as const;

/** How far a count is. */
export function CountMark({ state, plain }: { readonly state: CountState; readonly plain: boolean }) {
  const t = useWords();
  return <StatusMark {...looks[state]} plain={plain} label={t(`counts.states.${state}`)} />;
}

/** What a count looks at, in words. */
export function scopeText(t: Words, scope: CountScope): string {
  if (scope.kind === 'all') return t('counts.scope.all');
  const count = scope.variantIds.length;
  if (scope.kind === 'category') return t('counts.scope.category', { category: scope.category, count });
  if (scope.kind === 'not-counted') return t('counts.scope.not-counted', { days: scope.days, count });
  return t('counts.scope.list', { count });
}
