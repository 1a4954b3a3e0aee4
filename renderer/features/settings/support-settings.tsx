import { useState } from 'react';
import type { SupportFile } from '#shared/domain/support/support-report.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { download } from '#renderer/ui/download.ts';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { PlainText } from '#renderer/ui/plain-text.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { hasWord, useLanguage, useWords } from '#renderer/words/words.ts';
import { useSupportReport } from './support.commands.ts';

/** A report for whoever helps: shown whole before it is saved. */
export function SupportSettings() {
  const t = useWords();
  const { failed } = useActNews();
  const { read, pack } = useSupportReport();
  const { scheme, density, locale } = useWindowLook();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [files, setFiles] = useState<readonly SupportFile[] | null>(null);
  const make = async () => {
    setBusy(true);
    const { innerWidth: width, innerHeight: height, devicePixelRatio: ratio } = window;
    const report = await read({ language, locale, scheme, density, width, height, ratio }, isCode);
    setBusy(false);
    if (report.ok) setFiles(report.value);
    else failed(report.failure);
  };
  return (
    <Region name={t('settings.support.title')}>
      <Stack gap="m">
        <Text as="div" tone="muted">
          {t('settings.support.text')}
        </Text>
        <Inline>
          <Button icon="file" busy={busy} onClick={() => void make()}>
            {t('settings.support.make')}
          </Button>
        </Inline>
      </Stack>
      {files && <Report files={files} pack={pack} onClose={() => setFiles(null)} />}
    </Region>
  );
}

/** Every failure the program has words for is a code of its own. */
function isCode(word: string): boolean {
  return hasWord(`failures.${word}.happened`);
}

type ReportProps = {
  readonly files: readonly SupportFile[];
  readonly pack: (files: readonly SupportFile[]) => Blob;
  readonly onClose: () => void;
};

function Report({ files, pack, onClose }: ReportProps) {
  const t = useWords();
  const [name, setName] = useState(files[0]?.name ?? '');
  const shown = files.find((file) => file.name === name);
  const save = () => {
    download(pack(files), 'stockroom-report.zip');
    onClose();
    toast.success(t('settings.support.saved'));
  };
  return (
    <Dialog
      name={t('settings.support.title')}
      open
      size="l"
      unsaved={false}
      onClose={onClose}
      onSubmit={save}
      submit={t('settings.support.save')}
      focusSubmit
    >
      <Stack gap="s">
        <Text as="div">{t('settings.support.look')}</Text>
        <Tabs
          name={t('settings.support.files')}
          tabs={files.map((file) => ({ id: file.name, label: file.name }))}
          value={name}
          onChange={setName}
        />
        {shown && <PlainText name={shown.name} text={shown.text === '' ? t('settings.support.nothing') : shown.text} />}
      </Stack>
    </Dialog>
  );
}
