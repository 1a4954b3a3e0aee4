import { fieldText, valueText, type Wording } from './act-words.ts';
import type { Attention, LostEditRow } from './attention.queries.ts';

/** Who did something and when. */
export function whoText(person: string | null, at: number, { t, format }: Wording): string {
  return t('activity.attention.who', { person: person ?? t('activity.somebody'), when: format.dateTime(at) });
}

type Lost = Pick<Attention, 'person' | 'summary' | 'stands' | 'isMine'> & { readonly row: LostEditRow };

/** What is said of an edit that lost: both values with whose they are, and a button that says whose value it sets (ACT19). */
export function lostEditText({ row, person, summary: { names }, stands, isMine }: Lost, wording: Wording) {
  const { t } = wording;
  const valueOf = (value: LostEditRow['mine']) => valueText({ ...row.ref, field: row.field }, value, names, wording);
  const [field, name, lost] = [fieldText(row.field, t), names.ref(row.ref).name, valueOf(row.mine)];
  return {
    title: t('activity.attention.lost', { field, name }),
    lost: t('activity.attention.mine', { who: whoText(person, row.at, wording), value: lost }),
    stands: stands && standsText(stands, valueOf(stands.value), wording),
    // On another desk than the one that lost, "mine" would be somebody else's.
    button: isMine ? t('activity.attention.useMine') : buttonText(lost, person, wording),
    used: t('activity.attention.used', { field, name, value: lost }),
  };
}

function standsText({ by, isFirst }: NonNullable<Attention['stands']>, value: string, wording: Wording): string {
  const { t } = wording;
  if (!by) return t(isFirst ? 'activity.attention.firstOfNobody' : 'activity.attention.sinceOfNobody', { value });
  const who = whoText(by.person, by.at, wording);
  return t(isFirst ? 'activity.attention.first' : 'activity.attention.since', { who, value });
}

function buttonText(value: string, person: string | null, { t }: Wording): string {
  return person ? t('activity.attention.useOf', { value, person }) : t('activity.attention.use', { value });
}
