import type { Node } from "./graph.ts";
import { like, matches } from "./match.ts";
import type { Level } from "./rule.ts";
import type { Exemption, Settings } from "./settings.ts";

export const EXEMPTION_TAG = "azmon-exempt";

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
    .map((exemption, i) => ({ exemption, from: `exemptions[${exemption.at ?? i}]` }))
    .filter(({ exemption }) => like(exemption.rule, rule) && matches(exemption.match, node));
  const allowed = settings.tagExemptions === "all" || (settings.tagExemptions === "advisory" && level === "advisory");
  if (allowed) candidates.push(...fromTag(node, settings).filter(({ exemption }) => like(exemption.rule, rule)));
  const applied = candidates.map((c) => ({ ...c, expired: c.exemption.expires < today }));
  return applied.find((a) => !a.expired) ?? applied[0];
}

/** What the tag of a resource says, and what is wrong with it; undefined where it has none. */
export interface ExemptionTag {
  rules: string[];
  reason: string;
  owner: string;
  expires: string;
  problem?: string;
}
/**
 * `azmon-exempt = rule=require-diagnostics,require-tags; reason=short-lived; owner=team-a; expires=2027-01-31`. A tag that lacks one of
 * the four exempts from nothing.
 */
export function exemptionTag(node: Node): ExemptionTag | undefined {
  const tag = Object.entries(node.tags).find(([k]) => k.toLowerCase() === EXEMPTION_TAG)?.[1];
  if (tag === undefined) return undefined;
  const parts = new Map(
    tag.split(";").map((p) => [p.split("=")[0]!.trim().toLowerCase(), p.split("=").slice(1).join("=").trim()]),
  );
  const [rule, reason, owner, expires] = ["rule", "reason", "owner", "expires"].map((k) => parts.get(k) ?? "");
  const rules = rule!.split(",").flatMap((r) => r.trim() || []);
  const missing = ["rule", "reason", "owner", "expires"].filter((k) => !parts.get(k));
  const problem = missing.length
    ? `lacks ${missing.join(", ")}`
    : isDay(expires!)
      ? undefined
      : `expires on "${expires!}", which is no day such as 2027-01-31`;
  return { rules, reason: reason!, owner: owner!, expires: expires!, problem };
}
function fromTag(node: Node, settings: Settings): { exemption: Exemption; from: string }[] {
  const tag = exemptionTag(node);
  if (!tag || tag.problem || tooLong(tag.expires, settings)) return [];
  const { reason, owner, expires } = tag;
  return tag.rules.map((rule) => ({
    exemption: { rule, match: {}, reason, owner, expires },
    from: `tag ${EXEMPTION_TAG}`,
  }));
}

/** Whether a text is a day of the calendar, written `2027-01-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** What is wrong with the last day of an exemption that lasts longer than the settings allow. */
export const tooLong = (expires: string, { maxExemptionDays, lastExemptionDay }: Settings): string | undefined =>
  lastExemptionDay !== undefined && expires > lastExemptionDay
    ? `is ${expires}, after ${lastExemptionDay}: an exemption lasts ${maxExemptionDays} days at most (\`maxExemptionDays\`)`
    : undefined;

/** Until when an exemption may last. */
export const lastDay = (today: string, days: number | undefined): string | undefined =>
  days === undefined ? undefined : new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
