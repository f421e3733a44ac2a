import type { Graph, Node } from "../graph.ts";
import { isOn, list, open, peek, text } from "../peek.ts";
import { PROMETHEUS, SMART } from "./alerts.ts";
import { byProcessing } from "./processing.ts";

/** Whom an alert rule tells. `told` undefined: that is not known yet. */
export interface Reach {
  told: boolean | undefined;
  /** Action groups of this stack that it names and that tell nobody. */
  dead: readonly Node[];
}

/** Where each kind of rule names its action groups; classic properties beside those of Azure's own shape. */
const actionPaths: Record<string, string[]> = {
  "microsoft.insights/metricalerts": ["actions"],
  "microsoft.insights/scheduledqueryrules": ["actions.actionGroups", "action.actionGroups"],
  "microsoft.insights/activitylogalerts": ["actions.actionGroups", "actions"],
  [SMART]: ["actionGroups.groupIds", "actionGroup.ids"],
};

/** Whom the rule itself tells, or a processing rule for it. Alerts of a Prometheus group from severity `quiet` on need tell nobody. */
export function reach(graph: Graph, node: Node, quiet: number): Reach {
  const own = node.kind === PROMETHEUS ? groupReach(graph, node, quiet) : ruleReach(graph, node);
  if (own.told) return own;
  const added = byProcessing(graph, node);
  if (added) return { told: true, dead: [] };
  return { ...own, told: own.told === false && added === false ? false : undefined };
}

function ruleReach(graph: Graph, node: Node): Reach {
  const found: Reach[] = (actionPaths[node.kind] ?? []).flatMap((path) => {
    const at = peek(node.props, path);
    // `actions.actionGroups` exists under `actions` too: an object is not a list of actions.
    if (
      path === "actions" &&
      at.state === "known" &&
      !Array.isArray(at.value) &&
      peek(at.value, "actionGroupId").state === "missing"
    )
      return [];
    return [groupsReach(graph, node, path.split(".")[0]!, list(node.props, path))];
  });
  return anyReach(found);
}

/** Recording rules call nobody; every alert of the group must. */
function groupReach(graph: Graph, node: Node, quiet: number): Reach {
  const rules = list(node.props, "rules");
  if (!rules) return { told: undefined, dead: [] };
  const each = rules.flatMap((rule): Reach[] => {
    if (rule.state !== "known") return [{ told: undefined, dead: [] }];
    if (peek(rule.value, "alert").state === "missing" || isOn(rule.value, "enabled") === false && peek(rule.value, "enabled").state === "known") return []; // prettier-ignore
    if (Number(text(rule.value, "severity")) >= quiet) return [];
    return [groupsReach(graph, node, "rules", list(rule.value, "actions"))];
  });
  const dead = each.flatMap((r) => r.dead);
  if (each.some((r) => r.told === false)) return { told: false, dead };
  return { told: each.some((r) => r.told === undefined) ? undefined : true, dead };
}

/** A list of groups reaches somebody where one of them does. Groups of other stacks, and ids not known yet, are trusted: they are there. */
function groupsReach(graph: Graph, node: Node, property: string, items: ReturnType<typeof list>): Reach {
  const made = graph.dependenciesOf(node, property).filter((n) => n.kind === GROUP);
  if (!items) return made.length ? anyReach(made.map(groupOf)) : { told: undefined, dead: [] };
  let pending = made.filter((n) => !items.some((i) => i.state === "known" && graph.find(idOf(i.value), node, property) === n));
  return anyReach(
    items.flatMap((item): Reach[] => {
      const id = item.state === "known" ? idOf(item.value) : undefined;
      const group = id === undefined ? pending[0] : graph.find(id, node, property);
      if (id === undefined) pending = pending.slice(1);
      if (item.state === "missing" || id === "") return [];
      return [group?.kind === GROUP ? groupOf(group) : { told: true, dead: [] }];
    }),
  );
}
const GROUP = "microsoft.insights/actiongroups";
/** The id in an action: the text itself, or its `actionGroupId`; undefined where it is not known yet. */
function idOf(value: unknown): string | undefined {
  const own = open(value);
  if (own.state === "known" && typeof own.value === "string") return own.value;
  const at = peek(value, "actionGroupId");
  return at.state === "known" ? String(at.value) : undefined;
}
function anyReach(all: readonly Reach[]): Reach {
  const dead = all.flatMap((r) => r.dead);
  if (all.some((r) => r.told)) return { told: true, dead };
  return { told: all.some((r) => r.told === undefined) ? undefined : false, dead };
}

/** An action group tells somebody where it is on and has a receiver. */
function groupOf(group: Node): Reach {
  const on = peek(group.props, "enabled").state === "missing" ? true : isOn(group.props, "enabled");
  if (on === false) return { told: false, dead: [group] };
  const lists = Object.keys(group.props).filter((k) => /Receivers$/.test(k)).map((k) => list(group.props, k)); // prettier-ignore
  if (lists.some((l) => l?.some((r) => r.state !== "missing"))) return { told: on, dead: [] };
  return lists.includes(undefined) ? { told: undefined, dead: [] } : { told: false, dead: [group] };
}
