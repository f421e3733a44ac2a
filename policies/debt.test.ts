import { expect, test } from "vitest";
import { type Baseline, baselineOf, Debt, parseBaseline, readBaseline, shrunk } from "./debt.ts";

const urn = (name: string, stack = "prod") => `urn:pulumi:${stack}::shop::azure-native:keyvault:Vault::${name}`;
const rule = "require-diagnostics";
const entry = (name: string, signals?: string[], stack?: string) => ({
  rule,
  resource: urn(name, stack),
  ...(signals ? { signals } : {}),
});
const levels = (debt: Debt, ...names: string[]) => names.map((n) => debt.weigh({ rule, urn: urn(n) }, "mandatory").level);

test("only what the baseline does not know fails", () => {
  const debt = new Debt([entry("old")], {});
  expect(levels(debt, "old", "new")).toEqual(["advisory", "mandatory"]);
  expect(debt.weigh({ rule: "require-runbook", urn: urn("old") }, "mandatory").level).toBe("mandatory");
});

test("one more thing missing on a known resource is new, one less is not", () => {
  const debt = new Debt([entry("kv", ["a", "b"])], {});
  const weigh = (signals: string[]) => debt.weigh({ rule, urn: urn("kv"), signals }, "mandatory");
  expect(weigh(["a"]).level).toBe("advisory");
  expect(weigh(["a", "b", "c"])).toEqual({ level: "mandatory", note: "Not in the baseline: c" });
});

test("a budget lets so many pass, besides those the baseline knows", () => {
  const debt = new Debt([entry("old")], { [rule]: 2 });
  expect(levels(debt, "a", "old", "b", "c")).toEqual(["advisory", "advisory", "advisory", "mandatory"]);
  debt.clear();
  expect(levels(debt, "a", "b", "c")).toEqual(["advisory", "advisory", "mandatory"]);
  expect(new Debt([], { [rule]: 0 }).weigh({ rule, urn: urn("a") }, "mandatory").level).toBe("mandatory");
});

test("tells what does not occur any more, of the stacks that were judged only, and not of what could not be judged", () => {
  const debt = new Debt([entry("gone"), entry("there"), entry("unknown"), entry("other", undefined, "test")], {});
  debt.weigh({ rule, urn: urn("there") }, "advisory");
  debt.unjudged(rule, urn("unknown"));
  expect(debt.told([urn("x")])).toEqual([
    "1 violation of the baseline does not occur any more: require-diagnostics of gone. `azmon policy baseline` drops them.",
  ]);
});

test("rewriting drops what is gone, adds nothing, and keeps other stacks", () => {
  const old: Baseline = { version: 1, violations: [entry("a"), entry("b", ["x", "y"]), entry("c", undefined, "test")] };
  const now = baselineOf([
    { rule, urn: urn("b"), signals: ["y", "z"] },
    { rule, urn: urn("new") },
    { rule: "azmon", urn: undefined },
  ]);
  expect(now.violations).toEqual([entry("b", ["y", "z"]), entry("new")]);
  expect(shrunk(old, now, [urn("any")]).violations).toEqual([entry("b", ["y"]), entry("c", undefined, "test")]);
});

test("a baseline that cannot be read knows nothing and is told", () => {
  expect(parseBaseline({ version: 1, violations: [{ rule }] })).toBe("needs `rule` and `resource` in violations[0]");
  expect(readBaseline("b.json", () => ({ json: [] })).problems).toEqual([
    { path: "baseline", problem: "(b.json) is no baseline of azmon: it needs `version` 1 and `violations`" },
  ]);
  expect(readBaseline(undefined, () => ({ problem: "never read" }))).toEqual({ known: [], problems: [] });
});
