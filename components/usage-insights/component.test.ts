import * as pulumi from "@pulumi/pulumi";
import { describe, expect, test } from "vitest";
import type { Recorded } from "../../cli/recorder/monitor.ts";
import { record } from "../../cli/recorder/record.ts";
import { unwrap } from "../../cli/recorder/unwrap.ts";
import type { UsageInsightsArgs } from "./args.ts";
import { browserConfiguration, browserSdkUrl, browserSnippet } from "./browser.ts";
import { UsageInsights } from "./component.ts";
import { example } from "./example.ts";

const options = { project: "shop", stack: "prod", subscriptionId: "11111111-1111-1111-1111-111111111111" };
const workspaceId = "/subscriptions/s/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-shop";
const recorded = async (program: () => unknown, more: object = {}): Promise<Recorded[]> =>
  (await record(() => void program(), { ...options, ...more })).resources;
const made = (args: Partial<UsageInsightsArgs> = {}) =>
  recorded(() => new UsageInsights("usage", { location: "westeurope", resourceGroupName: "rg", workspaceId, ...args }));
const inputsOf = (resources: Recorded[], type: string) =>
  resources.filter((r) => r.type.endsWith(`:${type}`)).map((r) => unwrap(r.inputs) as Record<string, string>);

interface Step {
  type: number;
  name: string;
  content: { query?: string; parameters?: { name: string; value: string }[] };
}
const workbook = (resources: Recorded[]) => {
  const [inputs] = inputsOf(resources, "Workbook");
  return { inputs: inputs!, steps: (JSON.parse(inputs!["serializedData"]!) as { items: Step[] }).items };
};

describe("functions", () => {
  test("are saved in the workspace's own group under fixed ids", async () => {
    const functions = inputsOf(await made(), "SavedSearch");
    expect(functions.map((f) => [f["functionAlias"], f["savedSearchId"]])).toEqual([
      ["azmon_usage_features", "azmon-usage-features"],
      ["azmon_usage_funnel", "azmon-usage-funnel"],
      ["azmon_usage_retention", "azmon-usage-retention"],
      ["azmon_usage_sessions", "azmon-usage-sessions"],
      ["azmon_usage_users", "azmon-usage-users"],
    ]);
    expect(functions[0]).toMatchObject({
      resourceGroupName: "rg-logs",
      workspaceName: "log-shop",
      functionParameters: "days: int = 28",
      version: 2,
    });
  });

  test("leave synthetic traffic out, and look at the components they are given only", async () => {
    const ids = ["/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/components/b", '/x"; drop'];
    for (const { query } of inputsOf(await made({ componentIds: ids }), "SavedSearch") as { query: string }[]) {
      expect(query.match(/isempty\(SyntheticSource\)/g)).toHaveLength(3);
      expect(query).toContain(
        `_ResourceId in~ ("/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/components/b", "/x\\"; drop")`,
      );
    }
    expect(inputsOf(await made(), "SavedSearch")[0]!["query"]).not.toContain("_ResourceId");
  });

  test("can be left out, as can the workbook", async () => {
    expect(inputsOf(await made({ savedFunctions: false }), "SavedSearch")).toEqual([]);
    expect(inputsOf(await made({ workbook: false }), "Workbook")).toEqual([]);
  });

  test("an id that is no workspace's is refused", async () => {
    await expect(made({ workspaceId: "/subscriptions/s/resourceGroups/g" })).rejects.toThrow(
      /workspaceId: is not allowed .*the id of a Log Analytics workspace/,
    );
  });
});

describe("the workbook", () => {
  test("is named the same on every run and holds its queries in full", async () => {
    const { inputs, steps } = workbook(await recorded(example));
    expect(inputs).toMatchObject({ displayName: "Usage: Shop", kind: "shared", version: "Notebook/1.0" });
    expect(inputs["resourceName"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(inputs["resourceName"]).toBe(workbook(await recorded(example)).inputs["resourceName"]);
    const queries = steps.filter((s) => s.type === 3);
    expect(queries.map((s) => s.name)).toEqual(["users", "sessions", "features", "retention", "funnel"]);
    for (const { content } of queries) expect(content.query).toContain("ago(1d * toint({Days}))");
    expect(inputs["serializedData"]).not.toContain("azmon_usage_");
  });

  test("begins with the funnel it is given", async () => {
    const { steps } = workbook(await recorded(example));
    const funnel = steps.find((s) => s.name === "funnel-steps")!;
    expect(funnel.content.parameters!.map((p) => p.value)).toEqual(["Product", "Basket", "Order placed"]);
  });

  test("shows feedback only where there is a table of it", async () => {
    const named = async (feedback: boolean) => workbook(await made({ feedback })).steps.map((s) => s.name);
    expect(await named(false)).not.toContain("scores");
    expect(await named(true)).toEqual(expect.arrayContaining(["opt-outs", "scores", "comments"]));
  });
});

describe("the browser", () => {
  const html = async (value: string, more = {}): Promise<string> => {
    let text = "";
    await recorded(() => browserSnippet(value, more).apply((t) => void (text = t)));
    return text;
  };

  test("loads nothing until the visitor agrees, unless it is told otherwise", async () => {
    const snippet = await html("InstrumentationKey=k");
    expect(snippet).not.toContain("azmonConsent(true)");
    expect(snippet).not.toMatch(/<script src/);
    expect(snippet).toContain(`sdk.src = "${browserSdkUrl}"`);
    expect(await html("InstrumentationKey=k", { consentFirst: false })).toContain("window.azmonConsent(true);");
  });

  test("can do without cookies and storage", () => {
    expect(browserConfiguration()).toMatchObject({
      cookieCfg: { enabled: true },
      isStorageUseDisabled: false,
      samplingPercentage: 100,
    });
    expect(browserConfiguration({ cookieless: true })).toMatchObject({
      cookieCfg: { enabled: false },
      isStorageUseDisabled: true,
      enableSessionStorageBuffer: false,
    });
  });

  test("a value cannot end the script it stands in, and the script is sound", async () => {
    const snippet = await html("</script><script>alert(1)</script>");
    expect(snippet.match(/<\/script>/g)).toHaveLength(1);
    const code = snippet.replace(/^<script>|<\/script>$/g, "");
    expect(() => new Function(code)).not.toThrow();
  });

  test("the string stays secret on its way into the page", async () => {
    let secret: boolean | undefined;
    await recorded(async () => {
      const output = browserSnippet(pulumi.secret("InstrumentationKey=k")) as unknown as { isSecret: Promise<boolean> };
      secret = await output.isSecret;
    });
    expect(secret).toBe(true);
  });
});

test("everything on: five functions and one workbook, all of one look back, tagged where Azure takes tags", async () => {
  const all = await made({ feedback: true, funnel: ["A", "B"], title: "Shop", componentIds: ["/c"], tags: { env: "prod" } });
  expect([inputsOf(all, "SavedSearch").length, inputsOf(all, "Workbook").length]).toEqual([5, 1]);
  const { inputs, steps } = workbook(all);
  expect(inputs).toMatchObject({ displayName: "Usage: Shop", sourceId: workspaceId, tags: { env: "prod" } });
  const shown = steps.filter((s) => s.type === 3);
  expect(shown.map((s) => s.name)).toEqual([
    ...["users", "sessions", "features", "retention", "funnel"],
    ...["opt-outs", "scores", "comments"],
  ]);
  for (const { content } of shown) expect(content.query).toContain("toint({Days})");
});

test("the example records twice to the same bytes, and with unknown ids too", async () => {
  const first = JSON.stringify(unwrap(await recorded(example)));
  expect(JSON.stringify(unwrap(await recorded(example)))).toBe(first);
  expect(first).not.toContain("Calling [toString]");
  expect((await recorded(example, { unknownIds: true })).map((r) => r.urn)).toEqual((await recorded(example)).map((r) => r.urn));
});
