/** Deeper than any Azure resource; keeps what follows, which recurses, safe from a hostile file. */
const deepest = 60;

/** The value without the keys whose value is null, shared with the original where there are none; undefined where it is nested too deep. */
export function withoutNulls(value: object): object | undefined {
  let tooDeep = false;
  const clean = (v: unknown, depth: number): unknown => {
    if (typeof v !== "object" || v === null) return v;
    if (depth > deepest) {
      tooDeep = true;
      return v;
    }
    if (Array.isArray(v)) return cleanList(v, depth);
    // Most objects have no null: they are looked through without building anything.
    const source = v as Record<string, unknown>;
    let changed: Map<string, unknown> | undefined;
    for (const key in source) {
      const old = source[key];
      if (typeof old !== "object") continue;
      const now = old === null ? null : clean(old, depth + 1);
      if (old === null || now !== old) (changed ??= new Map()).set(key, now);
    }
    if (changed === undefined) return v;
    // fromEntries defines own properties, so a key such as __proto__ stays data.
    const kept = Object.keys(source).filter((key) => changed.get(key) !== null);
    return Object.fromEntries(kept.map((key) => [key, changed.has(key) ? changed.get(key) : source[key]]));
  };
  const cleanList = (list: unknown[], depth: number): unknown[] => {
    let changed: unknown[] | undefined;
    for (let i = 0; i < list.length; i++) {
      const now = clean(list[i], depth + 1);
      if (now !== list[i]) (changed ??= [...list])[i] = now;
    }
    return changed ?? list;
  };
  const result = clean(value, 0) as object;
  return tooDeep ? undefined : result;
}
