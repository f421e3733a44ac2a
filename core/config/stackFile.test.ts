import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readStackFile } from "./file.ts";
import { parseConfig } from "./parse.ts";
import { parseStackFile } from "./stackFile.ts";
import { known } from "./testing.ts";

const file = (body: string, head = "config:\n  azmon:config:\n"): string =>
  `${head}    environment: prod
    preset: production
    location: westeurope
    placement: { subscriptionId: 00000000-0000-4000-8000-000000000001, resourceGroup: rg-monitoring }
${body
  .split("\n")
  .map((line) => `    ${line}`)
  .join("\n")}
`;
const read = (content: string | Uint8Array) => parseStackFile(content, "stacks/Pulumi.prod.yaml", known);

const group = (uri: string) => `actionGroups: { ops: { webhook: [{ name: pager, serviceUri: ${uri} }] } }`;

describe("a file means the same offline and under Pulumi", () => {
  // What Pulumi 3.230 hands to the program for these lines, taken from its own reader of stack files.
  const exemption = (expires: string) => ({
    signal: "*",
    match: { tags: { since: "x" } },
    reason: "long enough",
    owner: "me",
    expires,
  });
  test.each([
    ["2027-12-31", "2027-12-31 00:00:00 +0000 UTC"],
    ['"2027-12-31"', "2027-12-31"],
  ])("a day written %s", (yaml, pulumi) => {
    const offline = read(
      file(`exemptions: [{ signal: "*", match: { tags: { since: x } }, reason: long enough, owner: me, expires: ${yaml} }]`),
    );
    const online = parseConfig({ ...offline.config, exemptions: [exemption(pulumi)] }, known);
    expect(offline.config?.exemptions[0]?.expires).toBe("2027-12-31");
    expect(online.config).toEqual(offline.config);
  });

  test("a secret: the marker offline, the text under Pulumi, else the same config", () => {
    const offline = read(file(group("{ secure: v1:abc:def }")));
    const online = parseConfig(
      { ...offline.config, actionGroups: { ops: { webhook: [{ name: "pager", serviceUri: "https://x.example" }] } } },
      known,
    );
    expect(offline.config?.actionGroups["ops"]?.webhook).toEqual([{ name: "pager", serviceUri: "[secret]" }]);
    online.config!.actionGroups["ops"]!.webhook![0]!.serviceUri = "[secret]";
    expect(online.config).toEqual(offline.config);
  });

  test("anchors, merge keys, and a config set as one JSON text", () => {
    expect(
      read(file("workspace: &w { sku: PerGB2018 }\ntagKeys: { owner: [team] }\nsuppressions: []")).config?.tagKeys.owner,
    ).toEqual(["team"]);
    const merged = read(file("names: { tags: &t { a: b } }\nselect: { tags: { <<: *t, c: d } }"));
    expect(merged.config?.select?.tags).toEqual({ a: "b", c: "d" });
    const json = JSON.stringify({
      environment: "prod",
      preset: "test",
      location: "westeurope",
      placement: { subscriptionId: "00000000-0000-4000-8000-000000000001", resourceGroup: "rg" },
    });
    expect(read(`config:\n  azmon:config: '${json}'\n`).config?.preset).toBe("test");
  });

  test.each(["0777", "1_000", "0b11"])("the number %s, which Pulumi reads differently, is refused", (number) => {
    expect(read(file(`prices: { logs.analytics: ${number} }`)).problems).toEqual([
      {
        path: "stacks/Pulumi.prod.yaml > line 7",
        message: expect.stringContaining("differently"),
        found: `"${number}"`,
        allowed: expect.any(String),
      },
    ]);
  });
});

const bomb = `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`).join("\n")}\n`;

describe("what is refused", () => {
  test("a secret where azmon has to read the value", () => {
    expect(read(file("workspace: { existing: { secure: abc } }")).problems[0]).toMatchObject({
      path: "workspace.existing",
      message: expect.stringContaining("cannot be a secret"),
    });
  });

  test.each<[string, string | Uint8Array, string, RegExp]>([
    ["no YAML", "config:\n  a: [1\nb: 2\n", "stacks/Pulumi.prod.yaml > line 3", /is not YAML/],
    ["a key twice", "config:\n  azmon:config: {}\n  azmon:config: {}\n", "stacks/Pulumi.prod.yaml > line 3", /unique/],
    ["no config", "encryptionsalt: x\n", "stacks/Pulumi.prod.yaml > config", /is missing/],
    ["another key", "config:\n  azmon:confg: {}\n", "stacks/Pulumi.prod.yaml > config > azmon:config", /is missing/],
    [
      "text as config",
      "config:\n  azmon:config: hello\n",
      "stacks/Pulumi.prod.yaml > config > azmon:config",
      /must be an object/,
    ],
    ["an empty file", "", "stacks/Pulumi.prod.yaml > config", /is missing/],
    ["aliases that multiply", bomb, "stacks/Pulumi.prod.yaml", /anchors/],
    ["UTF-16", Buffer.from("\uFEFFconfig: {}", "utf16le"), "stacks/Pulumi.prod.yaml", /UTF-16/],
  ])("%s", (_, content, path, message) => {
    expect(read(content).problems).toEqual([expect.objectContaining({ path, message: expect.stringMatching(message) })]);
  });

  test("a file that is not there, with the nearest one", () => {
    const folder = mkdtempSync(join(tmpdir(), "stacks-"));
    writeFileSync(join(folder, "Pulumi.prod.yaml"), file(""));
    expect(readStackFile(join(folder, "Pulumi.prod.yaml"), known).problems).toEqual([]);
    expect(readStackFile(join(folder, "Pulumi.prd.yaml"), known).problems).toEqual([
      expect.objectContaining({ message: "does not exist", nearest: "Pulumi.prod.yaml" }),
    ]);
    rmSync(folder, { recursive: true });
  });
});
