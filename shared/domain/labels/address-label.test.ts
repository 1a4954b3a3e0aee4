import { expect, test } from 'vitest';
import { type AddressLabel, addressLabels, layoutAddressLabel, missingOnAddressLabels } from './address-label.ts';
import type { Mark } from './page.ts';
import { labelPapers, paperIds } from './paper.ts';

const label: AddressLabel = {
  sender: 'Corner shop, Low Road 1, 12345 Town',
  recipient: ['Mia Blum', 'Hauptweg 3', '50667 Köln'],
  facts: 'Order 1001 · Parcel 1 of 2',
  code: '1001-1',
};
const textsOf = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.mark === 'text' ? [mark] : []));

test('[LAB101] every label paper holds sender, recipient and parcel, one below the other and inside its edges', () => {
  for (const id of paperIds) {
    const { label: size } = labelPapers[id];
    const marks = layoutAddressLabel(label, labelPapers[id], 203);
    const texts = textsOf(marks);
    expect(texts.map(({ text }) => text)).toEqual(
      [label.sender, ...label.recipient, label.facts].map((text) => expect.stringContaining(text?.slice(0, 10) ?? '')),
    );
    for (const { x, y, width, height } of marks) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(size.width);
      expect(y + height).toBeLessThanOrEqual(size.height);
    }
    const below = texts.every((text, at) => at === 0 || text.y >= (texts[at - 1]?.y ?? 0));
    expect(below).toBe(true);
    expect(texts[1]?.weight).toBe('bold');
  }
});

test('[LAB101] the recipient is larger than the sender, and a long address gets smaller rather than cut', () => {
  const paper = labelPapers['roll-57x32'];
  const [sender, name] = textsOf(layoutAddressLabel(label, paper, 203));
  expect(name?.size).toBeGreaterThan(sender?.size ?? 0);
  const long = { ...label, recipient: [...label.recipient, 'Third floor', 'Germany'] };
  const shown = textsOf(layoutAddressLabel(long, paper, 203)).map(({ text }) => text);
  expect(shown).toEqual(expect.arrayContaining(long.recipient));
});

test('[LAB101] a label has bars where it is high enough, and a shop without an address no sender', () => {
  const kinds = (id: (typeof paperIds)[number], of = label) =>
    layoutAddressLabel(of, labelPapers[id], 203).map(({ mark }) => mark);
  expect(kinds('roll-102x51')).toContain('bars');
  expect(kinds('a4-65')).not.toContain('bars');
  expect(kinds('roll-102x51', { ...label, sender: null })).not.toContain('line');
});

test('[LAB101] labels lie on the sheet from the first that is free', () => {
  const { pages, faces } = addressLabels([label, label], { paper: 'a4-24', startCell: 23, dpi: 203 });
  expect(faces).toHaveLength(2);
  expect(pages.map((page) => page.length)).toEqual([1, 1]);
  expect(missingOnAddressLabels([{ ...label, recipient: ['漢'] }])).toEqual([{ of: label.facts, characters: ['漢'] }]);
});
