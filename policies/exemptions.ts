import type { Node } from "./graph.ts";
import { like, matches } from "./match.ts";
import type { Level } from "./rule.ts";
import type { Exemption, Settings } from "./settings.ts";

const EXEMPTION_TAG = "azmon-exempt";

export interface Applied {
  exemption: Exemption;
  expired: boolean;
  /** Where it is written: `exemptions[2]`, or the tag. */
  from: string;
}

/**
 * The exemption that frees a resource from a rule, if there is one. A valid one is preferred to an expired one, the settings to the
 * tag.
 */
export function exemptionFor(rule: string, level: Level, node: Node, settings: Settings, today: string): Applied | undefined {
  const candidates = settings.exemptions
    .map((exemption, i) => ({ exemption, from: `exemptions[${i}]` }))
    .filter(({ exemption }) => like(exemption.rule, rule) && matches(exemption.match, node));
  const allowed = settings.tagExemptions === "all" || (settings.tagExemptions === "advisory" && level === "advisory");
  if (allowed) candidates.push(...fromTag(node).filter(({ exemption }) => like(exemption.rule, rule)));
  const applied = candidates.map((c) => ({ ...c, expired: c.exemption.expires < today }));
  return applied.find((a) => !a.expired) ?? applied[0];
}

/**
 * `azmon-exempt = rule=require-diagnostics,require-tags; reason=short-lived; owner=team-a; expires=2027-01-31`. A tag that lacks one of
 * the four exempts from nothing.
 */
function fromTag(node: Node): { exemption: Exemption; from: string }[] {
  const tag = Object.entries(node.tags).find(([k]) => k.toLowerCase() === EXEMPTION_TAG)?.[1];
  if (!tag) return [];
  const parts = new Map(
    tag.split(";").map((p) => [p.split("=")[0]!.trim().toLowerCase(), p.split("=").slice(1).join("=").trim()]),
  );
  const [rules, reason, owner, expires] = ["rule", "reason", "owner", "expires"].map((k) => parts.get(k) ?? "");
  if (!rules || !reason || !owner || !/^\d{4}-\d{2}-\d{2}$/.test(expires!)) return [];
  return rules.split(",").map((rule) => ({
    exemption: { rule: rule.trim(), match: {}, reason: reason!, owner: owner!, expires: expires! },
    from: `tag ${EXEMPTION_TAG}`,
  }));
}
