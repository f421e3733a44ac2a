import { readFileSync } from "node:fs";

/** A file the settings name, parsed; else what is wrong with it. */
export type ReadFile = (path: string) => { json: unknown } | { problem: string };

export const readJsonFile: ReadFile = (path) => {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    return { problem: `cannot be read (${(error as NodeJS.ErrnoException).code}), looked for in ${process.cwd()}` };
  }
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, "")) as unknown };
  } catch {
    return { problem: "is no JSON" };
  }
};
