import type { Mapping } from '#shared/domain/import/mapping.ts';
import { kindsApart, kindTwice } from '#shared/domain/import/sheet-choice.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { useWords } from '#renderer/words/words.ts';

/** Why files are not imported together; nothing where they are. */
export function TogetherNote({ mappings }: { readonly mappings: readonly Mapping[] }) {
  const t = useWords();
  const twice = kindTwice(mappings);
  const apart = kindsApart(mappings);
  if (twice)
    return <StatusMark tone="warn" label={t('importDialog.choose.twice', { kind: t(`import.kinds.${twice}`) })} />;
  if (!apart) return null;
  const [first, later] = [t(`import.kinds.${apart.first}`), t(`import.kinds.${apart.later}`)];
  return <StatusMark tone="warn" label={t('importDialog.choose.apart', { first, later })} />;
}
