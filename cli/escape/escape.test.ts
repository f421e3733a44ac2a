import { expect, test } from "vitest";
import { html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { terminal } from "./terminal.ts";

const hostile = `</td><script>alert(1)</script>"'\`|\u001b[31m\u202e\r\n**b** [x](javascript:1) \${a} {{b}}`;

test("HTML keeps no character that ends text or an attribute", () => {
  for (const character of ["<", ">", '"', "'", "`", "\u001b", "\u202e", "\r"]) expect(html(hostile)).not.toContain(character);
  expect(html("a & b <c>")).toBe("a &amp; b &lt;c&gt;");
});

test("the terminal gets no control or direction character", () => {
  expect(terminal("a\u001b[2Jb\u202ec\u009bd\ne")).toBe("a\\x1b[2Jb\\u202ec\\x9bd\\x0ae");
  expect(terminal("Büro – 東京")).toBe("Büro – 東京");
});

test("Markdown gets one line without markup", () => {
  const text = markdown(hostile);
  expect(text).not.toMatch(/[<>\n\r\p{Cc}]|(?<!\\)[|*[\]`]/u);
  expect(markdown("https://evil.invalid @all")).toBe("https:&#8203;//evil.invalid &#64;all");
});
