import { execFileSync, spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { add, type Fix, set } from "../fix.ts";
import { rules } from "../rules/index.ts";
import { argTypes } from "./argTypes.ts";
import { type Language, languageOf, languages, renderFix } from "./index.ts";
import { shapeOf, words } from "./shape.ts";

const alert = add("azure-native:monitor:MetricAlert", "kv-availability", {
  scopes: ["${kv.id}"],
  severity: 1,
  criteria: {
    odataType: "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
    allOf: [
      {
        criterionType: "DynamicThresholdCriterion",
        metricName: "Availability",
        failingPeriods: { numberOfEvaluationPeriods: 4 },
      },
    ],
  },
  actions: [{ actionGroupId: "${onCall.id}" }],
  tags: { "env name": "prod" },
});
const webTest = add("azure-native:applicationinsights:WebTest", "ping", {
  kind: "standard",
  tags: { "hidden-link:${component.id}": "Resource" },
  request: { requestUrl: "https://${app.defaultHostName}/healthz" },
});
const identity = set("azure-native:compute:VirtualMachine", { identity: { type: "SystemAssigned" } });
const has = (fix: Fix, language: Language, ...lines: string[]) => {
  const text = renderFix(fix, language);
  for (const line of lines) expect(text).toContain(line);
};

test("Python: arguments by name, keys of arguments in its case, keys of maps as they are", () => {
  has(
    alert,
    "python",
    "azure_native.monitor.MetricAlert(",
    "scopes=[kv.id],",
    '"number_of_evaluation_periods": 4',
    "on_call.id",
    '{"env name": "prod"}',
  );
  has(
    webTest,
    "python",
    'pulumi.Output.concat("https://", app.default_host_name, "/healthz")',
    'tags=component.id.apply(lambda value: {f"hidden-link:{value}": "Resource"})',
  );
  has(identity, "python", 'identity={"type": "SystemAssigned"},');
});
test("Go: types of arguments, of lists and of maps; whole and broken numbers", () => {
  has(
    alert,
    "go",
    "_, err := monitor.NewMetricAlert(ctx,",
    "Scopes: pulumi.StringArray{\n\t\tkv.ID(),",
    "Severity: pulumi.Int(1)",
    "&monitor.DynamicMetricCriteriaArgs{",
    "pulumi.Float64(4)",
    "monitor.MetricAlertActionArray{",
  );
  has(
    webTest,
    "go",
    "applicationinsights.WebTestKindStandard",
    'pulumi.Sprintf("https://%s/healthz", app.DefaultHostName)',
    "ApplyT(func(value pulumi.ID)",
  );
  has(identity, "go", "Identity: &compute.VirtualMachineIdentityArgs{", "Type: compute.ResourceIdentityTypeSystemAssigned,");
});
test("a variable and a secret of the configuration are written as each language has them", () => {
  const fix = set("azure-native:monitor:ActionGroup", {
    webhookReceivers: [
      { name: "a", serviceUri: '${config.requireSecret("pagerUrl")}' },
      { name: "b", serviceUri: "${secretUri}" },
    ],
  });
  has(fix, "typescript", 'serviceUri: config.requireSecret("pagerUrl")', "serviceUri: secretUri");
  has(fix, "python", '"service_uri": config.require_secret("pagerUrl")', '"service_uri": secret_uri');
  has(fix, "yaml", "serviceUri: ${pagerUrl}", "serviceUri: ${secretUri}");
  has(fix, "go", 'ServiceUri: cfg.RequireSecret("pagerUrl")', "ServiceUri: secretUri,");
  has(fix, "csharp", 'ServiceUri = config.RequireSecret("pagerUrl")', "ServiceUri = secretUri,");
  has(fix, "java", '.serviceUri(config.requireSecret("pagerUrl"))', ".serviceUri(secretUri)");
});
test("C#: initialisers", () => {
  has(
    alert,
    "csharp",
    'new AzureNative.Monitor.MetricAlert("kv-availability", new()',
    "new AzureNative.Monitor.Inputs.DynamicMetricCriteriaArgs",
    "kv.Id,",
    '{ "env name", "prod" },',
  );
  has(webTest, "csharp", 'Output.Format($"https://{app.DefaultHostName}/healthz")', '{ $"hidden-link:{value}", "Resource" }');
  has(identity, "csharp", "Type = AzureNative.Compute.ResourceIdentityType.SystemAssigned,");
  expect(renderFix(alert, "csharp")).not.toMatch(/ $/m);
});
test("Java: builders", () => {
  has(
    alert,
    "java",
    'new MetricAlert("kv-availability", MetricAlertArgs.builder()',
    ".scopes(Output.all(kv.id()))",
    "DynamicMetricCriteriaArgs.builder()",
    ".numberOfEvaluationPeriods(4.0)",
    'Map.of("env name", "prod")',
  );
  has(webTest, "java", 'Output.format("https://%s/healthz", app.defaultHostName())', ".kind(WebTestKind.Standard)");
  has(identity, "java", ".type(ResourceIdentityType.SystemAssigned)");
});
test("TypeScript makes a map with a computed key when the value is known", () =>
  has(webTest, "typescript", 'tags: component.id.apply((value) => ({ [`hidden-link:${value}`]: "Resource" })),'));

const fixes = rules.flatMap((r) => [r.fix, ...(r.fix.also ?? [])].map((fix, i) => [`${r.name} ${i}`, fix] as const));
test.each(fixes)("the lines of %s close what they open, and leave no reference of the neutral form", (_, fix) => {
  for (const language of languages.filter((l) => l !== "yaml")) {
    const code = renderFix(fix, language).replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""');
    const open: string[] = [];
    for (const c of code)
      if ("([{".includes(c)) open.push(c);
      else if (")]}".includes(c)) expect(`${language} ${open.pop()}${c}`).toMatch(/ (\(\)|\[\]|\{\})$/);
    expect(open).toEqual([]);
    if (language !== "typescript") expect(renderFix(fix, language)).not.toContain("${");
  }
});
test.each(fixes.filter(([, f]) => f.type.startsWith("azure-native:")))(
  "the nested arguments of %s have types that azure-native declares",
  (_, fix) => {
    const types: string[] = [];
    JSON.stringify(shapeOf(fix).arguments, (key, v: unknown) => (key === "type" && typeof v === "string" && types.push(v), v));
    const declared = new Set([...Object.keys(argTypes), ...Object.values(argTypes).flatMap((t) => Object.values(t)).flatMap((t) => t.match(/\w+\.\w+/g) ?? [])]); // prettier-ignore
    expect(types.slice(1).filter((t) => !declared.has(t))).toEqual([]);
  },
);

const python = spawnSync("python3", ["--version"]).status === 0;
test.skipIf(!python)("Python reads the lines of every fix", () => {
  const code = fixes
    .map(([, f]) => (f.action === "set" ? `dict(\n${renderFix(f, "python")}\n)` : renderFix(f, "python")))
    .join("\n");
  execFileSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: code });
});

test("a runtime of Pulumi has its language", () => {
  expect(["nodejs", "yaml", "python", "go", "dotnet", "java", "cobol"].map(languageOf)).toEqual([
    "typescript", "yaml", "python", "go", "csharp", "java", undefined,
  ]); // prettier-ignore
  expect(
    ["useAADAuth", "logAnalyticsWorkspaceResourceID", "dailyQuotaGb", "allOf"].map((n) => words(n).join("_").toLowerCase()),
  ).toEqual(["use_aad_auth", "log_analytics_workspace_resource_id", "daily_quota_gb", "all_of"]);
});
