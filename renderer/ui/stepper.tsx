import { Icon } from './icon.tsx';
import { useUiWords } from './ui-words.ts';
import './stepper.css';

/** The steps of a wizard; `current` counts from 0. */
export function Stepper({ steps, current }: { readonly steps: readonly string[]; readonly current: number }) {
  const words = useUiWords();
  return (
    <ol className="ui-steps" aria-label={words.step(current + 1, steps.length)}>
      {steps.map((step, index) => (
        <li
          key={step}
          className="ui-step"
          data-state={index < current ? 'done' : 'open'}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className="ui-step-mark ui-figures" aria-hidden>
            {index < current ? <Icon name="check" size={14} /> : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
