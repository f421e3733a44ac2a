import { classic } from "./classicTokens.ts";
import { irregular } from "./tokenTable.ts";

/** What a Pulumi type token means in Azure. */
export interface Kind {
  /** ARM type, lower case; empty for what is no Azure resource. */
  kind: string;
  dialect: "native" | "generic" | "classic" | "other";
}
const OTHER: Kind = { kind: "", dialect: "other" };
const known = new Map<string, Kind>();

/**
 * The ARM type behind a token of any of the providers people use: azure-native v2 and v3, its versioned modules
 * (`azure-native:monitor/v20260101:MetricAlert`) and local packages (`azure-native_monitor_v20260101:monitor:MetricAlert`), and the
 * classic provider. `azure-native:resources:Resource` says its type in its inputs: see `kindOfGeneric`.
 */
export function kindOfToken(token: string): Kind {
  let kind = known.get(token);
  if (!kind) known.set(token, (kind = resolve(token)));
  return kind;
}

function resolve(token: string): Kind {
  const native = /^azure-native(?:_\w+)?:([\w-]+)(?:\/v\w+)?:(\w+)$/.exec(token);
  if (native) {
    const [module, cls] = [native[1]!.toLowerCase(), native[2]!];
    if (module === "resources" && cls === "Resource") return { kind: "", dialect: "generic" };
    return { kind: irregular[`${module}:${cls.toLowerCase()}`] ?? regular(module, cls), dialect: "native" };
  }
  if (token.startsWith("azure:")) return { kind: classic[token] ?? "", dialect: "classic" };
  return OTHER;
}

/** `keyvault` and `Vault` make `microsoft.keyvault/vaults`; irregular ones stand in the table. */
const regular = (module: string, cls: string): string => `microsoft.${module}/${plural(cls.toLowerCase())}`;
const plural = (word: string): string =>
  /(s|x|ch|sh)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;

/** The ARM type a generic resource asks for, where it is known. */
export function kindOfGeneric(namespace: string | undefined, parentPath: string | undefined, type: string | undefined): string {
  if (!namespace || !type) return "";
  const parents = (parentPath ?? "")
    .split("/")
    .filter(Boolean)
    .filter((_, i) => i % 2 === 0);
  return [namespace, ...parents, type].join("/").toLowerCase();
}
