import { CheckField } from '#renderer/ui/check-field.tsx';
import { KeyTrace } from '#renderer/ui/key-trace.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { changeScanner } from './settings.commands.ts';
import { useScannerSettings } from './settings.queries.ts';

/** The scanner of this computer: what it sends, whether it is answered by a sound, and a field to try it in. */
export function ScannerSettings() {
  const t = useWords();
  const { suffix, prefix, sounds } = useScannerSettings();
  return (
    <Region name={t('settings.scanner.title')}>
      <Stack gap="m">
        <SelectField
          label={t('settings.scanner.suffix')}
          hint={t('settings.scanner.suffixHint')}
          value={suffix}
          onChange={(next) => next && changeScanner({ suffix: next })}
          options={[
            { value: 'enter', label: t('settings.scanner.enter') },
            { value: 'tab', label: t('settings.scanner.tab') },
            { value: 'none', label: t('settings.scanner.none') },
          ]}
        />
        <TextField
          label={t('settings.scanner.prefix')}
          hint={t('settings.scanner.prefixHint')}
          value={prefix}
          onChange={(next) => changeScanner({ prefix: next })}
          maxLength={8}
        />
        <CheckField
          label={t('settings.scanner.sounds')}
          checked={sounds}
          onChange={(next) => changeScanner({ sounds: next })}
        />
        <KeyTrace label={t('settings.scanner.test')} hint={t('settings.scanner.testHint')} />
      </Stack>
    </Region>
  );
}
