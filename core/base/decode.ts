import { isUtf8 } from "node:buffer";

/** The text of a file that should be UTF-8, or what it is instead. A byte order mark is dropped. */
export function decode(content: string | Uint8Array): { text: string } | { wrong: string } {
  if (typeof content === "string") return { text: content.replace(/^\uFEFF/, "") };
  const is = (...bytes: number[]): boolean => bytes.every((b, i) => content[i] === b);
  if (is(0x1f, 0x8b)) return { wrong: "is compressed with gzip" };
  if (is(0x50, 0x4b, 3, 4)) return { wrong: "is a ZIP archive" };
  if (is(0xff, 0xfe, 0, 0) || is(0, 0, 0xfe, 0xff)) return { wrong: "is encoded as UTF-32" };
  if (is(0xff, 0xfe) || is(0xfe, 0xff) || (content.length > 1 && (content[0] === 0) !== (content[1] === 0)))
    return { wrong: "is encoded as UTF-16, as `>` of Windows PowerShell 5 writes it" };
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("utf8");
  if (isUtf8(content)) return { text: text.replace(/^\uFEFF/, "") };
  return {
    wrong: `is not UTF-8: line ${text.slice(0, text.indexOf("\uFFFD")).split("\n").length} holds bytes of another encoding`,
  };
}
