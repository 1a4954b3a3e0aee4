import { Button } from '#renderer/ui/button.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useWords } from '#renderer/words/words.ts';

type CountPrimaryProps = {
  readonly isReview: boolean;
  readonly disabled: boolean;
  readonly post: () => void;
  readonly review: () => void;
};

/** The next step of a count: to look at what differs, and from there to post it. */
export function CountPrimary({ isReview, disabled, post, review }: CountPrimaryProps) {
  const t = useWords();
  return isReview ? (
    <Button kind="primary" icon="check" shortcut="p" disabled={disabled} onClick={post}>
      {t('counts.commands.post')}
    </Button>
  ) : (
    <Button kind="primary" icon="show" shortcut="v" disabled={disabled} onClick={review}>
      {t('counts.commands.review')}
    </Button>
  );
}

type CountMoreProps = {
  /** Null where nothing is left to be set to nought. */
  readonly rest: (() => void) | null;
  /** Null where there is nothing to print. */
  readonly paper: (() => void) | null;
  readonly close: () => void;
};

/** What else can be done to an open count. */
export function CountMore({ rest, paper, close }: CountMoreProps) {
  const t = useWords();
  return (
    <Menu
      name={t('counts.page.more')}
      items={[
        {
          id: 'rest',
          label: t('counts.commands.rest'),
          icon: 'minus',
          shortcut: 'z',
          disabled: rest === null,
          onSelect: () => rest?.(),
        },
        {
          id: 'paper',
          label: t('counts.commands.paper'),
          icon: 'print',
          shortcut: 'l',
          disabled: paper === null,
          onSelect: () => paper?.(),
        },
        { id: 'close', label: t('counts.commands.close'), icon: 'cancelled', shortcut: 'shift+x', onSelect: close },
      ]}
    />
  );
}

type CountViewsProps = {
  readonly isReview: boolean;
  readonly lines: number;
  /** How many lines differ; left out where that is not said yet. */
  readonly differing: number | undefined;
  readonly onShow: (view: 'sheet' | 'review') => void;
};

/** The two views of an open count: what was seen, and what it would change. */
export function CountViews({ isReview, lines, differing, onShow }: CountViewsProps) {
  const t = useWords();
  return (
    <Tabs
      name={t('counts.page.viewName')}
      tabs={[
        { id: 'sheet', label: t('counts.page.sheet'), count: lines },
        { id: 'review', label: t('counts.page.review'), count: differing },
      ]}
      value={isReview ? 'review' : 'sheet'}
      onChange={onShow}
    />
  );
}
