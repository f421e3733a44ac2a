import * as pulumi from "@pulumi/pulumi";
import { buildPlan } from "../../cli/plan/build.ts";
import { planJson } from "../../cli/plan/json.ts";
import type { Observed } from "../../cli/plan/view.ts";
import type { Recorded } from "../../cli/recorder/monitor.ts";
import { record } from "../../cli/recorder/record.ts";
import { tokenOf } from "../../cli/recorder/resourceId.ts";
import { unwrap } from "../../cli/recorder/unwrap.ts";
import { htmlReport } from "../../cli/report/html/report.ts";
import { Monitoring } from "../../components/index.ts";
import { observe } from "../../core/decide/observe.ts";
import { parseInventory } from "../../core/inventory/parse.ts";
import { environment, inventoryText } from "./inputs.ts";
import { measure } from "./measure.ts";

const run = { project: "bench", stack: "prod" };
type Constructor = new (name: string, args: object, opts: pulumi.CustomResourceOptions) => pulumi.CustomResource;

class Untyped extends pulumi.CustomResource {}

export interface PlanFigures {
  resources: number;
  planCpuMs: number;
  bareCpuMs: number;
}

/** The processor time of a whole plan, and of nothing but registering the same resources by the SDK's own classes. */
export async function benchPlan(count: number): Promise<PlanFigures> {
  const text = inventoryText(count);
  await makePlan(inventoryText(50));
  const plan = await measure(() => makePlan(text));
  const classes = await classesOf(plan.value);
  const bare = await measure(() => record(() => registerAgain(plan.value, classes), run));
  return { resources: plan.value.length, planCpuMs: plan.cpuMs, bareCpuMs: bare.cpuMs };
}

/** What `azmon plan` does, from the inventory's text to the bytes of its files. */
async function makePlan(text: string): Promise<Recorded[]> {
  const observed: Promise<Observed>[] = [];
  const stop = observe((m) => void observed.push(m.urns.then((urns) => ({ ...m, urns }))));
  const { resources } = await record(() => {
    new Monitoring("prod", { environment, inventory: parseInventory(text, "estate.json").rows });
  }, run);
  stop();
  const plan = buildPlan("prod", resources, await Promise.all(observed), "import.json");
  if (planJson(plan).length + htmlReport(plan).length === 0) throw new Error("empty");
  return resources;
}

async function classesOf(resources: Recorded[]): Promise<Map<string, Constructor>> {
  const classes = new Map<string, Constructor>();
  for (const token of new Set(resources.flatMap((r) => tokenOf(r.type) ?? []))) {
    const [module, name] = token.split(":") as [string, string];
    const file = `@pulumi/azure-native/${module}/${name[0]!.toLowerCase()}${name.slice(1)}.js`;
    classes.set(token, ((await import(file)) as Record<string, Constructor>)[name]!);
  }
  return classes;
}

/** Parents first: a URN is longer than that of its parent only by chance, so by depth. */
function registerAgain(resources: Recorded[], classes: Map<string, Constructor>): void {
  const made = new Map<string, pulumi.Resource>();
  const depth = (r: Recorded) => r.urn.split("$").length;
  for (const r of [...resources].sort((a, b) => depth(a) - depth(b))) {
    if (r.type === "pulumi:pulumi:Stack") continue;
    const options = { parent: made.get(r.parent) };
    const type = classes.get(tokenOf(r.type) ?? "");
    const inputs = unwrap(r.inputs) as object;
    const resource = type
      ? new type(r.name, inputs, options)
      : r.custom
        ? new Untyped(r.type, r.name, inputs, options)
        : new pulumi.ComponentResource(r.type, r.name, {}, options);
    made.set(r.urn, resource);
  }
}
