import { useCallback, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import type { OurThing } from '#shared/channels/review/ours.ts';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import { IconButton } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { LookupField, type Option } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import { channelFailureWords } from './channel-failure.ts';
import { useChannelCommands } from './channels.commands.ts';
import { type ChannelView, useProductSearch } from './channels.queries.ts';

type Chosen = { readonly id: ProductId; readonly name: string };
type PublishDialogProps = {
  readonly view: ChannelView;
  /** Chosen before: their products are published. */
  readonly things?: readonly OurThing[];
  readonly onClose: () => void;
};

/** More than this one reads no list of. */
const SHOWN = 12;

/** Makes products of ours in the store, as drafts that its customers do not see yet. */
export function PublishDialog({ view: { row }, things = [], onClose }: PublishDialogProps) {
  const t = useWords();
  const { publish } = useChannelCommands();
  const [products, setProducts] = useState<readonly Chosen[]>(() => [
    ...new Map(things.map(({ productId, name }) => [productId, { id: productId, name }])).values(),
  ]);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number | null } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    setFailure(null);
    setProgress({ done: 0, total: products.length });
    const made = await publish(
      row.id,
      products.map(({ id }) => id),
      { onProgress: ({ done, total }) => setProgress({ done, total }) },
    );
    setProgress(null);
    if (!made.ok) return setFailure(made.failure);
    toast.success(t('channels.publish.done', { count: products.length, name: row.name }));
    onClose();
  };
  return (
    <Dialog
      name={t('channels.commands.publish')}
      open
      onClose={onClose}
      closable={progress === null}
      onSubmit={() => void submit()}
      submit={t('channels.publish.submit', { count: products.length })}
      canSubmit={products.length > 0}
      busy={progress !== null}
      error={failure && <ErrorBlock {...channelFailureWords(t, failure, row.vendor)} />}
    >
      <Stack gap="m">
        <Text tone="muted">{t('channels.publish.text', { name: row.name })}</Text>
        <ProductSearch
          onFound={(product) =>
            setProducts((now) => (now.some(({ id }) => id === product.id) ? now : [...now, product]))
          }
        />
        {products.length > 0 && (
          <ul className="channel-list" aria-label={t('channels.publish.chosen')}>
            {products.slice(0, SHOWN).map(({ id, name }) => (
              <li key={id}>
                <Inline>
                  <Text as="span">{name}</Text>
                  <IconButton
                    name={t('channels.publish.remove', { name })}
                    icon="close"
                    size="s"
                    onClick={() => setProducts((now) => now.filter((one) => one.id !== id))}
                  />
                </Inline>
              </li>
            ))}
          </ul>
        )}
        {products.length > SHOWN && (
          <Text tone="muted">{t('channels.publish.more', { count: products.length - SHOWN })}</Text>
        )}
        {progress && <ProgressBar name={t('channels.publish.running')} {...progress} />}
      </Stack>
    </Dialog>
  );
}

function ProductSearch({ onFound }: { readonly onFound: (product: Chosen) => void }) {
  const t = useWords();
  const find = useProductSearch();
  const search = useCallback(
    (text: string): readonly Option[] => {
      // A product is found by each of its variants.
      const products = new Map<string, string>();
      for (const { productId, name, archived } of find(text)) if (!archived) products.set(productId, name);
      return [...products].map(([value, label]) => ({ value, label }));
    },
    [find],
  );
  return (
    <LookupField
      label={t('channels.publish.search')}
      value={null}
      onChange={(option) => {
        // The options are made of ids of products above.
        if (option) onFound({ id: option.value as ProductId, name: option.label });
      }}
      search={search}
    />
  );
}
