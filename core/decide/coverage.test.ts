import { expect, test } from "vitest";
import type { ResourceType } from "../../catalogue/schema.ts";
import type { Row } from "../inventory/types.ts";
import { decide } from "./index.ts";
import { catalogueOf, config, cpu, row, thing } from "./testing.ts";

const decided = (rows: Row[], more: Record<string, unknown> = {}, entry: Partial<ResourceType> = {}, today?: string) =>
  decide({ config: config(more), rows, today, catalogue: catalogueOf(thing([cpu], entry)) });
const statusOf = (d: ReturnType<typeof decided>, signal = "thing.cpu") =>
  d.coverage.filter((c) => c.signal === signal).map((c) => [c.target.split("/").at(-1), c.status]);

test("an applicable alert with a rule is covered by that rule", () => {
  const d = decided([row("a")]);
  const [coverage] = d.coverage;
  expect(coverage).toMatchObject({ signal: "thing.cpu", status: "covered" });
  expect(d.rules.map((r) => r.key)).toEqual(coverage!.by);
});

test("an alert switched off is missing, and says which setting did it", () => {
  const d = decided([row("a")], { overrides: { alerts: { "thing.cpu": { enabled: false } } } });
  expect(d.coverage[0]).toMatchObject({ status: "missing", reason: 'Switched off by overrides.alerts["thing.cpu"].enabled.' });
});

test("rows of no known type are missing as a whole, once a type among the findings", () => {
  const d = decided([row("a", { type: "microsoft.other/widgets" }), row("b", { type: "microsoft.other/widgets" })]);
  expect(statusOf(d, "monitoring")).toEqual([
    ["a", "missing"],
    ["b", "missing"],
  ]);
  expect(d.findings.map((f) => [f.code, f.target])).toEqual([["AZM201", row("a", { type: "microsoft.other/widgets" }).id]]);
});

test("what the catalogue skips is not applicable and has no rule", () => {
  const skip = [
    {
      when: [{ path: "properties.state", in: ["Stopped"], absent: false }],
      reason: "It is stopped.",
      source: "https://example.com",
    },
  ];
  const d = decided([row("a", { properties: { state: "stopped" } }), row("b")], {}, { skip });
  expect(statusOf(d, "monitoring")).toEqual([["a", "notApplicable"]]);
  expect(d.rules.flatMap((r) => r.targets)).toEqual([row("b").id.toLowerCase()]);
});

const exemption = {
  signal: "thing.cpu",
  match: { tags: { env: "test" } },
  reason: "Load tests run it hot.",
  owner: "qa",
  expires: "2027-01-31",
};

test("an exemption takes the alert off the resource and is shown with reason, owner and end", () => {
  const d = decided([row("a", { tags: { env: "test" } }), row("b")], { exemptions: [exemption] }, {}, "2026-12-01");
  expect(d.coverage.find((c) => c.status === "exempt")).toMatchObject({
    reason: "Load tests run it hot.",
    owner: "qa",
    expires: "2027-01-31",
  });
  expect(d.rules.flatMap((r) => r.targets)).toEqual([row("b").id.toLowerCase()]);
});

test("an expired exemption no longer counts and is a finding", () => {
  const d = decided([row("a", { tags: { env: "test" } })], { exemptions: [exemption] }, {}, "2027-02-01");
  expect(statusOf(d)).toEqual([["a", "covered"]]);
  expect(d.findings.map((f) => [f.code, f.path])).toEqual([["AZM202", "exemptions[0]"]]);
});

test("an exemption that matches nothing is said", () => {
  expect(decided([row("a")], { exemptions: [exemption] }).findings.map((f) => f.code)).toEqual(["AZM203"]);
});

test("rules that call nobody are one finding, but not in development", () => {
  expect(decided([row("a")], { routing: {} }).findings.map((f) => [f.code, f.path])).toEqual([["AZM401", "routing"]]);
  expect(decided([row("a")], { routing: {}, preset: "development" }).findings).toEqual([]);
});

test("an override whose window Azure does not take is an error at its path", () => {
  const d = decided([row("a")], { overrides: { alerts: { "thing.cpu": { windowSize: "PT10M" } } } });
  expect(d.findings).toMatchObject([{ code: "AZM303", severity: "error", path: 'overrides.alerts["thing.cpu"].windowSize' }]);
});
