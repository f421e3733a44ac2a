import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { EnvironmentConfigInput } from "../core/config/schema.ts";
import { knownNames } from "../core/config/environment.ts";
import { parseStackFile } from "../core/config/stackFile.ts";
import { selectTargets } from "../core/decide/selection.ts";
import { readInventory } from "../core/inventory/file.ts";

/** A row whose properties differ from type to type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = Record<string, any>;

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((f) => /^Pulumi\..+\.yaml$/.test(f));
const text = (file: string): string => readFileSync(`${folder}/${file}`, "utf8");

test("the shipped stacks are dev, test and prod", () => {
  expect(files).toEqual(["Pulumi.dev.yaml", "Pulumi.prod.yaml", "Pulumi.test.yaml"]);
});

describe.each(files)("%s", (file) => {
  const { config, problems } = parseStackFile(text(file), file, knownNames);

  test("is accepted by azmon and by the schema that editors use", () => {
    expect(problems).toEqual([]);
    const schema = z.fromJSONSchema(
      JSON.parse(readFileSync(`${folder}/azmon.schema.json`, "utf8")) as z.core.JSONSchema.BaseSchema,
    );
    expect(schema.safeParse(parse(text(file))).error?.issues ?? []).toEqual([]);
    expect(schema.safeParse({ config: { "azmon:config": { ...config, colour: "red" } } }).success).toBe(false);
  });

  test("watches every row of the sample estate; production those that are of no other stage, so that nobody is paged for them", () => {
    const { rows, problems: wrong } = readInventory(config!.inventory, folder);
    expect(wrong).toEqual([]);
    const selected = new Set(selectTargets(rows, config!).map((t) => t.id));
    const left = rows
      .filter((r) => !selected.has(r.id))
      .map((r) => new Map(Object.entries(r.tags ?? {}).map(([k, v]) => [k.toLowerCase(), v?.trim().toLowerCase()])).get("env"));
    expect([...new Set(left)].sort()).toEqual(config!.preset === "production" ? ["dev", "test"] : []);
  });

  test("shows groups, routing, an override, a dated exemption and a suppression, and holds no secret and no salt", () => {
    expect(Object.keys(config!.actionGroups).length).toBeGreaterThan(0);
    // As written: the preset development calls nobody, whatever the file says.
    const { routing } = (parse(text(file)) as { config: { "azmon:config": EnvironmentConfigInput } }).config["azmon:config"];
    expect(routing?.critical).toHaveLength(1);
    expect([config!.overrides.alerts, config!.overrides.tags].some((o) => Object.keys(o).length > 0)).toBe(true);
    expect(config!.exemptions.map((e) => e.expires)).toEqual(["2027-12-31"]);
    expect(config!.suppressions).toHaveLength(1);
    expect(text(file)).not.toMatch(/encryptionsalt|^\s*secure:/m);
  });
});

describe("the sample estate", () => {
  const { rows } = readInventory(["inventories/bookshop.json"], folder);
  const raw = (JSON.parse(readFileSync(`${folder}/inventories/bookshop.json`, "utf8")) as { data: Record<string, unknown>[] })
    .data;

  test("is as rich as a real one", () => {
    expect(rows.length).toBeGreaterThanOrEqual(180);
    expect(new Set(rows.map((r) => r.type)).size).toBeGreaterThanOrEqual(80);
    expect(new Set(rows.map((r) => r.subscriptionId)).size).toBe(2);
    expect([...new Set(rows.map((r) => r.location))].sort()).toEqual(["eastus", "germanywestcentral", "global", "swedencentral"]);
  });

  test("has what real estates have: a resource twice, odd spellings, nulls, unknown types, stopped and retired things", () => {
    expect(raw.length).toBe(rows.length + 1);
    const some = (test: (r: Loose) => unknown): void => expect(raw.some(test), String(test)).toBe(true);
    some((r) => r["id"].includes("/resourcegroups/"));
    some((r) => r["tags"] === null);
    some((r) => r["tags"]?.ENV === "dev");
    some((r) => r["tags"]?.Environment === "PROD " && "owner " in r["tags"]);
    some((r) => r["tags"] !== null && Object.values(r["tags"]).includes(null));
    some((r) => r["properties"] === null && r["kind"] === null);
    some((r) => r["name"].startsWith("Failure Anomalies - "));
    some((r) => r["type"] === "microsoft.exampleprovider/presses/rollers");
    some((r) => r["type"] === "microsoft.compute/virtualmachines" && r["identity"] === null);
    some((r) => r["type"] === "microsoft.compute/virtualmachines" && r["properties"].extended === undefined);
    some((r) => r["properties"]?.extended?.instanceView?.powerState?.code === "PowerState/deallocated");
    some((r) => r["type"] === "microsoft.hybridcompute/machines" && r["properties"].osType === null);
    some((r) => r["properties"]?.addonProfiles?.omsAgent && r["properties"].powerState.code === "Stopped");
    some((r) => r["properties"]?.type === "MicrosoftMonitoringAgent");
    some((r) => r["type"] === "microsoft.network/loadbalancers" && r["sku"].name === "Basic");
    some((r) => r["type"] === "microsoft.insights/components" && !r["properties"].WorkspaceResourceId);
  });
});
