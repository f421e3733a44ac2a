import { decode } from "../base/decode.ts";

/** The text of an inventory. Unlike a config, it may be in UTF-16 with a byte order mark: `>` of Windows PowerShell 5 writes that. */
export function decodeInventory(content: string | Uint8Array): { text: string } | { wrong: string } {
  if (typeof content === "string") return decode(content);
  const starts = (...bytes: number[]): boolean => bytes.every((b, i) => content[i] === b);
  const utf32 = starts(0xff, 0xfe, 0, 0);
  if (starts(0xff, 0xfe) && !utf32) return decodeUtf16(content, "utf-16le");
  if (starts(0xfe, 0xff)) return decodeUtf16(content, "utf-16be");
  const decoded = decode(content);
  if ("wrong" in decoded && decoded.wrong.includes("gzip")) return { wrong: `${decoded.wrong}: unpack it first` };
  if ("wrong" in decoded && decoded.wrong.includes("UTF-16")) return { wrong: `${decoded.wrong}, without the mark at its start` };
  return decoded;
}

function decodeUtf16(content: Uint8Array, encoding: "utf-16le" | "utf-16be"): { text: string } | { wrong: string } {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(content) };
  } catch {
    return { wrong: "starts as UTF-16, yet is damaged or cut off: some of its bytes are no characters" };
  }
}
