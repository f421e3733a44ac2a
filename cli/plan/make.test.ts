import { join } from "node:path";
import { expect, test } from "vitest";
import { isRefusal, type Refusal } from "../../core/base/refusal.ts";
import { row, temporaryProject } from "../testing/project.ts";
import { planJson } from "./json.ts";
import { makePlan } from "./make.ts";

const plan = async (folder: string, choice = {}) => (await makePlan(choice, undefined, folder)).plan;
const refusal = async (folder: string, choice = {}): Promise<Refusal> => {
  const error: unknown = await makePlan(choice, undefined, folder).catch((e: unknown) => e);
  // The program may load a copy of azmon of its own, as an installed one does.
  expect(isRefusal(error)).toBe(true);
  return error as Refusal;
};
const stored = (rows: unknown[]) => JSON.stringify(rows);

test("the program's resources, alerts, coverage and cost are in the plan, and every link resolves", async () => {
  const made = await plan(temporaryProject());
  expect([made.environment, made.preset]).toEqual(["prod", "production"]);
  const urns = new Set(made.resources.map((r) => r.urn));
  const alert = made.alerts.find((a) => a.id === "storage.availability")!;
  expect(alert.targets).toEqual([row("stshop")["id"]]);
  expect(alert.actionGroups).toEqual(
    made.resources.filter((r) => r.type === "azure-native:monitor:ActionGroup").map((r) => r.id),
  );
  expect(alert.measure).toEqual({ of: "Availability", aggregation: "Average", operator: "LessThan" });
  const rule = made.resources.find((r) => r.urn === alert.urn)!;
  expect(rule.inputs["scopes"]).toEqual(alert.targets);
  const covered = made.coverage.filter((c) => c.status === "covered");
  expect(covered.length).toBeGreaterThan(3);
  for (const c of covered) for (const urn of c.by) expect(urns).toContain(urn);
  for (const r of made.resources) for (const d of [r.parent, ...r.dependencies]) if (d) expect(urns).toContain(d);
  expect(made.cost.monthly).toBeCloseTo(
    made.cost.lines.reduce((n, l) => n + l.monthly, 0),
    1,
  );
});

test("the same estate gives the same bytes, whatever the order of its rows", async () => {
  const rows = ["staa", "stbb", "stcc"].map((n) => row(n));
  const folder = temporaryProject({ "a.json": stored(rows), "b.json": stored([...rows].reverse()) });
  const [a, again, b] = [
    planJson(await plan(folder, { inventory: [join(folder, "a.json")] })),
    planJson(await plan(folder, { inventory: [join(folder, "a.json")] })),
    planJson(await plan(folder, { inventory: [join(folder, "b.json")] })),
  ];
  expect(again).toBe(a);
  expect(b).toBe(a);
});

test("a secret of the stack file is nowhere in the plan", async () => {
  const folder = temporaryProject();
  const secret = "webhook: [{ name: hook, serviceUri: { secure: v1:c2VjcmV0 } }]";
  const config = `config:
  azmon:config:
    environment: prod
    preset: production
    location: westeurope
    inventory: [${join(folder, "stacks/estate.json")}]
    placement: { subscriptionId: 11111111-2222-4333-8444-555555555555, resourceGroup: rg-monitoring }
    actionGroups: { pager: { ${secret} } }
    routing: { critical: [pager], warning: [pager] }
`;
  const made = await plan(temporaryProject({ "stacks/Pulumi.prod.yaml": config }));
  expect(planJson(made)).not.toContain("c2VjcmV0");
  expect(planJson(made)).toContain('"serviceUri": "[secret]"');
});

test("an unknown stack is refused with the nearest one", async () => {
  const { problems } = await refusal(temporaryProject(), { stack: "pord" });
  expect(problems).toEqual([
    { path: "--stack", message: "no file stacks/Pulumi.pord.yaml", found: "pord", allowed: "prod", nearest: "prod" },
  ]);
  expect((await refusal(temporaryProject(), { stack: "../x" })).problems[0]!.message).toBe("is no name of a stack");
});

test("problems of the inventory reach whoever asked, all of them", async () => {
  const folder = temporaryProject({ "bad.json": stored([row("staa", { id: "nonsense" }), row("stbb", { tags: "x" })]) });
  const { problems } = await refusal(folder, { inventory: [join(folder, "bad.json")] });
  expect(problems).toHaveLength(2);
});

test("a stack file elsewhere names its stack, and its inventories are relative to it", async () => {
  const folder = temporaryProject();
  const other = temporaryProject();
  const made = await makePlan({ config: join(other, "stacks/Pulumi.prod.yaml") }, undefined, folder);
  expect([made.stack, made.plan.targets.map((t) => t.name)]).toEqual(["prod", ["stshop"]]);
});

test("a program without Monitoring plans what it registers", async () => {
  const made = await plan(temporaryProject({}, "export default () => {};\n"));
  expect([made.environment, made.alerts, made.resources.map((r) => r.type)]).toEqual(["prod", [], ["pulumi:pulumi:Stack"]]);
});

test("what a program throws is thrown", async () => {
  const folder = temporaryProject({}, 'throw new RangeError("mine");\n');
  await expect(plan(folder)).rejects.toThrow(new RangeError("mine"));
});
