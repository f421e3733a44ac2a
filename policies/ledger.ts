import type { Applied } from "./exemptions.ts";
import type { Fix } from "./fix.ts";
import type { Graph, Node } from "./graph.ts";
import { clean } from "./message.ts";
import type { Level, Profile } from "./rule.ts";
import type { Settings } from "./settings.ts";
import { unseenText } from "./views/unseen.ts";
import { count } from "./words.ts";

export interface Report {
  rule: string;
  level: Level;
  message: string;
  urn?: string;
  /** Of a violation: the parts of its message. */
  about?: { name: string; kind: string; what: string; fix: Fix; note?: string };
  /** What exactly is missing, where the rule asks for several things. */
  signals?: readonly string[];
}

interface Run {
  stack: string;
  settings: Settings;
  profile: Profile | undefined;
}

/** What a run has to tell at its end: what could not be judged, which exemptions were used. */
export class Ledger {
  private readonly unknown = new Map<string, Set<string>>();
  private readonly used = new Map<string, { applied: Applied; nodes: Set<string> }>();
  private readonly broken = new Set<string>();
  private readonly ended = new Set<string>();

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
  /** An exemption past its day, which a violation told already. */
  expired(applied: Applied): void {
    this.ended.add(applied.from);
  }
  /** True the first time. */
  broke(rule: string): boolean {
    if (this.broken.has(rule)) return false;
    this.broken.add(rule);
    return true;
  }

  reports(policy: string, graph: Graph, run: Run): Report[] {
    const messages = [
      ...profileText(run),
      ...this.unjudgedText(),
      ...[...this.used.keys()].sort().map((key) => exemptionText(this.used.get(key)!)),
      ...this.unusedText(run.settings),
      ...unseenText(graph),
    ];
    return messages.map((message) => ({ rule: policy, level: "advisory", message }));
  }

  /** An exemption that frees nothing is a slip in its pattern, or a debt that was paid and can go. */
  private unusedText({ exemptions }: Settings): string[] {
    const used = new Set([...this.ended, ...[...this.used.values()].map(({ applied }) => applied.from)]);
    const unused = exemptions
      .map((e, i) => `exemptions[${e.at ?? i}] (${e.rule})`)
      .filter((text) => !used.has(text.split(" ")[0]!));
    return unused.length
      ? [
          `${count(unused.length, "exemption")} freed nothing in this stack: ${unused.map(clean).join(", ")}. Take out what no stack needs.`,
        ]
      : [];
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
    this.ended.clear();
    this.broken.clear();
  }
}

function exemptionText({ applied, nodes }: { applied: Applied; nodes: Set<string> }): string {
  const { rule, reason, owner, expires } = applied.exemption;
  const names = [...nodes].sort().slice(0, 5).map(clean).join(", ") + (nodes.size > 5 ? ` and ${nodes.size - 5} more` : "");
  return `Exempt from ${rule} until ${expires}: ${names}. ${clean(reason)} (${clean(owner)}, ${applied.from})`;
}

/** Patterns of which none fits leave the stack without a profile, and so without anything mandatory. */
function profileText({ stack, settings, profile }: Run): string[] {
  const patterns = Object.keys(settings.profiles);
  return patterns.length && !profile
    ? [`No pattern of \`profiles\` (${patterns.map(clean).join(", ")}) fits the stack ${clean(stack)}: everything is advisory.`]
    : [];
}
