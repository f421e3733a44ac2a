/**
 * The few lines that repair a violation, kept as data so that one fix is shown in the language of the reader. `${name.id}` in a text is a
 * reference; `...` stands for what the reader has to choose.
 */
export interface Fix {
  /** Type token of the resource to add, or whose properties to set. */
  type: string;
  name: string;
  /** `add` a resource, or `set` properties on the one at fault. */
  action: "add" | "set";
  properties: Record<string, unknown>;
  /** What else it takes: further resources, or properties of `target`. */
  also?: readonly Fix[];
  /** Name of the resource of the program to set properties on, where that is not the one at fault. */
  target?: string;
}
/** Properties to set on the resource at fault. */
export const set = (type: string, properties: Record<string, unknown>): Fix => ({
  action: "set",
  type,
  name: "resource",
  properties,
});
/** One value at a path such as `siteConfig.appSettings[0].value`, as the property it stands in. */
export function setAt(type: string, path: string, value: string): Fix {
  const keys = path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  let inner: unknown = value;
  for (const key of keys.slice(1).reverse()) inner = /^\d+$/.test(key) ? [inner] : { [key]: inner };
  return set(type, { [keys[0]!]: inner });
}
/** A resource to add. */
export const add = (type: string, name: string, properties: Record<string, unknown>): Fix => ({
  action: "add",
  type,
  name,
  properties,
});
