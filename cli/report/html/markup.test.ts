import { expect, test } from "vitest";
import { h, link } from "./markup.ts";

test("values are escaped, markup is not, lists are joined, undefined is nothing", () => {
  expect(h`<p title="${`"><b>`}">${h`<i>${"<x>"}</i>`}${[h`<br>`, 1, undefined]}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;b&gt;"><i>&lt;x&gt;</i><br>1</p>',
  );
});

test("only web addresses become links", () => {
  expect(link("javascript:alert(1)", "x").text).toBe("x");
  expect(link('https://a.invalid/"><script>', "<b>").text).toBe(
    '<a href="https://a.invalid/&quot;&gt;&lt;script&gt;" rel="noreferrer noopener">&lt;b&gt;</a>',
  );
});
