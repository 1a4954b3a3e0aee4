import { FocusTrap, Popover } from '@mantine/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ask, type Explanation, onQuestion, openQuestion, type Question } from './explanation.ts';
import { IconButton } from './button.tsx';
import { Link } from './link.tsx';
import { Skeleton } from './skeleton.tsx';
import { useUiWords } from './ui-words.ts';
import './explain-host.css';

/** Shows the explanation of the figure somebody pressed; stands once in a window. */
export function ExplainHost() {
  const question = useSyncExternalStore(onQuestion, openQuestion);
  return question && <OpenExplanation key={question.name} question={question} />;
}

function OpenExplanation({ question }: { readonly question: Question }) {
  const [place] = useState(() => question.anchor.getBoundingClientRect());
  const [before] = useState(() => document.activeElement);
  const close = () => {
    ask(null);
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  useEffect(() => {
    // The figure moves away from under its explanation: go with it.
    const stop = new AbortController();
    const leave = () => ask(null);
    window.addEventListener('resize', leave, { signal: stop.signal });
    window.addEventListener('hashchange', leave, { signal: stop.signal });
    window.addEventListener(
      'wheel',
      (event) => {
        if (!(event.target instanceof Element && event.target.closest('.ui-explain'))) leave();
      },
      { signal: stop.signal, passive: true },
    );
    return () => stop.abort();
  }, []);
  return (
    <Popover
      opened
      onChange={(stays) => !stays && close()}
      position="bottom-end"
      width={340}
      offset={6}
      transitionProps={{ duration: 80 }}
      withRoles={false}
    >
      <Popover.Target>
        <span
          className="ui-explain-anchor"
          style={{ top: place.top, left: place.left, width: place.width, height: place.height }}
        />
      </Popover.Target>
      <Popover.Dropdown className="ui-explain" role="dialog" aria-label={question.name}>
        <FocusTrap>
          <div>
            <ExplanationBody question={question} onClose={close} />
          </div>
        </FocusTrap>
      </Popover.Dropdown>
    </Popover>
  );
}

function ExplanationBody({ question, onClose }: { readonly question: Question; readonly onClose: () => void }) {
  const words = useUiWords();
  const [found, setFound] = useState<Explanation | null>(null);
  useEffect(() => {
    let wanted = true;
    void Promise.resolve(question.explain()).then((explanation) => {
      if (wanted) setFound(explanation);
    });
    return () => {
      wanted = false;
    };
  }, [question]);
  return (
    <>
      <div className="ui-explain-head">
        <h2>{found?.title ?? question.name}</h2>
        <IconButton size="s" name={words.close} icon="close" onClick={onClose} />
      </div>
      {found ? <ExplanationLines explanation={found} /> : <Skeleton lines={3} />}
    </>
  );
}

/** The lines that make a figure, for a popover or a panel. */
export function ExplanationLines({ explanation }: { readonly explanation: Explanation }) {
  const { lines, total, more } = explanation;
  return (
    <>
      <ul className="ui-explain-lines">
        {lines.map((line, index) => (
          <li key={`${index}-${line.label}`}>
            <span className="ui-explain-label">
              {line.href ? <Link href={line.href}>{line.label}</Link> : line.label}
              {line.note && <span className="ui-explain-note">{line.note}</span>}
            </span>
            <span className="ui-text ui-figures" data-tone={line.tone}>
              {line.value}
            </span>
          </li>
        ))}
        {total && (
          <li className="ui-explain-total">
            <span className="ui-explain-label">
              {total.label}
              {total.note && <span className="ui-explain-note">{total.note}</span>}
            </span>
            <span className="ui-figures">{total.value}</span>
          </li>
        )}
      </ul>
      {more && (
        <p className="ui-explain-more">
          <Link href={more.href}>{more.label}</Link>
        </p>
      )}
    </>
  );
}
