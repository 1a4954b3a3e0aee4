import { uuidv7 } from 'uuidv7';

/** A new id that no other desk makes, sorting after the ones made here before. */
export function nextId(): string {
  return uuidv7();
}
