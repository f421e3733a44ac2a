import { expect, test } from "vitest";
import { decide } from "./index.ts";
import { config, row } from "./testing.ts";

const certificate = (name: string, expirationDate?: string) =>
  row(name, {
    type: "microsoft.web/certificates",
    properties: { hostNames: [`${name}.books.example`], ...(expirationDate === undefined ? {} : { expirationDate }) },
  });
const at = "T00:00:00.0000000+00:00";
const rows = [
  certificate("gone", `2026-11-24${at}`),
  certificate("today", `2026-11-25${at}`),
  certificate("soon", `2026-12-25${at}`),
  certificate("later", `2026-12-26${at}`),
  certificate("silent"),
];
const found = (today?: string) => decide({ config: config(), rows, today }).findings.filter((f) => f.code === "AZM146");

test("certificates that expire within 30 days of the day given are found, by their hosts", () => {
  const soon = found("2026-11-25");
  expect(soon.map((f) => f.target!.split("/").at(-1)).sort()).toEqual(["gone", "soon", "today"]);
  expect(soon.find((f) => f.target!.endsWith("/soon"))).toMatchObject({
    severity: "warning",
    message: expect.stringMatching(/^The certificate of soon\.books\.example expires on 2026-12-25/),
  });
  expect(soon.find((f) => f.target!.endsWith("/gone"))!.message).toContain("expired on 2026-11-24");
});

test("without a day nothing expires", () => {
  expect(found()).toEqual([]);
});
