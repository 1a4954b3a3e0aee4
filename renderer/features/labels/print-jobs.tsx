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
import { shownJobs } from './shown-jobs.ts';
import './print-jobs.css';

const tones: Readonly<Record<PrintJob['state'], Tone>> = {
  sending: 'news',
  queued: 'news',
  done: 'good',
  handed: 'good',
  cancelled: 'quiet',
  failed: 'bad',
  unsure: 'warn',
};

/** How far a job is, in words: who cancelled it, and what keeps it waiting. */
function stateOf(job: PrintJob) {
  if (job.state === 'queued') return job.progress && job.progress !== 'waiting' ? job.progress : job.state;
  if (job.state !== 'cancelled') return job.state;
  if (job.by === 'person') return job.midway ? 'takenBackMidway' : 'takenBack';
  return job.by === 'system' ? 'cancelledElsewhere' : 'cancelled';
}

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
        {shownJobs(jobs).map((job) => (
          <li key={job.jobId}>
            <span>
              {job.title}
              <Text as="div" tone="muted" size="s">
                {`${job.printer} · ${format.dateTime(job.at)}`}
              </Text>
              <JobNote job={job} />
            </span>
            <StatusMark plain tone={toneOf(job)} label={t(`labels.jobs.states.${stateOf(job)}`)} />
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

function toneOf(job: PrintJob): Tone {
  const isNotPrinted = job.state === 'cancelled' && job.by === 'system';
  return isNotPrinted || (job.state === 'queued' && stateOf(job) === 'printer-stopped') ? 'warn' : tones[job.state];
}

/** Why a job is where it is, and what to do. */
function JobNote({ job }: { readonly job: PrintJob }) {
  const t = useWords();
  const text =
    job.state === 'failed'
      ? wordsOf(failureWords(t, { code: job.code, detail: job.printer }))
      : job.state === 'cancelled' && job.by === 'system'
        ? t('labels.jobs.cancelledElsewhereNote')
        : job.state === 'cancelled' && job.midway
          ? t('labels.jobs.midwayNote')
          : null;
  return (
    text && (
      <Text as="div" size="s">
        {text}
      </Text>
    )
  );
}

const wordsOf = ({ happened, next }: { readonly happened: string; readonly next: string }) => `${happened} ${next}`;
