import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { eachText, isOn, list, open, peek, SECRET, SIGNATURE, text, UNKNOWN } from "./peek.ts";

const { unknownCheckingProxy } = createRequire(import.meta.url)("@pulumi/policy/proxy.js") as {
  unknownCheckingProxy<T>(value: T): T;
};
const secret = (value: unknown) => ({ [SIGNATURE]: SECRET, value });

const props = {
  a: { b: 1, Later: UNKNOWN },
  all: UNKNOWN,
  list: ["x", UNKNOWN],
  key: secret({ url: "u" }),
  on: "True",
  nothing: null,
};

test.each([
  ["a.b", { state: "known", value: 1, secret: false }],
  ["a.B", { state: "known", value: 1, secret: false }],
  ["a.later", { state: "unknown" }],
  ["all.of.it", { state: "unknown" }],
  ["a.b.c", { state: "missing" }],
  ["none", { state: "missing" }],
  ["nothing", { state: "missing" }],
  ["__proto__.toString", { state: "missing" }],
  ["key.url", { state: "known", value: "u", secret: true }],
])("%s", (path, expected) => expect(peek(props, path)).toEqual(expected));

test("a masked secret and ciphertext are there and cannot be read", () => {
  expect(open("[secret]")).toEqual({ state: "unknown" });
  expect(open({ [SIGNATURE]: SECRET, ciphertext: "v1:x" })).toEqual({ state: "unknown" });
});

test("lists, switches and texts", () => {
  expect(list(props, "list")).toEqual([{ state: "known", value: "x", secret: false }, { state: "unknown" }]);
  expect(list(props, "all")).toBeUndefined();
  expect(list(props, "none")).toEqual([]);
  expect([isOn(props, "on"), isOn(props, "none"), isOn(props, "all")]).toEqual([true, false, undefined]);
  expect(text(props, "a.b")).toBe("1");
  const seen: string[] = [];
  eachText(props, (t, path, hidden) => seen.push(`${path}=${t}${hidden ? " (secret)" : ""}`));
  expect(seen).toEqual(["list[0]=x", "key.url=u (secret)", "on=True"]);
});

test("the proxy of @pulumi/policy, which throws on every unknown, is read without a throw", () => {
  const guarded = unknownCheckingProxy(props);
  expect(() => (guarded as { all: unknown }).all).toThrow();
  expect(peek(guarded, "all")).toEqual({ state: "unknown" });
  expect(peek(guarded, "a.later")).toEqual({ state: "unknown" });
  expect(list(guarded, "list")).toHaveLength(2);
});
