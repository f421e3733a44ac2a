import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { presets } from "../../catalogue/schema.ts";
import { settings } from "../../core/config/describe.ts";
import { stackFileSchema } from "../../core/config/jsonSchema.ts";
import * as schema from "./configSchema.ts";
import * as page from "./configuration.ts";

const onDisk = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

test.each([
  [page.file, page.render],
  [schema.file, schema.render],
])("%s is what the schema says today; else run `npm run docs`", (file, render) => {
  expect(onDisk(file)).toBe(render());
});

describe("the page", () => {
  const all = settings();
  const of = (path: string) => all.find((s) => s.path === path);

  test("names every setting once, with type and default", () => {
    expect(new Set(all.map((s) => s.path)).size).toBe(all.length);
    expect(of("placement.subscriptionId")).toMatchObject({ type: "text", default: "required" });
    expect(of("vmInsights.samplingFrequencyInSeconds")).toMatchObject({
      type: "whole number, 10 to 1800",
      default: "by preset: 300, 60, 60",
    });
    expect(of("workspace.dailyQuotaGb")).toMatchObject({ default: "by preset: 1, 5, none" });
    expect(of("exclude")).toMatchObject({ type: "as `select`" });
    expect(of("exemptions[].match")).toMatchObject({ type: "as `select`", default: "required" });
    expect(of("overrides.types.<name>")).toMatchObject({ type: "as `overrides.alerts`" });
    expect(of("actionGroups.<name>.webhook[].serviceUri")?.type).toContain("secure");
  });

  test("has all of it in a table", () => {
    for (const { path } of all) expect(page.render()).toContain(`| \`${path}\` |`);
  });
});

test("an editor lets a secret be encrypted and nothing else", () => {
  const text = JSON.stringify(stackFileSchema());
  expect(text.split('"secure"').length - 1).toBe(2 * all("serviceUri", "callbackUrl", "httpTriggerUrl"));
  expect(text).not.toContain('"secret":true');
  function all(...names: string[]): number {
    return names.reduce((n, name) => n + text.split(`"${name}":{`).length - 1, 0);
  }
});

test("an editor shows what each preset does", () => {
  expect(JSON.stringify(stackFileSchema())).toContain(`Default by preset (${presets.join(", ")}): 30, 30, 90.`);
});
