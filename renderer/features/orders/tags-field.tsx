import { useCallback } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { LookupField, type Option } from '#renderer/ui/select-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { mayMakeShort } from '#shared/domain/values/limits.ts';

type TagsFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  /** Tags that are offered. */
  readonly known: readonly string[];
  /** Whether a tag that nobody has used before may be made. */
  readonly mayMakeNew?: boolean;
};

/** Tags to put on something: known ones, or new ones as they are typed. Each is taken off by pressing it. */
export function TagsField({ label, hint, value, onChange, known, mayMakeNew = true }: TagsFieldProps) {
  const t = useWords();
  const search = useCallback(
    (text: string): readonly Option[] => {
      const wanted = foldName(text);
      const has = new Set(value.map(foldName));
      const fitting = known.filter((tag) => !has.has(foldName(tag)) && foldName(tag).includes(wanted));
      const isKnown = has.has(wanted) || known.some((tag) => foldName(tag) === wanted);
      const options = fitting.map((tag) => ({ value: tag, label: tag }));
      if (!mayMakeNew || wanted === '' || isKnown) return options;
      return [...options, { value: text.trim(), label: t('queue.tags.new', { tag: text.trim() }) }];
    },
    [known, value, mayMakeNew, t],
  );
  const ofText = (text: string): Option | null => {
    const tag = known.find((one) => foldName(one) === foldName(text)) ?? (mayMakeNew ? text : null);
    return tag === null ? null : { value: tag, label: tag };
  };
  const add = (option: Option | null) => {
    if (!option || value.some((tag) => foldName(tag) === foldName(option.value))) return;
    onChange([...value, option.value]);
  };
  return (
    <Stack gap="xs">
      <LookupField
        label={label}
        hint={hint}
        value={null}
        onChange={add}
        search={search}
        ofText={ofText}
        maxLength={mayMakeShort.tag}
        placeholder={t('queue.tags.placeholder')}
      />
      {value.length > 0 && (
        <Inline gap="xs" wrap>
          {value.map((tag) => (
            <Button
              key={tag}
              icon="close"
              hint={t('queue.tags.takeOff', { tag })}
              onClick={() => onChange(value.filter((other) => other !== tag))}
            >
              {tag}
            </Button>
          ))}
        </Inline>
      )}
    </Stack>
  );
}
