import { useComputer } from '#renderer/features/settings/settings.queries.ts';
import { dateText, money } from '#renderer/ui/format.ts';
import { Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { type Option, SelectField } from '#renderer/ui/select-field.tsx';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { type Language, offeredLanguages, ownNames } from '#renderer/words/languages.ts';
import { useWords } from '#renderer/words/words.ts';
import { regions } from './regions.ts';
import { languageOf, localeOf } from './spoken.ts';
import { changeView, useViewSettings } from './view-settings.store.ts';

/** How this computer's window looks and what it speaks; every choice shows at once. */
export function LookSettings() {
  const t = useWords();
  const { scheme, density, motion } = useViewSettings();
  return (
    <Region name={t('shell.look.title')}>
      <Stack gap="m">
        <LanguageField />
        <RegionField />
        <SelectField
          label={t('shell.look.scheme')}
          value={scheme}
          onChange={(next) => next && changeView({ scheme: next })}
          options={[
            { value: 'auto', label: t('shell.look.system') },
            { value: 'light', label: t('shell.look.light') },
            { value: 'dark', label: t('shell.look.dark') },
          ]}
        />
        <SelectField
          label={t('shell.look.density')}
          value={density}
          onChange={(next) => next && changeView({ density: next })}
          options={[
            { value: 'roomy', label: t('shell.look.roomy') },
            { value: 'compact', label: t('shell.look.compact') },
          ]}
        />
        <SelectField
          label={t('shell.look.motion')}
          value={motion}
          onChange={(next) => next && changeView({ motion: next })}
          options={[
            { value: 'auto', label: t('shell.look.system') },
            { value: 'reduced', label: t('shell.look.reduced') },
          ]}
        />
      </Stack>
    </Region>
  );
}

function LanguageField() {
  const t = useWords();
  const chosen = useViewSettings(({ language }) => language);
  const { about } = useComputer();
  const offered = offeredLanguages(chosen, about?.developmentRuntime === true);
  const system: Option<Language | 'auto'> = {
    value: 'auto',
    label: t('shell.look.system'),
    note: ownNames[languageOf('auto', navigator.languages)],
  };
  return (
    <SelectField
      label={t('shell.look.language')}
      value={chosen}
      onChange={(next) => next && changeView({ language: next })}
      options={[system, ...offered.map((language) => ({ value: language, label: ownNames[language] }))]}
    />
  );
}

function RegionField() {
  const t = useWords();
  const { language: spoken } = useWindowLook();
  const chosen = useViewSettings(({ region }) => region);
  const wanted = languageOf(
    useViewSettings(({ language }) => language),
    navigator.languages,
  );
  const likeLanguage = localeOf('auto', wanted, navigator.languages);
  return (
    <SelectField
      label={t('shell.look.region')}
      hint={written(chosen === 'auto' ? likeLanguage : chosen)}
      value={chosen}
      onChange={(next) => next && changeView({ region: next })}
      options={[
        { value: 'auto', label: t('shell.look.likeLanguage'), note: written(likeLanguage) },
        ...regions(spoken, chosen).map(({ locale, name }) => ({ value: locale, label: name, note: written(locale) })),
      ]}
    />
  );
}

/** An amount and a day as the locale writes them: what the choice is about. */
function written(locale: string): string {
  return `${money(123_450, 'EUR', locale)} · ${dateText('2026-12-31', locale)}`;
}
