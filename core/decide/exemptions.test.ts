import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "./index.ts";
import type { MetricRule } from "./ruleTypes.ts";
import { catalogueOf, config, cpu, otherSubscription, row, subscription, thing } from "./testing.ts";

const TODAY = "2026-12-01";
const heat = { ...cpu, id: "thing.heat" };
const envs = ["prod", "test", "lab"] as const;

const place = fc.record({
  location: fc.constantFrom("westeurope", "northeurope"),
  subscriptionId: fc.constantFrom(subscription, otherSubscription),
  resourceGroup: fc.constantFrom("rg-app", "rg-other"),
  tags: fc.record({ env: fc.constantFrom(...envs) }),
});
const exemption = fc.record({
  signal: fc.constantFrom("thing.cpu", "thing.heat", "*"),
  match: fc.record({ tags: fc.record({ env: fc.constantFrom(...envs) }) }),
  expires: fc.constantFrom("2026-11-30", TODAY, "2027-12-31"),
});

test("whatever the exemptions and the scope of rules, exactly the exempt are left out, and the rest is watched once", () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 20 }),
      fc.array(exemption, { maxLength: 4 }),
      fc.constantFrom("resources", "resourceGroup", "subscription"),
      (places, some, metricScope) => {
        const rows = places.map((p, i) => ({ ...row(`r${i}`, p), id: row(`r${i}`, p).id.replace("rg-app", p.resourceGroup) }));
        const exemptions = some.map((e) => ({ ...e, reason: "Nobody needs to know.", owner: "qa" }));
        const d = decide({
          config: config({ exemptions, grouping: { metricScope } }),
          rows,
          today: TODAY,
          catalogue: catalogueOf(thing([cpu, heat], { multiResource: true })),
        });
        const unlike = new Set<string>();
        for (const alert of ["thing.cpu", "thing.heat"]) {
          const isExempt = (p: (typeof places)[number]) =>
            some.some((e) => [alert, "*"].includes(e.signal) && e.expires >= TODAY && e.match.tags.env === p.tags.env);
          const rules = (d.rules as MetricRule[]).filter((r) => r.alert === alert);
          const watched = rules.flatMap((r) => r.targets);
          places.forEach((p, i) => {
            const key = rows[i]!.id.toLowerCase();
            const exempt = isExempt(p);
            const status = d.coverage.find((c) => c.target === key && c.signal === alert)!.status;
            expect([status, watched.filter((t) => t === key).length]).toEqual(exempt ? ["exempt", 0] : ["covered", 1]);
            const near = (r: MetricRule) =>
              r.targetResourceRegion === p.location && r.subscriptionId.toLowerCase() === p.subscriptionId;
            const reached = (r: MetricRule) => r.scopes?.some((s) => `${key}/`.startsWith(`${s.toLowerCase()}/`)) === true;
            if (exempt && rules.some((r) => near(r) && reached(r))) unlike.add(`r${i}`);
          });
        }
        // Azure still watches an exempt resource in the reach of a wide rule: those, and no others, are named.
        const named = d.findings.filter((f) => f.code === "AZM306").map((f) => f.message);
        expect(named).toHaveLength(unlike.size > 0 ? 1 : 0);
        for (const name of [...unlike].slice(0, unlike.size > 5 ? 0 : 5)) expect(named[0]).toMatch(new RegExp(`\\b${name}\\b`));
        if (unlike.size > 5) expect(named[0]).toContain(`and ${unlike.size - 5} more`);
        else if (unlike.size > 0) expect(named[0]!.match(/\br\d+\b/g)).toHaveLength(unlike.size);
      },
    ),
    { numRuns: 150 },
  );
});

test("an expired exemption is a finding, one that lasts until today still counts", () => {
  const exemptionOf = (expires: string) => ({
    ...{ signal: "thing.cpu", match: { tags: { env: "lab" } }, reason: "Nobody needs to know.", owner: "qa" },
    expires,
  });
  const codes = (expires: string) =>
    decide({
      config: config({ exemptions: [exemptionOf(expires)] }),
      rows: [row("a", { tags: { env: "lab" } })],
      today: TODAY,
      catalogue: catalogueOf(thing([cpu])),
    }).findings.map((f) => f.code);
  expect([codes("2026-11-30"), codes(TODAY)]).toEqual([["AZM202"], []]);
});
