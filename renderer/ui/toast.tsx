import { Notifications, notifications, notificationsStore } from '@mantine/notifications';
import { Button } from './button.tsx';
import { CopyDetails } from './copy-details.tsx';
import { type FailureText, useFailureHelp } from './failure-help.ts';
import { Icon, type IconName } from './icon.tsx';
import { useUiWords } from './ui-words.ts';
import '@mantine/core/styles/Notification.layer.css';
import '@mantine/notifications/styles.layer.css';
import './toast.css';

type ToastOptions = {
  /** What sort of news it is: of each one toast is shown, the newest. Left out: all acts are one sort, and so is what was done. */
  readonly kind?: string;
  /** Takes the act back; the toast offers "Undo". */
  readonly undo?: () => void | Promise<void>;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** What is safe; while something is not saved it says that instead. */
  readonly safe?: string;
  /** More than one sentence: what is safe, what to do. */
  readonly note?: string;
  /** For whoever helps: copied, never shown. */
  readonly details?: string;
  /** Ids of the acts it tells of: it goes once one of them is taken back. */
  readonly acts?: readonly string[];
};

type ToastKind = 'good' | 'bad' | 'news';

/** The sort of what was refused. */
const REFUSED = 'refused';

const icons: Readonly<Record<ToastKind, IconName>> = { good: 'done', bad: 'error', news: 'info' };

/** Short word of what happened, at the edge of the window; success and news go by themselves, a failure stays. */
export const toast = {
  success: (text: string, options?: ToastOptions) => show('good', text, options),
  failure: (text: string, options?: ToastOptions) => show('bad', text, options),
  /** A failure in its three parts, with its details to copy; of one `kind` the newest is shown. */
  failed: ({ happened, safe, next, details }: FailureText, kind?: string) =>
    show('bad', happened, { safe, note: next, details, ...(kind !== undefined && { kind }) }),
  /** An act that was refused and changed nothing: it stays until something else is done. */
  refused: ({ happened, safe, next, details }: FailureText, action?: ToastOptions['action']) =>
    show('bad', happened, {
      safe,
      note: next,
      kind: REFUSED,
      ...(details !== undefined && { details }),
      ...(action && { action }),
    }),
  /** Something else was done that is told by no toast of success. */
  forgetRefused: () => forget(REFUSED),
  /** An act that is made and not saved yet: what it was, and that it waits; it can be taken back and is not to be made again. */
  unsaved: (text: string, { happened, safe, next, details }: FailureText, options?: ToastOptions) =>
    show('bad', text, { ...options, note: `${happened} ${safe} ${next}`, details }),
  news: (text: string, options?: ToastOptions) => show('news', text, options),
  /** Takes away what was told of acts, and of what failed: they are of a shop that is left. */
  forgetActs: () => {
    for (const sort of ['act', 'unsaved', 'done', 'low', 'import']) forget(sort);
    for (const { id, role } of notificationsStore.getState().notifications)
      if (id && role === 'alert') notifications.hide(id);
  },
  /** Takes away what was told of acts that are taken back: what it says is no longer so, and its Undo has nothing to undo. */
  takenBack: (acts: readonly string[]) => {
    const gone = new Set(acts);
    for (const [sort, { acts: of }] of told) if (of.some((act) => gone.has(act))) forget(sort);
  },
  /** Takes the news of a kind away: it is no longer so. */
  forget,
  /** Takes a toast away by the id it was shown with. */
  hide: (id: string) => void notifications.hide(id),
} as const;

/** More beside each other nobody reads. */
const MOST = 3;
/** Failures stay until they are read; of these more are shown. */
const MOST_FAILURES = 8;

/** Takes the oldest toast away that would go by itself: a new one that waited for it, while a pointer rests on it, would never come. */
function makeRoom(): void {
  const shown = notificationsStore.getState().notifications;
  const oldest = shown.find(({ autoClose }) => autoClose !== false)?.id;
  if (shown.length >= MOST && oldest) notifications.hide(oldest);
}

/** The toasts that are shown, by their sort: how often each was told with the same words. */
const told = new Map<string, Told>();
type Told = {
  readonly id: string;
  readonly times: number;
  readonly text: string;
  readonly acts: readonly string[];
};

/** The toast of this sort, where it is still there. */
function toldBefore(sort: string) {
  const before = told.get(sort);
  const { notifications: shown, queue } = notificationsStore.getState();
  if (before && [...shown, ...queue].some(({ id }) => id === before.id)) return before;
  told.delete(sort);
  return null;
}

/** Takes the toast of this sort away. */
function forget(sort: string): void {
  const before = toldBefore(sort);
  if (before) notifications.hide(before.id);
}

/** Failures and news are a sort each by what they say; acts that can be taken back, and what is merely done, are one sort each. */
function sortOf(kind: ToastKind, text: string, { kind: sort, undo, safe, note }: ToastOptions): string {
  if (sort !== undefined) return sort;
  if (undo) return kind === 'bad' ? 'unsaved' : 'act';
  return kind === 'good' ? 'done' : JSON.stringify([kind, text, safe, note]);
}

function show(kind: ToastKind, text: string, options: ToastOptions = {}): string {
  const sort = sortOf(kind, text, options);
  // What was refused is no longer the last word once something else is done.
  if (kind === 'good' || options.undo) forget(REFUSED);
  const before = toldBefore(sort);
  // A failure that is told again is the same toast; anything else begins anew, as the newest of all.
  const same = before?.text === text && kind === 'bad' && !options.undo ? before : null;
  if (before && !same) notifications.hide(before.id);
  if (!same) makeRoom();
  const id = same?.id ?? crypto.randomUUID();
  const times = (same?.times ?? 0) + 1;
  told.set(sort, { id, times, text, acts: options.acts ?? [] });
  const onDone = () => void notifications.hide(id);
  const data = {
    id,
    role: kind === 'bad' ? 'alert' : 'status',
    autoClose: kind === 'bad' ? false : options.undo ? 10_000 : 5_000,
    withCloseButton: false,
    className: 'ui-toast',
    'data-tone': kind,
    message: <ToastBody kind={kind} text={text} times={times} options={options} onDone={onDone} />,
  } as const;
  if (same) notifications.update(data);
  else notifications.show(data);
  return id;
}

type ToastBodyProps = {
  readonly kind: ToastKind;
  /** How often it was told. */
  readonly times: number;
  readonly text: string;
  readonly options: ToastOptions;
  readonly onDone: () => void;
};

function ToastBody({ kind, text, times, options, onDone }: ToastBodyProps) {
  const words = useUiWords();
  const { undo, action, safe, details } = options;
  const { unsafe } = useFailureHelp();
  const note = [safe && (unsafe() ?? safe), options.note].filter(Boolean).join(' ');
  const finish = (run: () => unknown) => {
    onDone();
    run();
  };
  return (
    <div className="ui-toast-body">
      <Icon name={icons[kind]} />
      <div className="ui-toast-text">
        <p>{text}</p>
        {times > 1 && <p className="ui-toast-times">{words.times(times)}</p>}
        {note && <p className="ui-toast-note">{note}</p>}
        {details && <CopyDetails details={details} />}
      </div>
      {action && (
        <Button kind="quiet" onClick={() => finish(action.run)}>
          {action.label}
        </Button>
      )}
      {undo && (
        <Button kind="quiet" icon="undo" onClick={() => finish(undo)}>
          {words.undo}
        </Button>
      )}
      <button
        type="button"
        className="ui-icon-button"
        data-size="s"
        aria-label={words.close}
        title={words.close}
        onClick={onDone}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}

/** Over the page and under a dialog (200), whose buttons no toast may cover. */
const layer = 150;

/** Where toasts appear; stands once in a window. */
export function ToastHost() {
  return (
    <Notifications
      position="bottom-right"
      className="ui-toasts"
      limit={MOST_FAILURES}
      containerWidth={420}
      transitionDuration={120}
      zIndex={layer}
    />
  );
}
