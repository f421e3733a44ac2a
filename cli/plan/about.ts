import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { dayOf } from "../../core/base/day.ts";
import type { About } from "../report/html/report.ts";

/** What a report says of its making; `files` are those of the inventory. */
export function aboutOf(files: unknown, today: string | undefined, now = new Date()): About {
  return { today: today ?? dayOf(now), version: versionOf(import.meta.dirname), inventory: writtenDays(files) };
}

/** The days on which files were last written, the oldest first; the standard input and what is not there have none. */
function writtenDays(files: unknown): string[] {
  const paths = Array.isArray(files) ? files.filter((f): f is string => typeof f === "string") : [];
  return paths
    .flatMap((path) => statSync(path, { throwIfNoEntry: false }) ?? [])
    .map((stat) => dayOf(stat.mtime))
    .sort();
}

/** The version in azmon's own package.json, which lies above this file in the sources and in the package, not equally far. */
function versionOf(folder: string): string | undefined {
  for (let at = folder; dirname(at) !== at; at = dirname(at)) {
    const file = join(at, "package.json");
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, "utf8")) as { name?: string; version?: string };
    if (name === "azmon") return version;
  }
  return undefined;
}
