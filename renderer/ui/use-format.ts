import { createContext, useContext, useMemo } from 'react';
import {
  ageText,
  countText,
  dateText,
  dateTimeText,
  exactTimeText,
  money,
  quantity,
  signedQuantity,
  timeText,
  wholeMoney,
} from './format.ts';
import { useWindowLook } from './window-look.ts';

/** The format functions, bound to the locale of the window; what is said in words is bound to its language. */
export type Format = {
  readonly count: (value: number) => string;
  readonly quantity: (value: number, decimals?: number) => string;
  readonly signedQuantity: (value: number, decimals?: number) => string;
  readonly money: (minor: number, currency: string) => string;
  readonly wholeMoney: (minor: number, currency: string) => string;
  readonly date: (at: number | string) => string;
  readonly time: (at: number) => string;
  readonly dateTime: (at: number) => string;
  /** To the second. */
  readonly exactTime: (at: number) => string;
  readonly age: (at: number, now: number) => string;
};

const ZoneContext = createContext<string | undefined>(undefined);

/** Says in which time zone everything inside shows moments; without one, or with undefined, in this computer's. */
export const ZoneProvider = ZoneContext.Provider;

/** Figures, money and dates as people of the window's locale read them. */
export function useFormat(): Format {
  const { language, locale } = useWindowLook();
  const zone = useContext(ZoneContext);
  return useMemo(() => {
    return {
      count: (value) => countText(value, locale),
      quantity: (value, decimals = 0) => quantity(value, decimals, locale),
      signedQuantity: (value, decimals = 0) => signedQuantity(value, decimals, locale),
      money: (minor, currency) => money(minor, currency, locale),
      wholeMoney: (minor, currency) => wholeMoney(minor, currency, locale),
      date: (at) => dateText(at, locale, zone),
      time: (at) => timeText(at, locale, zone),
      dateTime: (at) => dateTimeText(at, locale, zone),
      exactTime: (at) => exactTimeText(at, locale, zone),
      age: (at, now) => ageText(at, now, language, zone),
    };
  }, [language, locale, zone]);
}
