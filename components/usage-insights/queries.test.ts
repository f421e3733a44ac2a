import { expect, test } from "vitest";
import { comments, optOuts, scores } from "../azure/feedbackQueries.ts";
import { funnel, usageFunctions, users } from "./queries.ts";

test("each function uses the parameters it declares, and none has a name that KQL keeps for itself", () => {
  for (const { parameters, query } of usageFunctions([]))
    for (const name of parameters.split(",").map((p) => p.split(":")[0]!.trim())) {
      expect(["days", "step1", "step2", "step3"]).toContain(name);
      expect(query).toMatch(new RegExp(`\\b${name}\\b`));
    }
});

test("the order in which components are named changes nothing", () => {
  const scope = { days: "7", components: ["/b", "/a"] };
  expect(users(scope)).toBe(users({ ...scope, components: ["/a", "/b"] }));
  expect(users(scope)).toContain('_ResourceId in~ ("/a", "/b")');
});

test("a step of the funnel counts only after the one before it, and an empty one not at all", () => {
  const query = funnel({ days: "7", components: [] }, ['"A"', '"B"', '""']);
  expect(query.match(/where At >= Reached/g)).toHaveLength(2);
  expect(query).toContain('where Name == "" and "" != ""');
});

test("no query of feedback can name a person", () => {
  for (const query of [comments("7"), optOuts("7"), scores("7")]) expect(query).not.toMatch(/User|Session|ClientIP/);
});
