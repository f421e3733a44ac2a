import { shortHash } from "../base/hash.ts";

interface NameRule {
  max: number;
  /** Characters that may stay; all others become `-`. */
  allowed: RegExp;
  lower?: boolean;
}

/** Source: Azure "Naming rules and restrictions for Azure resources"; DCR and DCE from the limits Azure's own templates keep. */
const rules: Record<string, NameRule> = {
  default: { max: 80, allowed: /[A-Za-z0-9_-]/ },
  alertRule: { max: 200, allowed: /[A-Za-z0-9 ._()-]/ },
  actionGroup: { max: 200, allowed: /[A-Za-z0-9_-]/ },
  workspace: { max: 63, allowed: /[A-Za-z0-9-]/ },
  dataCollectionRule: { max: 64, allowed: /[A-Za-z0-9_.-]/ },
  dataCollectionEndpoint: { max: 44, allowed: /[A-Za-z0-9-]/ },
  association: { max: 200, allowed: /[A-Za-z0-9_.-]/ },
  storageAccount: { max: 24, allowed: /[a-z0-9]/, lower: true },
  resourceGroup: { max: 90, allowed: /[A-Za-z0-9_()-]/ },
  privateEndpoint: { max: 64, allowed: /[A-Za-z0-9_.-]/ },
  deployment: { max: 64, allowed: /[A-Za-z0-9_.()-]/ },
};
export type NamedType =
  | "default"
  | "alertRule"
  | "actionGroup"
  | "workspace"
  | "dataCollectionRule"
  | "dataCollectionEndpoint"
  | "association"
  | "storageAccount"
  | "resourceGroup"
  | "privateEndpoint"
  | "deployment";

/**
 * The name of an Azure resource made of `parts`. Characters Azure refuses become hyphens, and a name that is changed or cut gets a hash
 * of its parts, so two different inputs never share a name by accident and the same input always gives the same name.
 */
export function azureName(type: NamedType, ...parts: string[]): string {
  const rule = rules[type]!;
  const joined = parts.join("-");
  const cased = rule.lower ? joined.toLowerCase() : joined;
  if (cased.length <= rule.max && unchanged(type, rule).test(cased)) return cased;
  const filler = rule.allowed.test("-") ? "-" : "";
  const clean = [...cased]
    .map((c) => (rule.allowed.test(c) ? c : filler))
    .join("")
    .replace(/-{2,}/g, "-")
    .replace(/^[-.]+|[-. ]+$/g, "");
  if (clean === cased && clean.length <= rule.max) return clean;
  const suffix = `${filler}${shortHash(joined)}`;
  return `${clean.slice(0, rule.max - suffix.length).replace(/[-. ]+$/, "")}${suffix}`;
}

const patterns = new Map<NamedType, RegExp>();
/** Matches names that need no mending: allowed characters only, no doubled hyphen, nothing at the ends that is trimmed. */
function unchanged(type: NamedType, { allowed }: NameRule): RegExp {
  let pattern = patterns.get(type);
  if (!pattern) patterns.set(type, (pattern = new RegExp(`^(?![-.])(?!.*--)(?!.*[-. ]$)${allowed.source}+$`)));
  return pattern;
}
