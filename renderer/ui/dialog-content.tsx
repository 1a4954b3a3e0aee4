import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

const STOPS = 'a[href], button, input, select, textarea, [tabindex="0"]';

/** What a dialog is about. Where it is longer than the window and nothing in it takes the focus, it is a stop of its own, so that the keys scroll it. */
export function DialogContent({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isStop, setStop] = useState(false);
  useLayoutEffect(() => {
    const content = box.current;
    if (!content) return undefined;
    const look = () => setStop(content.scrollHeight > content.clientHeight && content.querySelector(STOPS) === null);
    const sizes = new ResizeObserver(look);
    for (const part of [content, ...content.children]) sizes.observe(part);
    return () => sizes.disconnect();
  });
  return (
    <div ref={box} className="ui-dialog-content" tabIndex={isStop ? 0 : undefined}>
      {children}
    </div>
  );
}
