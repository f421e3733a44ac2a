import { join } from "node:path";
import type { ViteUserConfig } from "vitest/config";

type Reporters = NonNullable<NonNullable<ViteUserConfig["test"]>["reporters"]>;
const folder = process.env["AZMON_TEST_RESULTS"];

/** What `.ci/run` counts: one file of results a run, in the folder it names. */
export const reporters = (name: string): Reporters =>
  folder ? ["default", ["json", { outputFile: join(folder, `${name}-${process.pid}.json`) }]] : ["default"];
