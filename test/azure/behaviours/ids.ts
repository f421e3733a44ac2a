import type { Properties } from "../cloud.ts";
import type { World } from "../types.ts";

export const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
export const sameId = (a: unknown, b: unknown): boolean =>
  typeof a === "string" && typeof b === "string" && a.toLowerCase() === b.toLowerCase();
export const list = <T = Properties>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);
/** The id above a child or an extension resource. */
export const parentOf = (id: string): string =>
  id
    .split("/")
    .slice(0, -2)
    .join("/")
    .replace(/\/providers\/[^/]+$/i, "");

/** Where a resource is, be it made here or in the inventory; undefined where nothing is known of it. */
export function regionOf(id: string, world: World): string | undefined {
  const location = text(world.cloud.get(id)?.inputs["location"]) ?? world.row(id)?.location;
  return location?.toLowerCase().replaceAll(" ", "");
}
export const sameRegion = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || a.toLowerCase().replaceAll(" ", "") === b.toLowerCase().replaceAll(" ", "");
