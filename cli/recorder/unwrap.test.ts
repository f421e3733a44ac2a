import * as pulumi from "@pulumi/pulumi";
import { ActionGroup } from "@pulumi/azure-native/monitor/actionGroup.js";
import { expect, test } from "vitest";
import { record } from "./record.ts";
import { UNKNOWN, unwrap } from "./unwrap.ts";

test("a secret is masked wherever it stands in the inputs", async () => {
  const hidden = "https://hooks.invalid/?code=s3cr3t";
  const { resources } = await record(
    () =>
      void new ActionGroup("pager", {
        resourceGroupName: "rg",
        actionGroupName: "pager",
        groupShortName: "pager",
        enabled: true,
        webhookReceivers: [{ name: "hook", serviceUri: pulumi.secret(hidden), useCommonAlertSchema: true }],
      }),
    { project: "p", stack: "s" },
  );
  const inputs = resources.map((r) => unwrap(r.inputs));
  expect(JSON.stringify(inputs)).not.toContain("s3cr3t");
  expect(JSON.stringify(inputs)).toContain('"serviceUri":"[secret]"');
});

const signed = (kind: string, more: object) => ({ "4dabf18193072939515e22adb298388d": kind, ...more });
test("wrappers go, unknowns stay, keys such as __proto__ are data", () => {
  const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
  expect(unwrap([signed(output, { value: { a: 1 } }), signed(output, {}), signed(output, { value: 1, secret: true })])).toEqual([
    { a: 1 },
    UNKNOWN,
    "[secret]",
  ]);
  const hostile = JSON.parse('{"__proto__":{"polluted":true}}');
  expect(JSON.stringify(unwrap(hostile))).toBe('{"__proto__":{"polluted":true}}');
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});
