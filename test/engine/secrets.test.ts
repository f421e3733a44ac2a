import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
// @ts-expect-error -- plain JavaScript, so that it runs before anything is installed
import { getEngine } from "./getEngine.mjs";
import { type Engine, Project, type Result, root } from "./project.ts";

const engine = getEngine() as Engine | null;
const secret = "https://hooks.example.com/0123456789abcdef";

/** Action groups and little else: the webhook's address is still to come. */
const environment = {
  environment: "secrets",
  preset: "test",
  location: "westeurope",
  inventory: [],
  applicationInsights: { enabled: false },
  placement: { subscriptionId: "11111111-1111-4111-8111-111111111111", resourceGroup: "rg-secrets" },
  actionGroups: { chat: { email: ["team@example.com"], webhook: [{ name: "hook" }] } },
  routing: { critical: ["chat"], warning: ["chat"] },
};

let project: Project;
beforeAll(async () => {
  if (engine) project = await Project.create(engine, "secrets", environment);
});
afterAll(() => project?.close());

/** `azmon plan` of the same project and stack file: it has neither the engine nor the passphrase. */
const plan = (): Promise<Result> =>
  new Promise((resolve) => {
    const command = ["--import", "tsx", path.join(root, "cli/main.ts"), "plan", "--stack", "secrets", "--out", "planned"];
    const child = spawn(process.execPath, command, { cwd: project.folder, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    child.stdout.on("data", (d) => (out += d));
    child.stderr.on("data", (d) => (out += d));
    child.on("close", (code) => resolve({ code, out }));
  });
interface Group {
  type: string;
  name: string;
  inputs: { webhookReceivers?: unknown };
}
const everythingIn = (folder: string): string =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => fs.readFileSync(path.join(f.parentPath, f.name), "utf8"))
    .join("\n");

test.skipIf(!engine)("a webhook's address is ciphertext wherever it is written, and nowhere in a plan", async () => {
  const key = "azmon:config.actionGroups.chat.webhook[0].serviceUri";
  const set = await project.pulumi("config", "set", "--secret", "--path", key, secret);
  expect(set.code, set.out).toBe(0);
  const stackFile = fs.readFileSync(project.stackFile, "utf8");
  expect(stackFile).toMatch(/serviceUri:\s+secure: v1:/);
  expect(stackFile).not.toContain(secret);

  const up = await project.pulumi("up", "--yes", "--skip-preview", "--diff");
  expect(up.code, up.out).toBe(0);
  expect(up.out).not.toContain(secret);
  const made = project.azure.cloud.own().find((r) => r.type === "azure-native:monitor:ActionGroup")!;
  const receiver = { name: "hook", serviceUri: secret, useCommonAlertSchema: true };
  expect(made.inputs["webhookReceivers"], "Azure gets the address").toEqual([receiver]);
  expect(everythingIn(path.join(project.folder, ".state"))).not.toContain(secret);
  const shown = await project.pulumi("stack", "export", "--show-secrets");
  expect(shown.out, "the state holds it after all").toContain(secret);

  const planned = await plan();
  expect(planned.code, planned.out).toBe(0);
  expect(planned.out + everythingIn(path.join(project.folder, "planned"))).not.toContain(secret);

  // The same file under the engine and offline: the same resources, the same group but for the address.
  const { resources } = JSON.parse(fs.readFileSync(path.join(project.folder, "planned/plan.json"), "utf8")) as {
    resources: (Group & { urn: string; id?: string; custom: boolean })[];
  };
  const group = resources.find((r) => r.type === "azure-native:monitor:ActionGroup")!;
  expect(group.inputs).toEqual({ ...made.inputs, webhookReceivers: [{ ...receiver, serviceUri: "[secret]" }] });
  const ids = (all: (string | undefined)[]) => all.sort();
  const custom = resources.filter((r) => r.custom && !r.type.startsWith("pulumi:"));
  expect(ids(custom.map((r) => r.id))).toEqual(ids(project.azure.cloud.own().map((r) => r.id)));
});
