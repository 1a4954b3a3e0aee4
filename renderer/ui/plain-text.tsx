import './plain-text.css';

/** A file's text as it is, to be read and scrolled. */
export function PlainText({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <pre className="ui-plain-text" tabIndex={0} role="region" aria-label={name}>
      {text}
    </pre>
  );
}
