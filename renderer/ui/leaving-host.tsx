import { useEffect } from 'react';
import { useLeaving, useLeavingQuestion } from './leaving.ts';
import { guardPlaces } from './location.ts';
import { Question } from './question.tsx';
import { Text } from './text.tsx';
import { mindTyping } from './typed-now.ts';
import { useUiWords } from './ui-words.ts';

/** Asks whoever leaves something typed, by whatever way, whether it may go; stands once in a window. */
export function LeavingHost() {
  const words = useUiWords();
  const leaving = useLeaving();
  const question = useLeavingQuestion();
  useEffect(() => guardPlaces(leaving), [leaving]);
  useEffect(() => mindTyping(document, leaving.guard), [leaving]);
  useEffect(() => {
    // A browser asks by itself. Electron closes nothing then, and its host has the window ask.
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!leaving.losesNow()) return;
      event.preventDefault();
      event.returnValue = true; // the way of Chromium before 119
    };
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [leaving]);
  if (!question) return null;
  return (
    <Question
      name={words.discardTitle}
      open
      safe={words.keepTyping}
      onSafe={question.stay}
      risky={words.discard}
      onRisky={question.go}
    >
      <Text>{words.discardText}</Text>
    </Question>
  );
}
