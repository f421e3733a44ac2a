import { armTypes } from "../../cli/recorder/armIds.ts";
import { tokenOf } from "../../cli/recorder/resourceId.ts";
import type { Properties } from "./cloud.ts";

/** Inputs that make the id: a change of one of them replaces the resource, as a change of its region does. */
export function idInputs(type: string): string[] {
  const [, names = "", scope = ""] = (armTypes[tokenOf(type) ?? ""] ?? "").split(" ");
  const fromScope = scope.startsWith("@resourceUri") || scope === "@scope" ? [scope.slice(1)] : [];
  return ["resourceGroupName", "location", ...names.split("/").filter((n) => n && !n.startsWith("=")), ...fromScope];
}

const sameRegion = (a: unknown, b: unknown): boolean =>
  typeof a === "string" && typeof b === "string" && a.toLowerCase().replaceAll(" ", "") === b.toLowerCase().replaceAll(" ", "");

/** Deep equality in which an absent key and an undefined or null one are the same. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? undefined) === (b ?? undefined)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b))
    return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((k) => same((a as Properties)[k], (b as Properties)[k]));
}

/** Keys whose values differ. */
export const changedKeys = (olds: Properties, news: Properties): string[] =>
  [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(
    (k) => !(k === "location" ? sameRegion(olds[k], news[k]) || same(olds[k], news[k]) : same(olds[k], news[k])),
  );
