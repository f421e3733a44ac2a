/**
 * A real in the digits of the engine's text: as few as tell it from its neighbours, cut off from the upper end of what is still it. So
 * 0.1 + 0.2 is 0.30000000000000007 there, and 0.30000000000000004 in JavaScript, which rounds to the nearest.
 */
export function shortestDigits(n: number): string {
  const [low, high] = bounds(Math.abs(n));
  for (let places = 0; places <= 30; places++) {
    const scale = 10n ** BigInt(places);
    const cut = (high.above * scale) / high.below;
    if (cut * low.below > low.above * scale) return `${n < 0 ? "-" : ""}${point(cut, places)}`;
  }
  return String(n);
}
function point(digits: bigint, places: number): string {
  const text = digits.toString().padStart(places + 1, "0");
  return places === 0 ? `${text}.0` : `${text.slice(0, -places)}.${text.slice(-places)}`;
}
interface Fraction {
  above: bigint;
  below: bigint;
}
/** Half way to the reals before and after. */
function bounds(n: number): [Fraction, Fraction] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, n);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & (2n ** 52n - 1n);
  const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n);
  const power = Math.max(exponent, 1) - 1075;
  // Below a power of two the reals lie half as far apart.
  const near = fraction === 0n && exponent > 1;
  return [scaled(near ? 4n * mantissa - 1n : 4n * mantissa - 2n, power - 2), scaled(4n * mantissa + 2n, power - 2)];
}
const scaled = (m: bigint, power: number): Fraction =>
  power >= 0 ? { above: m << BigInt(power), below: 1n } : { above: m, below: 1n << BigInt(-power) };
