import { utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryProject } from "../testing/project.ts";
import { aboutOf } from "./about.ts";
import { makePlan } from "./make.ts";

test("a report knows its day, azmon's version and when the inventory was written", async () => {
  const folder = temporaryProject();
  const file = join(folder, "stacks/estate.json");
  utimesSync(file, new Date("2026-11-02T10:00:00Z"), new Date("2026-11-02T10:00:00Z"));
  const { about } = await makePlan({ today: "2026-12-01" }, undefined, folder);
  expect(about).toEqual({
    today: "2026-12-01",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    inventory: ["2026-11-02"],
  });
});

test("the standard input has no age, and without a day given it is the day of the run", () => {
  expect(aboutOf(["-"], undefined, new Date("2026-12-05T23:59:59Z"))).toMatchObject({ today: "2026-12-05", inventory: [] });
  expect(aboutOf(undefined, undefined).inventory).toEqual([]);
});
