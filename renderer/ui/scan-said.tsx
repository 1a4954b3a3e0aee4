import { Icon, type IconName } from './icon.tsx';
import './scan-said.css';

/** What a scan came to: its words, and the picture and colour that say the same. */
export type ScanSaid = { readonly text: string; readonly tone: 'good' | 'bad' | 'warn' | 'news' };

type ScanSaidLineProps = {
  readonly said: ScanSaid | null;
  /** Said before anything was scanned. */
  readonly ready: string;
  /** What can be done about it, at the end of the line. */
  readonly children?: React.ReactNode;
};

const icons: Readonly<Record<ScanSaid['tone'], IconName>> = {
  good: 'done',
  bad: 'failed',
  warn: 'warning',
  news: 'info',
};

/** The line under a scan field that answers the last scan, to be read from where the scanner is held. */
export function ScanSaidLine({ said, ready, children }: ScanSaidLineProps) {
  return (
    <div className="ui-scan-said" data-tone={said?.tone}>
      {said && <Icon name={icons[said.tone]} />}
      <div role="status">{said?.text ?? ready}</div>
      {children}
    </div>
  );
}
