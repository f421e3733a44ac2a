import { describe, expect, test } from "vitest";
import type { Recorded } from "../../cli/recorder/monitor.ts";
import { record } from "../../cli/recorder/record.ts";
import { unwrap } from "../../cli/recorder/unwrap.ts";
import { Feedback } from "./component.ts";
import { example } from "./example.ts";

const options = { project: "shop", stack: "prod", subscriptionId: "11111111-1111-1111-1111-111111111111" };
const recorded = async (program: () => unknown, more: object = {}): Promise<Recorded[]> =>
  (await record(() => void program(), { ...options, ...more })).resources;
const named = (resources: Recorded[], name: string): Recorded => resources.find((r) => r.name === `shop-feedback-${name}`)!;

describe("feedback", () => {
  test("the table comes before its rule, which cuts comments and blurs the time", async () => {
    const resources = await recorded(example);
    const table = named(resources, "table-Feedback_CL");
    const columns = (unwrap(table.inputs["schema"]) as { columns: { name: string }[] }).columns.map((c) => c.name);
    expect(columns).toEqual(["TimeGenerated", "Kind", "Feature", "Score", "Comment", "Telemetry", "AppVersion", "Count"]);
    expect(table.inputs).toMatchObject({
      retentionInDays: 365,
      totalRetentionInDays: 365,
      resourceGroupName: "rg-monitoring-prod",
    });
    const rule = named(resources, "ingest-Feedback_CL");
    expect(rule.dependencies).toContain(table.urn);
    expect(unwrap(rule.inputs["dataFlows"])).toEqual([
      {
        streams: ["Custom-Feedback_CL"],
        destinations: ["workspace"],
        outputStream: "Custom-Feedback_CL",
        transformKql:
          "source\n| extend TimeGenerated = bin(now(), 1h), Comment = substring(Comment, 0, 1000), Count = iff(isnull(Count), int(1), Count)",
      },
    ]);
  });

  test("servers send to one address with the role on the rule alone", async () => {
    let url = "";
    const resources = await recorded(() => example().url.apply((u) => void (url = u)));
    expect(url).toMatch(
      /^https:\/\/[^/]+\/dataCollectionRules\/dcr-[0-9a-f]{32}\/streams\/Custom-Feedback_CL\?api-version=2023-01-01$/,
    );
    expect(unwrap(named(resources, "sender-storefront").inputs)).toMatchObject({
      scope: named(resources, "ingest-Feedback_CL").id,
      roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/3913510d-42f4-4e42-8a64-420c390055eb",
    });
  });

  test("its functions wait for the table", async () => {
    const resources = await recorded(example);
    const functions = resources.filter((r) => r.type.endsWith(":SavedSearch"));
    expect(functions.map((r) => r.inputs["functionAlias"])).toEqual([
      "azmon_feedback_comments",
      "azmon_feedback_opt_outs",
      "azmon_feedback_scores",
    ]);
    for (const f of functions) expect(f.dependencies).toContain(named(resources, "table-Feedback_CL").urn);
  });

  test("by default there is a table with its way in, and functions; nobody may send, and functions can be left out", async () => {
    const workspaceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/log";
    const kinds = async (more: object) =>
      (await recorded(() => new Feedback("shop-feedback", { location: "westeurope", workspaceId, ...more })))
        .filter((r) => r.custom)
        .map((r) => r.type.split(":").at(-1))
        .sort();
    const way = ["DataCollectionEndpoint", "DataCollectionRule", "Table"];
    expect(await kinds({})).toEqual([...way.slice(0, 2), "SavedSearch", "SavedSearch", "SavedSearch", "Table"]);
    expect(await kinds({ savedFunctions: false })).toEqual(way);
  });

  test("a retention that Azure does not offer is refused", async () => {
    const workspaceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/log";
    const attempt = recorded(() => new Feedback("shop-feedback", { location: "westeurope", workspaceId, retentionInDays: 800 }));
    await expect(attempt).rejects.toThrow(/shop-feedback\.retentionInDays: .*found 800; allowed: 4 to 730/);
  });

  test("the example records twice to the same bytes, and with unknown ids too", async () => {
    const first = JSON.stringify(unwrap(await recorded(example)));
    expect(JSON.stringify(unwrap(await recorded(example)))).toBe(first);
    expect((await recorded(example, { unknownIds: true })).map((r) => r.urn)).toEqual(
      (await recorded(example)).map((r) => r.urn),
    );
  });
});
