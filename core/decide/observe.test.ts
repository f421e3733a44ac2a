import { expect, test } from "vitest";
import { type Monitored, observe, publish } from "./observe.ts";

const sample = (name: string): Monitored => ({
  name,
  decisions: {} as Monitored["decisions"],
  inventory: new Set<string>(),
  urns: Promise.resolve({}),
});

test("observers hear what is published until they stop", () => {
  const heard: string[] = [];
  const stop = observe((m) => heard.push(m.name));
  publish(sample("one"));
  stop();
  publish(sample("two"));
  expect(heard).toEqual(["one"]);
});

test("two copies of the package meet in one registry", async () => {
  const copy = (await import("./observe.ts?copy" as string)) as typeof import("./observe.ts");
  expect(copy.publish).not.toBe(publish);
  const heard: string[] = [];
  const stop = observe((m) => heard.push(m.name));
  copy.publish(sample("from the copy"));
  stop();
  expect(heard).toEqual(["from the copy"]);
});
