import { useMemo, useState } from 'react';
import { Book, type BookWay } from '#renderer/ui/book.tsx';
import { useParams, useQuery } from '#renderer/ui/location.ts';
import { Marked } from '#renderer/ui/marked.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { findBest } from '#renderer/ui/text-match.ts';
import { useWords, wordOf } from '#renderer/words/words.ts';
import { type HandedParts, sectionParts } from './section-parts.tsx';
import { placeOf, settingsEntries, type SettingsSection, settingsSections } from './settings-sections.ts';

const groups = ['shop', 'computer'] as const;

/** Settings of the shop, which every desk shares, and of this computer: one section at a time, parts of which are handed in. */
export function SettingsScreen(handed: HandedParts) {
  const t = useWords();
  const { section } = useParams();
  const [query] = useQuery();
  const [question, ask] = useState('');
  const shown = settingsSections.find(({ id }) => id === section) ?? settingsSections[0];
  const field = fieldOf(shown, query.get('field'));
  const parts = { ...sectionParts, ...handed };
  return (
    <Page title={t('settings.title')} fill>
      <Book
        name={t('settings.find.sections')}
        current={placeOf(shown.id)}
        groups={groups.map((group) => ({
          title: t(`settings.find.groups.${group}`),
          ways: settingsSections
            .filter((one) => one.group === group)
            .map(({ id, title, icon }) => ({ href: placeOf(id), label: wordOf(t, title), icon })),
        }))}
        searchName={t('settings.find.search')}
        question={question}
        onQuestion={ask}
        found={useFound(question)}
        nothing={t('settings.find.nothing')}
      >
        <Marked text={field && wordOf(t, field)}>{parts[shown.id]}</Marked>
      </Book>
    </Page>
  );
}

function fieldOf({ fields }: SettingsSection, name: string | null) {
  return (name !== null && fields[name]) || null;
}

function useFound(question: string): readonly BookWay[] {
  const t = useWords();
  const entries = useMemo(() => settingsEntries(t), [t]);
  return findBest(entries, question).map(({ path, title, section, icon }) => ({
    href: path,
    label: title,
    note: section ?? undefined,
    icon,
  }));
}
