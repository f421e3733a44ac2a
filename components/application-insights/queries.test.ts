import { expect, test } from "vitest";
import { syntaxErrors } from "../../test/catalogueCheck/kusto.ts";
import * as queries from "./queries.ts";

const { availability, ...ofPeople } = queries;

test.each(Object.entries(queries))("%s parses and looks back as far as asked", (_, query) => {
  expect(syntaxErrors(query("days"))).toEqual([]);
  expect(query("toint({Days})")).toContain("ago(1d * toint({Days}))");
});

test.each(Object.entries(ofPeople))(
  "%s counts what happened, not the rows that sampling kept, and no test traffic",
  (_, query) => {
    expect(query("7")).toContain("isempty(SyntheticSource)");
    expect(query("7")).toContain("sum(ItemCount)");
    expect(query("7")).not.toMatch(/\bcount\(\)|\bpercentile\(/);
  },
);

test("tests are told by place", () => {
  expect(availability("7")).toMatch(/by Test = Name, Location/);
});
