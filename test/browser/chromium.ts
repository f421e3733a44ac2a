import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The first Chromium on the PATH. None: a loud skip, or, where AZMON_REQUIRE_BROWSER=1 says it must be there, a failure. */
export function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const found = folders.flatMap((f) => names.map((n) => join(f, n))).find(isExecutable);
  if (found) return found;
  const message = `no ${names.join(", ")} on the PATH: the browser tests need one`;
  if (process.env["AZMON_REQUIRE_BROWSER"] === "1") throw new Error(message);
  console.warn(`SKIPPED: ${message}`);
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
