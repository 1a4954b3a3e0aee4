import type { Chance } from '#shared/domain/demo/chance.ts';

/** How badly the network behaves, each a share of the messages. */
export type Weather = { readonly lost: number; readonly twice: number; readonly slowest: number };
export const storm: Weather = { lost: 0.2, twice: 0.15, slowest: 6 };
export const calm: Weather = { lost: 0, twice: 0, slowest: 1 };

/** A network in simulated time: messages come late, twice, out of order or not at all. */
export type Wire = {
  /** What becomes of a message is drawn from the chance it is sent with. */
  send(chance: Chance, deliver: () => void): void;
  /** Lets a moment pass and delivers what is due, in an order that is drawn from this chance. */
  tick(chance: Chance): void;
  weather: Weather;
};

export function wire(): Wire {
  const under: { readonly due: number; readonly deliver: () => void }[] = [];
  let now = 0;
  return {
    weather: storm,
    send(chance, deliver) {
      const copies = chance.happens(this.weather.lost) ? 0 : chance.happens(this.weather.twice) ? 2 : 1;
      for (let i = 0; i < copies; i++) under.push({ due: now + chance.between(1, this.weather.slowest), deliver });
    },
    tick(chance) {
      now += 1;
      const due = under.filter((message) => message.due <= now);
      const left = under.filter((message) => message.due > now);
      under.splice(0, under.length, ...left);
      for (const message of chance.shuffled(due)) message.deliver();
    },
  };
}
