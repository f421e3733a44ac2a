import { nearest } from "../base/nearest.ts";
import type { Problem } from "../base/refusal.ts";
import { show } from "../base/show.ts";
import type { Known } from "./known.ts";
import { parseConfig, type ParsedConfig } from "./parse.ts";
import { markSecrets } from "./secrets.ts";
import { readYaml } from "./yaml.ts";

/** The key of the one object that configures azmon; its own namespace, so that it reads the same in any project. */
export const CONFIG_KEY = "azmon:config";

/** What stands under `azmon:config`, and all of the config, as Pulumi hands it to the program; secrets still as `{ secure: ... }`. */
type StackObject =
  { value: unknown; config: Fields; problems: [] } | { value?: undefined; config?: undefined; problems: Problem[] };

/** Reads the text of a `Pulumi.<env>.yaml` without checking the settings themselves. */
export function readStackObject(content: string | Uint8Array, file: string): StackObject {
  const read = readYaml(content, file);
  return read.problems.length > 0 ? { problems: read.problems } : findConfig(read.value, file);
}

/** The same, checked as the program under Pulumi checks it. */
export function parseStackFile(content: string | Uint8Array, file: string, known: Known): ParsedConfig {
  const read = readStackObject(content, file);
  if (read.problems.length > 0) return { problems: read.problems };
  const { value, problems } = markSecrets(read.value);
  const parsed = parseConfig(value, known);
  return problems.length === 0 ? parsed : { problems: [...problems, ...parsed.problems] };
}

function findConfig(file: unknown, name: string): StackObject {
  const config = isObject(file) ? file["config"] : undefined;
  const refuse = (path: string, problem: Omit<Problem, "path">): StackObject => ({
    problems: [{ path: `${name} > ${path}`, ...problem }],
  });
  if (!isObject(config)) return refuse("config", { message: "is missing", allowed: `an object with the key ${CONFIG_KEY}` });
  if (!Object.hasOwn(config, CONFIG_KEY)) {
    const like = nearest(CONFIG_KEY, Object.keys(config));
    return refuse(`config > ${CONFIG_KEY}`, { message: "is missing", ...(like === undefined ? {} : { found: show(like) }) });
  }
  const value = config[CONFIG_KEY];
  // `pulumi config set azmon:config '{...}'` writes the object as text; Pulumi parses it for the program.
  if (typeof value !== "string") return { value, config, problems: [] };
  try {
    return { value: JSON.parse(value) as unknown, config, problems: [] };
  } catch {
    return refuse(`config > ${CONFIG_KEY}`, { message: "must be an object", found: show(value) });
  }
}

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
