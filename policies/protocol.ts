/* eslint-disable @typescript-eslint/no-explicit-any -- protobuf messages of @pulumi/pulumi/proto have no types */
import { type PolicyConfig, type Remedy, type Report, SETTINGS } from "./analyzer.ts";
import type { Resource } from "./graph.ts";
import type { Level, Rule } from "./rule.ts";
import { isUnknown } from "./peek.ts";
import { settingsSchema } from "./settings.ts";
import { messages, Struct } from "./wire.ts";

const levelNumbers: Record<Level, number> = { advisory: 0, mandatory: 1, disabled: 2, remediate: 3 };
const levels = ["advisory", "mandatory", "disabled", "remediate"] as const;
const severities = { low: 1, medium: 2, high: 3, critical: 4 };
export interface Pack {
  name: string;
  version: string;
  description: string;
}

/** A resource as `Analyze` and `AnalyzeStack` send it. The former knows no dependencies. */
export function readResource(message: any): Resource {
  const byProperty: Record<string, string[]> = {};
  for (const [k, v] of message.getPropertydependenciesMap?.().entries() ?? []) byProperty[k] = v.getUrnsList();
  return {
    urn: message.getUrn(),
    type: message.getType(),
    name: message.getName(),
    parent: (message.getParent?.() || message.getOptions()?.getParent()) ?? "",
    inputs: message.getProperties()?.toJavaScript() ?? {},
    dependencies: message.getDependenciesList?.() ?? [],
    propertyDependencies: byProperty,
    provider: message.getProvider()?.getUrn() || undefined,
    subscription: subscriptionOf(message.getProvider()),
  };
}

/** What an explicit provider says of its subscription; the default one reads it from the environment and says nothing. */
function subscriptionOf(provider: any): string | undefined {
  const id: unknown = provider?.getProperties()?.toJavaScript()["subscriptionId"];
  return typeof id === "string" && id.length === 36 && id.includes("-") && !isUnknown(id) ? id : undefined;
}

export function readConfig(message: any): Map<string, PolicyConfig> {
  const configs = new Map<string, PolicyConfig>();
  for (const [name, config] of message.getPolicyconfigMap().entries())
    configs.set(name, {
      level: levels[config.getEnforcementlevel() as number] ?? "advisory",
      properties: config.getProperties()?.toJavaScript() ?? {},
    });
  return configs;
}

export function writeReports(pack: Pack, reports: readonly Report[], rules: ReadonlyMap<string, Rule>): any {
  const response = new messages.AnalyzeResponse();
  response.setDiagnosticsList(
    reports.map((r) => {
      const rule = rules.get(r.rule);
      const d = new messages.AnalyzeDiagnostic();
      d.setPolicyname(r.rule);
      d.setPolicypackname(pack.name);
      d.setPolicypackversion(pack.version);
      d.setDescription(rule?.title ?? pack.description);
      d.setMessage(rule ? `${rule.title}\n${r.message}` : r.message);
      d.setEnforcementlevel(levelNumbers[r.level]);
      if (r.urn) d.setUrn(r.urn);
      if (rule) d.setSeverity(severities[rule.severity]);
      return d;
    }),
  );
  return response;
}

export function writeRemedies(pack: Pack, remedies: readonly Remedy[], rules: ReadonlyMap<string, Rule>): any {
  const response = new messages.RemediateResponse();
  response.setRemediationsList(
    remedies.map((r) => {
      const m = new messages.Remediation();
      m.setPolicyname(r.rule);
      m.setPolicypackname(pack.name);
      m.setPolicypackversion(pack.version);
      m.setDescription(rules.get(r.rule)?.title ?? "");
      m.setProperties(Struct.fromJavaScript(r.properties));
      return m;
    }),
  );
  return response;
}

/** What the engine and Pulumi Cloud list: each rule with its schema, and the settings of the pack. */
export function writeInfo(pack: Pack, rules: readonly Rule[]): any {
  const info = new messages.AnalyzerInfo();
  info.setName(pack.name);
  info.setVersion(pack.version);
  info.setDescription(pack.description);
  info.setDisplayname("azmon");
  info.setSupportsconfig(true);
  info.setProvider("azure");
  info.setPoliciesList([
    policyInfo(SETTINGS, "Settings of the pack; what could not be judged, exemptions used.", settingsSchema),
    ...rules.map(ruleInfo),
  ]);
  return info;
}
function ruleInfo(rule: Rule): any {
  const info = policyInfo(rule.name, rule.title, rule.config ?? {});
  info.setPolicyType(rule.scope === "resource" ? 1 : 2);
  info.setSeverity(severities[rule.severity]);
  info.setMessage(rule.why);
  info.setTagsList([rule.group]);
  info.setUrl(rule.source);
  return info;
}
function policyInfo(name: string, description: string, properties: object): any {
  const info = new messages.PolicyInfo();
  info.setName(name);
  info.setDisplayname(name);
  info.setDescription(description);
  info.setEnforcementlevel(levelNumbers.advisory);
  info.setPolicyType(2);
  if (Object.keys(properties).length) {
    const schema = new messages.PolicyConfigSchema();
    schema.setProperties(Struct.fromJavaScript(properties));
    info.setConfigschema(schema);
  }
  return info;
}
