import { alreadyThere } from "../../core/findings/azmon.ts";
import type { Finding } from "../../core/findings/finding.ts";
import type { Plan, PlanResource } from "./types.ts";
import type { Observed } from "./view.ts";

/** Resources to be made under an id that the inventory has already: Azure or Pulumi would refuse them, or overwrite somebody's work. */
export function taken(resources: readonly PlanResource[], observed: readonly Observed[], file: string): Finding[] {
  const there = new Set(observed.flatMap((o) => [...o.inventory]));
  if (there.size === 0) return [];
  return resources
    .filter((r) => r.custom && r.id !== undefined && there.has(r.id.toLowerCase()))
    .map((r) => alreadyThere.of({ target: r.id }, { name: r.name, file }));
}

/** What `pulumi import --file` reads. */
interface ImportFile {
  /** URNs by the names that `resources` call them. */
  nameTable: Record<string, string>;
  resources: { type: string; name: string; id: string; parent?: string; provider?: string }[];
}

/**
 * All that is there already, each with its parent and its provider: imported without them it would lie beside the program's own, and the
 * next preview would delete it. Undefined where nothing is there.
 */
export function importFile({ findings, resources }: Pick<Plan, "findings" | "resources">): ImportFile | undefined {
  const ids = new Set(findings.filter((f) => f.code === alreadyThere.code).map((f) => f.target));
  const there = resources.filter((r) => r.custom && ids.has(r.id));
  if (there.length === 0) return undefined;
  const names = new Map<string, string>();
  const nameOf = (urn: string, kind: string): string => {
    if (!names.has(urn)) names.set(urn, `${kind}${names.size}`);
    return names.get(urn)!;
  };
  const entries = there.map(({ type, name, id, parent, options }) => {
    // A reference to a provider is its URN and, behind `::`, its id.
    const provider = /^(urn:.+)::[^:]*$/.exec(String(options["provider"] ?? ""))?.[1];
    return {
      type,
      name,
      id: id!,
      ...(parent === "" || isStack(parent) ? {} : { parent: nameOf(parent, "parent") }),
      ...(provider === undefined ? {} : { provider: nameOf(provider, "provider") }),
    };
  });
  return { nameTable: Object.fromEntries([...names].map(([urn, name]) => [name, urn])), resources: entries };
}

/** What lies at the stack itself needs no parent. */
const isStack = (urn: string): boolean => urn.includes("::pulumi:pulumi:Stack::");
