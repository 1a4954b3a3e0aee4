import { Fragment } from 'react';
import type { CommandSpec } from '#renderer/ui/command.ts';
import { SpokenKeys } from '#renderer/ui/key-hint.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { ShortcutList } from '#renderer/ui/shortcut-list.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { Article, Block } from './articles.ts';
import { namedWord, piecesOf, plainText } from './help-text.ts';
import './article-view.css';

type ArticleViewProps = {
  readonly article: Article;
  /** The screen whose keys are shown below; `every` shows all. */
  readonly keys: string | undefined;
  readonly commands: readonly CommandSpec[];
};

/** What a topic says, and below it the keys it is about. */
export function ArticleView({ article: { title, lead, parts }, keys, commands }: ArticleViewProps) {
  const t = useWords();
  return (
    <article className="help-article">
      <h2>{plainText(title, t)}</h2>
      <p className="help-lead">
        <Line text={lead} commands={commands} />
      </p>
      {parts.map(({ id, head, blocks }) => (
        <section key={id} data-part={id}>
          <h3>{plainText(head, t)}</h3>
          {blocks.map((block, at) => (
            <BlockView key={at} block={block} commands={commands} />
          ))}
        </section>
      ))}
      {keys !== undefined && (
        <section>
          {keys !== 'every' && <h3>{t('help.keysHere')}</h3>}
          <ShortcutList
            specs={commands.filter(({ scope }) => keys === 'every' || scope === keys)}
            level={keys === 'every' ? 3 : null}
          />
        </section>
      )}
    </article>
  );
}

type Told = Pick<ArticleViewProps, 'commands'>;

function BlockView({ block, commands }: Told & { readonly block: Block }) {
  if (block.kind === 'text')
    return (
      <p>
        <Line text={block.text} commands={commands} />
      </p>
    );
  const List = block.kind === 'steps' ? 'ol' : 'ul';
  return (
    <List>
      {block.texts.map((text) => (
        <li key={text}>
          <Line text={text} commands={commands} />
        </li>
      ))}
    </List>
  );
}

function Line({ text, commands }: Told & { readonly text: string }) {
  const t = useWords();
  return piecesOf(text).map((piece, at) => {
    switch (piece.kind) {
      case 'plain':
        return <Fragment key={at}>{piece.text}</Fragment>;
      case 'word':
        return <strong key={at}>{namedWord(piece.key, t)}</strong>;
      case 'go':
        return (
          <Link key={at} href={piece.place}>
            {plainText(namedWord(piece.key, t), t)}
          </Link>
        );
      default: {
        const shortcut = commands.find(({ id }) => id === piece.command)?.shortcut;
        return shortcut === undefined ? null : <SpokenKeys key={at} shortcut={shortcut} />;
      }
    }
  });
}
