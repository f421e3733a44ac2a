import { z } from "zod";
import { timeZones, weekdays } from "./values.ts";
import type { Report } from "../base/problems.ts";
import { show } from "../base/show.ts";
import { moment, severity, time } from "./shapes.ts";

/** When a suppression holds: the settings of the environment and the arguments of the component alike. */
export const windowFields = {
  timeZone: z.enum(timeZones).default("UTC").describe("Windows time zone id, such as `W. Europe Standard Time`."),
  from: moment.optional().describe("`2026-12-01T22:00:00`, local to the time zone."),
  until: moment.optional(),
  daily: z.strictObject({ start: time, end: time }).optional().describe("`22:00:00` to `04:00:00`."),
  weekly: z
    .strictObject({ days: z.array(z.enum(weekdays)).min(1), start: time.optional(), end: time.optional() })
    .optional()
    .describe("Whole days, or from `start` to `end` on each of them."),
  severities: z.array(severity).min(1).optional().describe("Default: all but 0."),
};

interface Hours {
  start?: unknown;
  end?: unknown;
}
/** As written: what is wrong in itself is there, and passed over. */
interface Window {
  from?: unknown;
  until?: unknown;
  daily?: Hours;
  weekly?: Hours & { days?: readonly unknown[] };
}

/** A window that never ends: nobody would hear of anything again. */
export function windowProblems(window: Window, report: Report): void {
  const { from, until, daily, weekly } = window;
  if (weekly && "start" in weekly !== "end" in weekly)
    report(["weekly"], { message: "needs both `start` and `end`, or neither for whole days" });
  for (const [key, hours] of Object.entries({ daily, weekly }))
    if (isTime(hours?.start) && hours.start === hours.end)
      report([key, "end"], { message: "is the start: that may be a whole day or nothing", found: show(hours.end) });
  if (typeof from === "string" && typeof until === "string" && until <= from)
    report(["until"], { message: "is not after `from`", found: show(until) });
  if ("until" in window) return;
  const hours = ["daily", "weekly"].find((key) => key in window);
  if (hours === undefined && "from" in window)
    report(["until"], { message: "is missing: alerts would be silent for ever", allowed: "a moment, or daily or weekly hours" });
  else if (hours === undefined)
    report([], { message: "would silence alerts for ever", allowed: "from and until, daily, or weekly" });
  else if (quietSeconds(window) > WEEK - 7 * 60)
    report([hours], {
      message: "leaves less than a minute of a day: alerts would be silent for ever",
      allowed: "fewer hours, or `until`",
    });
}

const DAY = 24 * 3600;
const WEEK = 7 * DAY;
const isTime = (value: unknown): value is string => time.safeParse(value).success;
const seconds = (text: string): number => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

/** So much of a week lies within the hours of a window. Hours that end before they start end on the next day. */
function quietSeconds({ daily, weekly }: Window): number {
  const spans: [number, number][] = [];
  const add = (day: number, start: number, end: number) => {
    const from = day * DAY + start;
    const to = from + (end > start ? end - start : DAY - start + end);
    spans.push([from, Math.min(to, WEEK)]);
    if (to > WEEK) spans.push([0, to - WEEK]);
  };
  if (isTime(daily?.start) && isTime(daily.end))
    for (const day of weekdays.keys()) add(day, seconds(daily.start), seconds(daily.end));
  for (const day of weekly?.days ?? []) {
    const index = weekdays.indexOf(day as (typeof weekdays)[number]);
    if (index < 0) continue;
    if (isTime(weekly?.start) && isTime(weekly?.end)) add(index, seconds(weekly.start), seconds(weekly.end));
    else if (weekly && !("start" in weekly) && !("end" in weekly)) add(index, 0, DAY);
  }
  let quiet = 0;
  let reached = 0;
  for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
    quiet += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return quiet;
}
