import { toText } from "../convert.ts";
import type { Bag, Value } from "../value.ts";
import { ofText, strict, type ScalarFunction } from "./helpers.ts";

interface Address {
  bits: bigint;
  prefix: number;
}
function address(text: Value): Address | null {
  const m = /^\s*(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?\s*$/.exec(toText(text));
  const parts = m?.slice(1, 5).map(Number);
  const prefix = Number(m?.[5] ?? 32);
  if (!parts || prefix > 32 || parts.some((p) => p > 255)) return null;
  return { bits: parts.reduce((a, p) => a * 256n + BigInt(p), 0n), prefix };
}
const network = (a: Address, prefix: number): bigint => a.bits >> BigInt(32 - prefix);
const inRange = (a: Address, range: Address): boolean =>
  a.prefix >= range.prefix && network(a, range.prefix) === network(range, range.prefix);

/** RFC 1918, as the documentation of ipv4_is_private() lists it. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((r) => address(r)!);

function isMatch(a: Value, b: Value, prefix: Value = 32n): Value {
  const [x, y] = [address(a), address(b)];
  if (!x || !y) return null;
  const shared = Math.min(x.prefix, y.prefix, Number(prefix));
  return network(x, shared) === network(y, shared);
}
const lists = (ranges: Value[]): Value[] => ranges.flatMap((r) => (Array.isArray(r) ? r : [r]));

function parseUrl(text: string): Value {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const query: Bag = new Map([...url.searchParams].map(([k, v]) => [k, v]));
  return new Map<string, Value>([
    ["Scheme", url.protocol.slice(0, -1)],
    ["Host", url.hostname],
    ["Port", url.port],
    ["Path", url.pathname],
    ["Username", url.username],
    ["Password", url.password],
    ["Query Parameters", query],
    ["Fragment", url.hash.slice(1)],
  ]);
}

export const networkFunctions: Record<string, ScalarFunction> = {
  ipv4_is_private: (v) => {
    const a = address(v!);
    return a && PRIVATE.some((r) => inRange(a, r));
  },
  ipv4_is_match: (...args) => isMatch(args[0]!, args[1]!, args[2]),
  ipv4_is_in_range: (v, range) => {
    const [a, r] = [address(v!), address(range!)];
    return a && r && inRange(a, r);
  },
  ipv4_is_in_any_range: (v, ...ranges) => {
    const a = address(v!);
    return a && lists(ranges).some((r) => inRange(a, address(r) ?? { bits: -1n, prefix: 32 }));
  },
  parse_ipv4: ofText((s) => {
    const a = address(s);
    return a && network(a, a.prefix) << BigInt(32 - a.prefix);
  }),
  parse_url: ofText(parseUrl),
  parse_urlquery: ofText((s) => new Map([["Query Parameters", new Map([...new URLSearchParams(s)])]])),
  parse_version: strict((v) => {
    const parts = toText(v!).split(".");
    if (parts.length > 4 || !parts.every((p) => /^\d{1,8}$/.test(p))) return null;
    return Number(`${parts[0]}${[1, 2, 3].map((i) => (parts[i] ?? "0").padStart(8, "0")).join("")}`);
  }),
};
