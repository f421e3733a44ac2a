import type { Applied } from "./exemptions.ts";
import type { Graph, Node } from "./graph.ts";
import { clean } from "./message.ts";
import type { Level } from "./rule.ts";
import type { SettingsProblem } from "./settings.ts";
import { count } from "./words.ts";

export interface Report {
  rule: string;
  level: Level;
  message: string;
  urn?: string;
}

/** What a run has to tell at its end: what could not be judged, which exemptions were used. */
export class Ledger {
  private readonly unknown = new Map<string, Set<string>>();
  private readonly used = new Map<string, { applied: Applied; nodes: Set<string> }>();
  private readonly broken = new Set<string>();

  unjudged(rule: string, node: Node): void {
    const there = this.unknown.get(rule);
    if (there) there.add(node.urn);
    else this.unknown.set(rule, new Set([node.urn]));
  }
  exempted(applied: Applied, rule: string, node: Node): void {
    const key = `${applied.from}\n${rule}\n${applied.exemption.reason}`;
    const there = this.used.get(key);
    if (there) there.nodes.add(node.name);
    else this.used.set(key, { applied: { ...applied, exemption: { ...applied.exemption, rule } }, nodes: new Set([node.name]) });
  }
  /** True the first time. */
  broke(rule: string): boolean {
    if (this.broken.has(rule)) return false;
    this.broken.add(rule);
    return true;
  }

  reports(policy: string, problems: readonly SettingsProblem[], graph: Graph, told: readonly string[]): Report[] {
    const messages = [
      ...problems.map((p) => `Setting ${clean(p.path)} ${clean(p.problem)}; it was ignored.`),
      ...this.unjudgedText(),
      ...[...this.used.keys()].sort().map((key) => exemptionText(this.used.get(key)!)),
      ...unmatchedText(graph),
      ...told,
    ];
    return messages.map((message) => ({ rule: policy, level: "advisory", message }));
  }

  /** One line for all of them: a list by resource would bury what can be acted on. */
  private unjudgedText(): string[] {
    const rules = [...this.unknown.keys()].sort();
    if (rules.length === 0) return [];
    const checks = rules.reduce((n, r) => n + this.unknown.get(r)!.size, 0);
    const resources = new Set(rules.flatMap((r) => [...this.unknown.get(r)!])).size;
    const by = rules.map((r) => `${r} ${this.unknown.get(r)!.size}`).join(", ");
    return [
      `${count(checks, "check")} on ${count(resources, "resource")} could not be judged, because values are not known before the update: ${by}.`,
    ];
  }

  clear(): void {
    this.unknown.clear();
    this.used.clear();
    this.broken.clear();
  }
}

function exemptionText({ applied, nodes }: { applied: Applied; nodes: Set<string> }): string {
  const { rule, reason, owner, expires } = applied.exemption;
  const names = [...nodes].sort().slice(0, 5).map(clean).join(", ") + (nodes.size > 5 ? ` and ${nodes.size - 5} more` : "");
  return `Exempt from ${rule} until ${expires}: ${names}. ${clean(reason)} (${clean(owner)}, ${applied.from})`;
}

/** A stack with Azure resources of which none is recognised is most likely a token form that came after this pack. */
function unmatchedText(graph: Graph): string[] {
  const azure = graph.nodes.filter((n) => n.dialect !== "other" && !n.token.startsWith("pulumi:"));
  if (azure.length === 0 || azure.some((n) => n.kind)) return [];
  return [`None of ${count(azure.length, "Azure resource")} has a type this pack knows, so nothing was judged.`];
}
