import { describe, expect, test } from "vitest";
import { profileOf } from "../../policies/match.ts";
import { analyze, type AnalyzeOptions } from "../../policies/testing/analyze.ts";
import { Program } from "../../policies/testing/program.ts";

const actions = "require-alert-actions";
const alert = (tags: Record<string, string> = {}): Program => {
  const p = new Program();
  p.add("azure-native:monitor:MetricAlert", "cpu", { ruleName: "cpu", severity: 2, description: "https://r", actions: [], tags });
  return p;
};
const run = async (program: Program, config: AnalyzeOptions["config"], stack?: string) =>
  (await analyze(program.render(), { config, stack })).map((d) => ({ ...d, on: d.urn.split("::").at(-1)! }));
const ofPack = async (azmon: Record<string, unknown>, program = alert()) =>
  (await run(program, { azmon })).filter((d) => d.policy === "azmon").map((d) => `${d.level} ${d.message}`);

describe("the closest pattern of `profiles` counts, in whatever order they come", () => {
  const patterns = [
    ["prod*", "production"],
    ["test*", "test"],
    ["*", "development"],
    ["prod-sandbox", "development"],
    ["prod-eu*", "test"],
  ] as const;
  const orders = [patterns, [...patterns].reverse(), [...patterns].sort(([a], [b]) => (a < b ? -1 : 1))];
  test.each([
    ["prod-us", "production"],
    ["prod-eu-1", "test"],
    ["prod-sandbox", "development"],
    ["PROD-SANDBOX", "development"],
    ["testing", "test"],
    ["feature", "development"],
  ])("%s is %s", (stack, profile) => {
    for (const order of orders) expect(profileOf(stack, Object.fromEntries(order))).toBe(profile);
  });
  test("of two that fit alike the stricter counts", () =>
    expect(profileOf("eu-prod-eu", { "eu-*": "test", "*-eu": "production" })).toBe("production"));

  test("the guide's settings, as the wire hands them over", async () => {
    const profiles = { "prod*": "production", "test*": "test", "*": "development" };
    const found = await run(alert(), { azmon: { profiles } }, "prod-eu");
    expect(found.filter((d) => d.policy === actions).map((d) => d.level)).toEqual(["mandatory"]);
  });
  test("a stack that no pattern fits is told", async () => {
    const found = await run(alert(), { azmon: { profiles: { "prod*": "production" } } }, "live");
    expect(found.filter((d) => d.policy === "azmon").map((d) => d.message)).toContainEqual(
      "No pattern of `profiles` (prod*) fits the stack live: everything is advisory.",
    );
  });
});

describe("slips in the settings are violations", () => {
  const exemption = { rule: actions, match: { name: "cpu" }, reason: "moved to the pager", owner: "a", expires: "2027-01-01" };
  test.each<[string, Record<string, unknown>, string]>([
    ["a level of no rule", { levels: { "require-alert-action": "mandatory" } }, 'levels.require-alert-action "require-alert-action" names no rule; did you mean require-alert-actions?'], // prettier-ignore
    ["an exemption of no rule", { exemptions: [{ ...exemption, rule: "require-alerts-action" }] }, "exemptions[0].rule"],
    ["an exemption of everything", { exemptions: [{ ...exemption, match: {} }] }, "exemptions[0].match matches every resource"],
    ["the same by a pattern", { exemptions: [{ ...exemption, match: { name: "*" } }] }, "exemptions[0].match matches every"],
    ["a day that is none", { exemptions: [{ ...exemption, expires: "2027-02-30" }] }, "exemptions[0].expires"],
    [
      "an unknown signal",
      { externallyCovered: [{ match: {}, signals: ["diagnostics", "diagnostic"], by: "policy" }] },
      "externallyCovered[0].signals[1]",
    ],
  ])("%s", async (_, azmon, says) => {
    for (const [profile, level] of [
      ["test", "advisory"],
      ["production", "mandatory"],
    ] as const) {
      const found = await ofPack({ profile, ...azmon });
      expect(found).toContainEqual(expect.stringContaining(`${level} Setting ${says}`));
    }
    if (azmon["exemptions"]) expect((await run(alert(), { azmon })).map((d) => d.policy)).toContain(actions);
  });

  test("a slip in one exemption leaves the others", async () => {
    const azmon = { profile: "production", exemptions: [{ rule: actions, match: {} }, exemption] };
    const found = await run(alert(), { azmon });
    expect(found.map((d) => d.policy)).not.toContain(actions);
    expect(found.map((d) => d.message)).toContainEqual(expect.stringContaining("exemptions[1]"));
  });
  test("an exemption that frees nothing is told, one that frees something is not", async () => {
    const found = await ofPack({ exemptions: [exemption, { ...exemption, match: { name: "gone" } }] });
    expect(found).toContainEqual(
      expect.stringContaining("1 exemption freed nothing in this stack: exemptions[1] (require-alert"),
    );
    expect(found.join()).not.toContain("exemptions[0] (require-alert");
  });
  test.each([
    ["without owner", `rule=${actions}; reason=because it is; expires=2026-12-31`, "lacks owner"],
    ["of no rule", "rule=require-alert-action; reason=because; owner=a; expires=2026-12-31", "names no rule"],
    ["without a day", `rule=${actions}; reason=because; owner=a; expires=soon`, "is no day"],
    ["on a mandatory rule", `rule=${actions}; reason=because; owner=a; expires=2026-12-31`, "cannot free it from require-alert"],
  ])("a tag %s is a violation on its resource", async (_, tag, says) => {
    const found = await run(alert({ "azmon-exempt": tag }), { azmon: { profile: "production" } });
    const told = found.filter((d) => d.policy === "azmon" && d.on === "cpu");
    expect(told.map((d) => d.level)).toEqual(["mandatory"]);
    expect(told[0]!.message).toContain(says);
    expect(found.map((d) => `${d.level} ${d.policy}`)).toContain(`mandatory ${actions}`);
  });
  test("a good tag where its rule is advisory is none", async () => {
    const tag = `rule=${actions}; reason=because; owner=a; expires=2026-12-31`;
    const found = await run(alert({ "azmon-exempt": tag }), { azmon: { profile: "test" } });
    expect(found.filter((d) => d.on === "cpu").map((d) => d.policy)).toEqual([]);
  });
});

describe("what cannot be seen is counted and told, always", () => {
  test.each([
    [
      "azapi:index/resource:Resource",
      { type: "Microsoft.KeyVault/vaults@2023-07-01" },
      "through azapi (Microsoft.KeyVault/vaults)",
    ],
    ["azurerm:index/keyVault:KeyVault", {}, "bridged Terraform provider (azurerm:index/keyVault:KeyVault)"],
    ["azure-native:resources:Deployment", {}, "ARM deployments"],
    ["azure-native:resources/v20240301:DeploymentStackAtSubscription", {}, "ARM deployments"],
    ["azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment", {}, "ARM deployments"],
    ["azure:core/subscriptionTemplateDeployment:SubscriptionTemplateDeployment", {}, "ARM deployments"],
    ["azure:management/groupTemplateDeployment:GroupTemplateDeployment", {}, "ARM deployments"],
    ["azure:future/thing:Thing", {}, "without an entry in this pack (azure:future/thing:Thing)"],
    ["azure-native:authorization:PolicyAssignment", { policyDefinitionId: "/x/custom" }, "policy assignments whose effect"],
  ])("%s", async (type, inputs, says) => {
    const p = alert();
    p.add("azure-native:keyvault:Vault", "vault", { vaultName: "kv" });
    p.add(type, "x", inputs);
    expect((await ofPack({}, p)).join("\n")).toMatch(new RegExp(`1 resource was not judged.*${says.replace(/[()/.]/g, "\\$&")}`));
  });
  test("parts and rights of the classic provider, and other clouds, are no news", async () => {
    const p = alert();
    for (const type of [
      "azure:network/subnet:Subnet",
      "azure:authorization/assignment:Assignment",
      "azure:keyvault/secret:Secret",
      "azure:dns/aRecord:ARecord",
      "azure:storage/container:Container",
      "random:index/randomPassword:RandomPassword",
      "azuread:index/application:Application",
      "kubernetes:core/v1:Pod",
    ])
      p.add(type, type.split(":").at(-1)!, {});
    expect((await ofPack({}, p)).join("\n")).not.toContain("not judged,");
  });
});
