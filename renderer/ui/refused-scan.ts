import { type RefObject, useEffect, useRef, useState } from 'react';

const refusedScan = 'scan-refused';

/** Tells a field that a scan was typed into it and is refused; false where it does not say so itself. */
export function tellRefusedScan(field: HTMLElement, code: string): boolean {
  return !field.dispatchEvent(new CustomEvent(refusedScan, { detail: code, bubbles: true, cancelable: true }));
}

/** The code of a scan that a field refused, until something else is typed there (`forget`). */
export function useRefusedScan(field: RefObject<HTMLElement | null>) {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    const element = field.current;
    const hear = (event: Event) => {
      if (event.defaultPrevented) return; // what is inside said it
      event.preventDefault();
      if (event instanceof CustomEvent) setCode(String(event.detail));
    };
    element?.addEventListener(refusedScan, hear);
    return () => element?.removeEventListener(refusedScan, hear);
  }, [field]);
  return { code, forget: () => setCode(null) };
}

/** Does something when a field refuses a scan, whoever says so. */
export function useScanRefusal(field: RefObject<HTMLElement | null>, act: () => void): void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    const element = field.current;
    const hear = () => newest.current();
    element?.addEventListener(refusedScan, hear);
    return () => element?.removeEventListener(refusedScan, hear);
  }, [field]);
}
