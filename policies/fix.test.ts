import { parse } from "yaml";
import { expect, test } from "vitest";
import { add, set } from "./fix.ts";
import { renderFix } from "./languages/index.ts";
import { rules } from "./rules/index.ts";

test("a resource to add", () => {
  const fix = add("azure-native:monitor:DiagnosticSetting", "logs", {
    resourceUri: "${bus.id}",
    logs: [{ categoryGroup: "allLogs", enabled: true }],
  });
  expect(renderFix(fix, "typescript")).toBe(
    [
      'new azure_native.monitor.DiagnosticSetting("logs", {',
      "  resourceUri: bus.id,",
      '  logs: [{ categoryGroup: "allLogs", enabled: true }],',
      "});",
    ].join("\n"),
  );
  expect(parse(renderFix(fix, "yaml"))).toEqual({
    logs: {
      type: "azure-native:monitor:DiagnosticSetting",
      properties: { resourceUri: "${bus.id}", logs: [{ categoryGroup: "allLogs", enabled: true }] },
    },
  });
});

test("texts made of references and text that YAML would read as something else", () => {
  const fix = set("t", { url: "https://${app.host}/x", flag: "true", size: "10", on: true });
  expect(renderFix(fix, "typescript")).toContain("url: pulumi.interpolate`https://${app.host}/x`");
  expect(parse(renderFix(fix, "yaml"))).toEqual(fix.properties);
});

test.each(rules.map((r) => [r.name, r.fix] as const))("the YAML of %s says what its data says", (_, fix) => {
  const read = parse(renderFix(fix, "yaml")) as Record<string, { properties: unknown }>;
  const said = JSON.stringify(fix.properties).replace(/config\.requireSecret\(\\"(\w+)\\"\)/g, "$1");
  expect(fix.action === "add" ? read[fix.name]!.properties : read).toEqual(JSON.parse(said));
});
