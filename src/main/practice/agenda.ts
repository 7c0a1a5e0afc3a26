import type { Day } from '../../shared/base/days.ts';
import { addDays, dayNumber } from '../../shared/base/days.ts';
import type { Clock } from '../ports/clock.ts';
import { dayIn } from '../book/business-day.ts';
import type { Chance } from './seeded.ts';

/** Something that somebody does at a certain time. */
export type Task = () => unknown;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const today = 0;

/** What happens when, up to now. What would come later has not happened yet and falls away. */
export interface Agenda {
  readonly clock: Clock;
  /** Plans a task on a day, so many days ago, within office hours. */
  onDay(daysAgo: number, task: Task): void;
  /** Plans a task so many days after the one that is under way. */
  daysLater(days: number, task: Task): void;
  /** Plans a task so many minutes after the one that is under way. */
  minutesLater(minutes: number, task: Task): void;
  /** Plans tasks for today, evenly over the hours of it that have passed. */
  today(tasks: readonly Task[]): void;
  /** The calendar day so many days ago. */
  day(daysAgo: number): Day;
  isSunday(daysAgo: number): boolean;
  /** A little time goes by: nobody does two things in the same second. */
  tick(): void;
  run(): void;
}

interface Entry {
  readonly atMs: number;
  readonly daysAgo: number;
  readonly task: Task;
}

/** How many days the story goes back. */
export const storyDays = 150;

/** An agenda that ends at `nowMs`, in an office of that time zone. */
export function createAgenda(nowMs: number, timeZone: string, chance: Chance): Agenda {
  const lastDay = dayIn(timeZone, nowMs);
  const entries: Entry[] = [];
  let current: Entry = { atMs: 0, daysAgo: storyDays, task: () => {} };
  let clockMs = (dayNumber(lastDay) - storyDays - 1) * dayMs + 900 * minuteMs;

  const insert = (entry: Entry) => {
    const at = entries.findLastIndex((one) => one.atMs <= entry.atMs);
    entries.splice(at + 1, 0, entry);
  };
  const isSunday = (daysAgo: number) => (dayNumber(lastDay) - daysAgo + 4) % 7 === 0;
  const onDay = (daysAgo: number, task: Task) => {
    // 15:00 to 22:30 UTC are office hours in Chicago, in summer and in winter.
    const atMs = (dayNumber(lastDay) - daysAgo) * dayMs + chance.between(900, 1350) * minuteMs;
    if (daysAgo > today) insert({ atMs, daysAgo, task });
  };
  return {
    clock: { now: () => clockMs },
    onDay,
    daysLater(days, task) {
      const daysAgo = current.daysAgo - days;
      onDay(isSunday(daysAgo) ? daysAgo - 1 : daysAgo, task);
    },
    minutesLater(minutes, task) {
      const atMs = Math.min(current.atMs + minutes * minuteMs, nowMs);
      insert({ atMs, daysAgo: current.daysAgo, task });
    },
    today(tasks) {
      let spanMs = 7 * 60 * minuteMs;
      while (dayIn(timeZone, nowMs - spanMs) !== lastDay) spanMs = Math.floor(spanMs / 2);
      tasks.forEach((task, place) => {
        const atMs = nowMs - Math.floor((spanMs * (tasks.length - place)) / tasks.length);
        insert({ atMs, daysAgo: today, task });
      });
    },
    day: (daysAgo) => addDays(lastDay, -daysAgo),
    isSunday,
    tick() {
      clockMs = Math.min(clockMs + chance.between(5_000, 40_000), nowMs);
    },
    run() {
      for (let next = entries.shift(); next !== undefined; next = entries.shift()) {
        current = next;
        clockMs = Math.max(clockMs, next.atMs);
        next.task();
      }
    },
  };
}
