import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Text, type Tone } from '#renderer/ui/text.tsx';

const icons = { good: 'done', warn: 'warning', bad: 'error' } as const satisfies Partial<Record<Tone, IconName>>;

/** A whole sentence that tells how something stands: a picture and words in its colour. */
export function Said({ tone, text }: { readonly tone: keyof typeof icons; readonly text: string }) {
  return (
    <Text as="div" tone={tone}>
      <Inline gap="s" align="start">
        <Icon name={icons[tone]} size={18} />
        <span>{text}</span>
      </Inline>
    </Text>
  );
}
