import type { Node } from "./graph.ts";
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
