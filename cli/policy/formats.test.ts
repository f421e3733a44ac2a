import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { check, readPackConfig } from "../../policies/check.ts";
import { readSource, type Source } from "../../policies/sources.ts";
import { styleFor } from "../terminal/style.ts";
import type { Findings } from "./format.ts";
import { github, json, junit } from "./pipelines.ts";
import { sarif } from "./sarif.ts";
import { byResource, byRule, inFull } from "./text.ts";

const urn = (name: string) => `urn:pulumi:prod::shop::azure-native:keyvault:Vault::${name}`;
const vault = (name: string, more: object = {}) => ({
  urn: urn(name),
  type: "azure-native:keyvault:Vault",
  custom: true,
  id: `/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/${name}`,
  inputs: { vaultName: name, resourceGroupName: "rg" },
  ...more,
});
/** As the engine writes where a resource is declared: the SDK's frames first. */
const stackTrace = [
  {},
  { sourcePosition: "project:///node_modules/@pulumi/resource.ts#1598,22" },
  { sourcePosition: "project:///src/vaults.ts#12,7" },
];

function findings(names: string[], config: object = {}, more: Partial<Findings> = {}): Findings {
  const resources = names.map((n) => vault(n, { stackTrace }));
  const source = readSource({ version: 3, deployment: { resources } }) as Source;
  const read = readPackConfig({
    all: "disabled",
    "require-diagnostics": "mandatory",
    "require-essential-alerts": "advisory",
    ...config,
  });
  const reports = check(source, read.config, "2026-11-25");
  return { source, file: "state.json", reports, version: "1.2.3", hasBaseline: false, style: styleFor(false), ...more };
}

test("one line a violation, by policy or by resource, and the sum", () => {
  const two = findings(["kv-a", "kv-b"]);
  expect(byRule(two).split("\n")).toEqual([
    "require-diagnostics  A resource that writes logs has a diagnostic setting",
    "  mandatory  kv-a (microsoft.keyvault/vaults) has no diagnostic setting",
    "  mandatory  kv-b (microsoft.keyvault/vaults) has no diagnostic setting",
    "require-essential-alerts  A resource has the alerts that its type cannot do without",
    expect.stringMatching(/^ {2}advisory {3}kv-a .* lacks \d alerts: keyvault/) as string,
    expect.stringMatching(/^ {2}advisory {3}kv-b .* lacks/) as string,
    "2 resources of a stack export: 2 mandatory, 2 advisory  `--full` says why and how.",
  ]);
  expect(byResource(two).split("\n").slice(0, 3)).toEqual([
    "kv-a (microsoft.keyvault/vaults)",
    "  mandatory  require-diagnostics  has no diagnostic setting",
    expect.stringMatching(/^ {2}advisory {3}require-essential-alerts {2}lacks/) as string,
  ]);
  expect(inFull(two)).toMatch(/Why: Azure keeps no resource logs[^]*Fix: add[^]*DiagnosticSetting/);
});

test("SARIF has what code scanning needs: known rules, a place, a lasting mark", () => {
  const log = JSON.parse(sarif(findings(["kv-a"]))) as {
    version: string;
    runs: {
      tool: { driver: { version: string; rules: { id: string; helpUri?: string }[] } };
      results: Record<string, unknown>[];
    }[];
  };
  expect(log.version).toBe("2.1.0");
  const [run] = log.runs;
  expect(run!.tool.driver.version).toBe("1.2.3");
  for (const result of run!.results) expect(run!.tool.driver.rules[result["ruleIndex"] as number]!.id).toBe(result["ruleId"]);
  expect(run!.results[0]).toMatchObject({
    ruleId: "require-diagnostics",
    level: "error",
    message: { text: expect.stringMatching(/^kv-a .* has no diagnostic setting\n/) as string },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: "src/vaults.ts" }, region: { startLine: 12, startColumn: 7 } },
        logicalLocations: [{ name: "kv-a", fullyQualifiedName: urn("kv-a") }],
      },
    ],
  });
  expect(run!.results[0]).not.toHaveProperty("baselineState");
  const mark = (f: Findings) => (JSON.parse(sarif(f)) as typeof log).runs[0]!.results.map((r) => r["partialFingerprints"]);
  expect(mark(findings(["kv-a"]))).toEqual(mark(findings(["kv-a"], {}, { file: "other.json" })));
  expect(new Set(mark(findings(["kv-a", "kv-b"])).map((m) => JSON.stringify(m))).size).toBe(4);
});

test("JUnit counts a failure for each mandatory violation, a passing test for each policy that holds, and stays XML whatever names hold", () => {
  const found = findings(['kv-<a> & "b"\u0007']);
  const xml = junit(found);
  expect(xml).toContain('<testsuite name="require-diagnostics" tests="1" failures="1">');
  expect(xml).toContain('<testsuite name="require-runbook" tests="1" failures="0">');
  expect(xml).toContain("kv-&lt;a&gt; &amp; &quot;b&quot;");
  // eslint-disable-next-line no-control-regex -- they are what must not be there
  expect(xml).not.toMatch(/[\u0000-\u0008\u000e-\u001f]/);
  expect(xml.match(/<failure/g)).toHaveLength(1);
  const tags = [...xml.matchAll(/<(\/?)([a-z-]+)[^>]*?(\/?)>/g)].filter((t) => !t[0].endsWith("/>"));
  const open: string[] = [];
  for (const [, closes, name] of tags) if (closes) expect(open.pop()).toBe(name); else open.push(name!); // prettier-ignore
  expect(open).toEqual([]);
});

test("annotations name the line, and no text can begin a command of its own", () => {
  const lines = github(findings(["kv-a", "kv\n::error::x"])).split("\n");
  expect(lines[0]).toMatch(/^::error file=src\/vaults.ts,line=12,col=7,title=require-diagnostics::kv ::error::x .*%0AWhy: /);
  expect(lines.filter((l) => l.startsWith("::"))).toHaveLength(4);
  expect(lines.at(-1)).toBe("2 resources: 2 mandatory, 2 advisory");
});

test("JSON is the reports", () => expect(parseYaml(json(findings(["kv-a"])))).toHaveLength(2));
