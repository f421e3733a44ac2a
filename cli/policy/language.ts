import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Option } from "commander";
import { parse } from "yaml";
import { type Language, languageOf, languages } from "../../policies/languages/index.ts";

export const languageOption = (): Option =>
  new Option("--language <language>", "of the suggested lines (default: that of the project here)").choices(languages);

/** The language of the Pulumi project that a folder belongs to. */
export function languageHere(folder: string): Language | undefined {
  for (let at = folder; ; at = dirname(at)) {
    for (const name of ["Pulumi.yaml", "Pulumi.yml"]) {
      const file = join(at, name);
      if (existsSync(file)) return languageOf(runtimeOf(readFileSync(file, "utf8")));
    }
    if (dirname(at) === at) return undefined;
  }
}
/** `runtime: python`, or `runtime: { name: python }`. A file that cannot be read names none: only suggestions hang on it. */
function runtimeOf(text: string): string {
  try {
    const { runtime } = (parse(text) ?? {}) as { runtime?: string | { name?: string } };
    return (typeof runtime === "object" ? runtime.name : runtime) ?? "";
  } catch {
    return "";
  }
}
