import { CheckField, RadioField } from '#renderer/ui/check-field.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import { useChannelCommands } from '../channels.commands.ts';
import { addressOf, isPlain, waysIn, type WayIn } from '../vendors.ts';
import { type ConnectDraft, isPlainHttp, wayOf } from './connect-draft.ts';

type StepProps = {
  readonly draft: ConnectDraft;
  readonly onChange: (part: Partial<ConnectDraft>) => void;
  /** Whether the store is connected: what is tied to its things must not come to mean those of another. */
  readonly isConnected?: boolean;
};

/** Where the store is and what lets Stockroom in, with the way to it within that store. */
export function KeyStep({ draft, onChange, isConnected = false }: StepProps) {
  const t = useWords();
  const way = wayOf(draft);
  const ways = waysIn[draft.vendor];
  const url = addressOf(draft.url, draft.vendor);
  return (
    <div className="connect-columns">
      <Stack gap="m">
        <TextField
          label={t('channels.connect.url')}
          disabled={isConnected}
          hint={isConnected ? t('channels.key.otherStore') : t(`channels.connect.urlHint.${draft.vendor}`)}
          value={draft.url}
          onChange={(text) => onChange({ url: text })}
          error={draft.url.trim() !== '' && url === null ? t('channels.connect.noUrl') : null}
          maxLength={500}
          required
          autoFocus={!isConnected}
        />
        {ways.length > 1 && (
          <RadioField
            label={t('channels.connect.way')}
            value={draft.way}
            onChange={(id) => onChange({ way: id, secrets: {} })}
            options={ways.map(({ id }) => ({
              value: id,
              label: t(`channels.ways.${id}`),
              note: t(`channels.wayNotes.${id}`),
            }))}
          />
        )}
        {way.fields.map((field, at) => (
          <TextField
            key={field}
            label={t(`channels.secrets.${field}`)}
            type={isPlain(field) ? 'text' : 'password'}
            value={draft.secrets[field] ?? ''}
            onChange={(text) => onChange({ secrets: { ...draft.secrets, [field]: text } })}
            maxLength={2_000}
            required
            autoFocus={isConnected && at === 0}
          />
        ))}
        {isPlainHttp(draft) && (
          <CheckField
            label={t('channels.connect.plainHttp')}
            hint={t('channels.connect.plainHttpHint')}
            checked={draft.plainHttpAgreed}
            onChange={(plainHttpAgreed) => onChange({ plainHttpAgreed })}
          />
        )}
        <Text tone="muted" size="s">
          {t('channels.connect.kept')}
        </Text>
      </Stack>
      <Guide draft={draft} way={way} origin={url?.href.replace(/\/+$/, '') ?? ''} />
    </div>
  );
}

type GuideProps = { readonly draft: ConnectDraft; readonly way: WayIn; readonly origin: string };

/** Where to click in the store, step by step. */
function Guide({ draft, way, origin }: GuideProps) {
  const t = useWords();
  const { openOutside } = useChannelCommands();
  const page = way.page(origin);
  return (
    <section className="connect-guide" aria-label={t('channels.connect.guide')}>
      <Text strong>{t(`channels.guides.${draft.vendor}.title`)}</Text>
      <ol>
        {stepsOf(t, way).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {page?.startsWith('https:') && (
        <Button icon="external" onClick={() => void openOutside(page)}>
          {t('channels.connect.openPage')}
        </Button>
      )}
    </section>
  );
}

function stepsOf(t: Words, { id }: WayIn): readonly string[] {
  const steps = t(`channels.steps.${id}`, { returnObjects: true });
  return Object.values(steps);
}
