import type { Fix } from "../fix.ts";
import { csharp } from "./csharp.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { python } from "./python.ts";
import { typescript } from "./typescript.ts";
import { yaml } from "./yaml.ts";

const renderers = { typescript, yaml, python, go, csharp, java } satisfies Record<string, (fix: Fix) => string>;
/** A language suggested lines are written in. */
export type Language = keyof typeof renderers;
export const languages = Object.keys(renderers) as Language[];

/** The lines of a fix. `set` gives arguments, `add` a whole declaration. */
export const renderFix = (fix: Fix, language: Language): string => renderers[language](fix);

/** The language of a program whose `Pulumi.yaml` names this runtime. */
export const languageOf = (runtime: string): Language | undefined =>
  (
    ({
      nodejs: "typescript",
      bun: "typescript",
      yaml: "yaml",
      python: "python",
      go: "go",
      dotnet: "csharp",
      java: "java",
    }) as const
  )[runtime as "nodejs"];
