import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { isRefusal } from "../core/base/refusal.ts";
import { makePlan } from "../cli/plan/make.ts";
import { temporaryProject } from "../cli/testing/project.ts";

test("a config that is refused ends the program with its message and no stack", async () => {
  const stack = "config:\n  azmon:config: { environment: prod, preset: prod }\n";
  const wrong = { "stacks/Pulumi.prod.yaml": stack };
  const error = (await makePlan({}, undefined, temporaryProject(wrong)).catch((e: unknown) => e)) as Error;
  expect([pulumi.RunError.isInstance(error), isRefusal(error)]).toEqual([true, true]);
  expect(error.stack).toBe(error.message);
  expect(error.message.split("\n").map((line) => line.split(":")[0])).toEqual(["location", "placement", "preset"]);
});
