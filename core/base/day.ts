import { z } from "zod";
import { Refusal } from "./refusal.ts";

/** A day that the user wrote, `YYYY-MM-DD`. Throws a `Refusal` that names `path` where it is none. */
export function checkedDay(found: string, path: string): string {
  if (z.iso.date().safeParse(found).success) return found;
  throw new Refusal([{ path, message: "is no day", found, allowed: "such as 2026-11-25" }]);
}

/** The day of a moment in UTC, `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
