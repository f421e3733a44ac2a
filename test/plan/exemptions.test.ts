import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { row, temporaryProject } from "../../cli/testing/project.ts";
import { planned, root } from "./project.ts";
import { join } from "node:path";

interface Resource {
  id: string;
  name: string;
  type: string;
}
const estate = (JSON.parse(readFileSync(join(root, "stacks/inventories/bookshop.json"), "utf8")) as { data: Resource[] }).data;

const stack = (exemption: string): string => `config:
  azmon:config:
    environment: prod
    preset: production
    location: westeurope
    inventory: [estate.json]
    placement: { subscriptionId: 11111111-2222-4333-8444-555555555555, resourceGroup: rg-monitoring }
    actionGroups: { pager: { email: [oncall@example.com] } }
    routing: { critical: [pager], warning: [pager] }
    exemptions: [${exemption}]
`;
const planOf = async (exemption: string, rows: unknown[], choice = {}) => {
  const files = { "stacks/Pulumi.prod.yaml": stack(exemption), "stacks/estate.json": JSON.stringify({ data: rows }) };
  return (await planned(temporaryProject(files), choice)).plan;
};
const exemption = (signal: string, type: string): string =>
  `{ signal: ${signal}, match: { types: [${type}] }, reason: Nobody needs to know this., owner: qa, expires: "2027-12-31" }`;

/** A test names its app by the address, all else by the id. */
const mark = (id: string) => (id.includes("/sites/") ? id.split("/").at(-1)! : id).toLowerCase();

/** Ids in the inputs of what a plan makes of a kind. */
const about = (plan: Awaited<ReturnType<typeof planOf>>, kinds: string[], id: string): string[] =>
  plan.resources
    .filter((r) => kinds.includes(r.type.split(":").at(-1)!) && JSON.stringify(r.inputs).toLowerCase().includes(mark(id)))
    .map((r) => r.name);

test.each([
  ["agent", "microsoft.compute/virtualmachines", ["VirtualMachineExtension", "DataCollectionRuleAssociation"], "vm.heartbeat"],
  ["container-logs", "microsoft.containerservice/managedclusters", ["DataCollectionRuleAssociation"], "kubernetes.logs-silent"],
  ["prometheus", "microsoft.containerservice/managedclusters", ["PrometheusRuleGroup"], "kubernetes.pod-not-ready"],
  ["diagnostics", "microsoft.keyvault/vaults", ["DiagnosticSetting"], "keyvault.failed-share"],
  ["flow-log", "microsoft.network/virtualnetworks", ["FlowLog"], "vnet.malicious-outbound"],
  ["availability-test", "microsoft.web/sites", ["WebTest"], undefined],
])("what is exempt from %s gets nothing of it, and its alerts say so", async (signal, type, kinds, alert) => {
  const rows = estate.filter(
    (r) => r.type.toLowerCase() === type || /^microsoft\.(network\/networkinterfaces|web\/sites\/config)/i.test(r.type),
  );
  const watched = await planOf("", rows, { today: "2027-01-01" });
  const exempt = await planOf(exemption(signal, type), rows, { today: "2027-01-01" });
  const covered = watched.coverage.filter((c) => c.signal === signal && c.status === "covered").map((c) => c.target);
  const touched = covered.filter((id) => about(watched, kinds, id).length > 0);
  expect(touched.length).toBeGreaterThan(0);
  for (const id of touched) {
    if (signal !== "container-logs") expect(about(exempt, kinds, id)).toEqual([]);
    else expect(about(exempt, kinds, id).length).toBeLessThan(about(watched, kinds, id).length);
    expect(exempt.coverage.find((c) => c.target === id && c.signal === signal)).toMatchObject({ status: "exempt", owner: "qa" });
  }
  const seen = watched.coverage.filter((c) => c.signal === alert && c.status === "covered");
  expect(seen.length).toBeGreaterThan(alert === undefined ? -1 : 0);
  for (const { target, signal } of seen)
    expect(exempt.coverage.find((c) => c.target === target && c.signal === signal)).toMatchObject({
      status: "exempt",
      by: [],
      owner: "qa",
    });
  expect(exempt.alerts.filter((a) => a.id === alert)).toEqual([]);
  expect(exempt.cost.monthly).toBeLessThan(watched.cost.monthly);
});

test("an exemption holds until its day, and the first plan after it watches the resource again and says why", async () => {
  const on = (today: string) =>
    planOf(exemption("storage.availability", "microsoft.storage/storageaccounts"), [row("stshop")], { today });
  const rules = (plan: Awaited<ReturnType<typeof on>>) => plan.alerts.filter((a) => a.id === "storage.availability").length;
  const [last, after] = [await on("2027-12-31"), await on("2028-01-01")];
  expect([rules(last), rules(after)]).toEqual([0, 1]);
  expect([last, after].map((p) => p.findings.filter((f) => f.code === "AZM202").length)).toEqual([0, 1]);
  await expect(on("31.12.2027")).rejects.toThrow("--today: is no day");
});
