/** A port whose calls are written down in order, as `name.call`, before they go through. */
export function recording<Port extends object>(port: Port, name: string, calls: string[]): Port {
  return new Proxy(port, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        calls.push(`${name}.${String(key)}`);
        return Reflect.apply(value, target, given);
      };
    },
  });
}
