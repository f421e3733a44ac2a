import { expect, test } from "vitest";
import { renderQuery } from "./query.ts";

test("times of a query follow the rule's window and frequency, whatever they are overridden with", () => {
  const query = "T\n| where Seen > ago({{window}}) and TimeGenerated > ago({{frequency}}) and Name != {{name}}";
  const timing = { windowSize: "PT6H", evaluationFrequency: "PT30M" };
  expect(renderQuery(query, { name: "a" }, { kind: "all" }, timing)).toBe(
    'T\n| where Seen > ago(360m) and TimeGenerated > ago(30m) and Name != "a"',
  );
});
