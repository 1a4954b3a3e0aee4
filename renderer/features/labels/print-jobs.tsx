import type { PrintJob } from '#shared/contract/bridge/printing.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text, type Tone } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Result } from '#shared/base/result.ts';
import { usePrintCommands } from './labels.commands.ts';
import { usePrintJobs } from './labels.queries.ts';
import './print-jobs.css';

const MOST = 5;
const tones: Readonly<Record<PrintJob['state'], Tone>> = {
  sending: 'news',
  queued: 'news',
  done: 'good',
  handed: 'good',
  cancelled: 'quiet',
  failed: 'bad',
  unsure: 'warn',
};

/** The latest jobs of this computer: how far each is, and what can be done about it. */
export function PrintJobs() {
  const t = useWords();
  const format = useFormat();
  const jobs = usePrintJobs();
  const { again, takeBack } = usePrintCommands();
  const tell = (answer: Result<PrintJob>) => {
    if (!answer.ok) toast.failed(failureWords(t, answer.failure));
  };
  if (jobs.length === 0) return null;
  return (
    <Region name={t('labels.jobs.title')}>
      <ul className="print-jobs">
        {jobs.slice(0, MOST).map((job) => (
          <li key={job.jobId}>
            <span>
              {job.title}
              <Text as="div" tone="muted" size="s">
                {`${job.printer} · ${format.dateTime(job.at)}`}
              </Text>
            </span>
            <StatusMark plain tone={tones[job.state]} label={t(`labels.jobs.states.${job.state}`)} />
            {(job.state === 'failed' || job.state === 'cancelled') && (
              <Button kind="quiet" onClick={() => void again(job.jobId).then(tell)}>
                {t('labels.jobs.again')}
              </Button>
            )}
            {job.state === 'queued' && (
              <Button kind="quiet" onClick={() => void takeBack(job.jobId).then(tell)}>
                {t('labels.jobs.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Region>
  );
}
