import type { Node } from "./graph.ts";
import { type Profile, profiles } from "./rule.ts";
import type { Match } from "./settings.ts";

const compiled = new Map<string, RegExp>();
/** `*` stands for anything; all else is literal; case does not count. */
export function like(pattern: string, text: string): boolean {
  let re = compiled.get(pattern);
  if (!re) {
    const body = pattern.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    compiled.set(pattern, (re = new RegExp(`^${body.join("[^]*?")}$`, "i")));
  }
  return re.test(text);
}

export function matches(match: Match, node: Node): boolean {
  if (match.urn !== undefined && !like(match.urn, node.urn)) return false;
  if (match.name !== undefined && !like(match.name, node.name)) return false;
  if (match.type !== undefined && !like(match.type, node.kind) && !like(match.type, node.token)) return false;
  if (!match.tags) return true;
  const tags = Object.entries(node.tags).map(([k, v]) => [k.toLowerCase(), v] as const);
  return Object.entries(match.tags).every(([k, v]) => tags.some(([tk, tv]) => tk === k.toLowerCase() && like(v, tv)));
}

/**
 * The profile of the pattern that fits a stack most closely: a whole name before a pattern, then the one with most literal characters. The
 * order of the patterns must not matter, for an engine hands them over sorted. Of two that fit alike the stricter profile counts.
 */
export function profileOf(stack: string, patterns: Readonly<Record<string, Profile>>): Profile | undefined {
  const rank = ([pattern, profile]: [string, Profile]): number[] => {
    const literal = pattern.replaceAll("*", "").length;
    return [pattern.includes("*") ? 0 : 1, literal, profiles.indexOf(profile)];
  };
  const fitting = Object.entries(patterns).filter(([pattern]) => like(pattern, stack));
  const best = fitting.sort((a, b) => compare(rank(b), rank(a)))[0];
  return best?.[1];
}
const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
};
