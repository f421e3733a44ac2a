import { expect, test } from "vitest";
import { problems, snippets } from "./snippets.ts";

test("every block of TypeScript on a page compiles against what azmon exports", () => {
  const all = snippets();
  expect(all.length).toBeGreaterThan(15);
  expect(problems(all)).toEqual([]);
});

test("one that does not is told with its page and line", () => {
  const wrong = (text: string) => problems([{ where: "README.md:1", text }]).join("\n");
  expect(wrong('new ActivityLog("log", { workspaceID: logs.id });')).toMatch(/^README\.md:1: .*workspaceID/);
  expect(wrong('new ActivityLogs("log", { workspaceId: logs.id });')).toMatch(/^README\.md:1: Cannot find name 'ActivityLogs'/);
});
