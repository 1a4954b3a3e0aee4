import { useMemo, useState } from 'react';
import { Book } from '#renderer/ui/book.tsx';
import type { CommandSpec } from '#renderer/ui/command.ts';
import { useParams, useQuery } from '#renderer/ui/location.ts';
import { Marked } from '#renderer/ui/marked.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useWords } from '#renderer/words/words.ts';
import { ArticleView } from './article-view.tsx';
import { articlesOf } from './articles.ts';
import { helpSpots, searchHelp } from './help-search.ts';
import { plainText } from './help-text.ts';
import { helpPlace, helpTopics, topicNamed } from './help-topics.ts';
import { useHelpWay } from './help-way.store.ts';

const groups = ['start', 'screens', 'data'] as const;

/** The help: every topic with an address, and a search over all it says. `commands` are all there are, for their keys. */
export function HelpScreen({ commands }: { readonly commands: readonly CommandSpec[] }) {
  const t = useWords();
  const { topic: asked } = useParams();
  const [query] = useQuery();
  const [question, ask] = useState('');
  const from = useHelpWay((way) => way.from);
  const articles = useMemo(() => articlesOf(t), [t]);
  const topic = topicNamed(asked);
  const article = articles[topic.id];
  const part = article.parts.find(({ id }) => id === query.get('part'));
  return (
    <Page title={t('help.title')} back={from === null ? undefined : { href: from, label: t('help.back') }} fill>
      <Book
        name={t('help.topicsName')}
        current={helpPlace(topic.id)}
        groups={groups.map((group) => ({
          title: t(`help.groups.${group}`),
          ways: helpTopics
            .filter((one) => one.group === group)
            .map(({ id, icon }) => ({ href: helpPlace(id), label: plainText(articles[id].title, t), icon })),
        }))}
        searchName={t('help.search')}
        question={question}
        onQuestion={ask}
        autoFocus
        found={useFound(question)}
        nothing={t('help.nothing')}
      >
        <Marked text={part ? plainText(part.head, t) : null}>
          <ArticleView article={article} keys={topic.keys} commands={commands} />
        </Marked>
      </Book>
    </Page>
  );
}

function useFound(question: string) {
  const t = useWords();
  const spots = useMemo(() => helpSpots(t), [t]);
  return searchHelp(spots, question).map(({ spot: { topic, head, path, icon }, line }) => ({
    href: path,
    label: head === null ? topic : t('help.inTopic', { topic, part: head }),
    note: line,
    icon,
  }));
}
