/** Reads an object of a configuration and collects what is wrong in it: what, where, and what to do. */

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const show = (value: unknown): string => {
  const text = (JSON.stringify(value) as string | undefined) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

export class Reader {
  readonly #known = new Set<string>();

  constructor(
    readonly path: string,
    readonly values: Readonly<Record<string, unknown>>,
    readonly errors: string[],
  ) {}

  /** For members that are secret, the value is not shown. */
  fail(name: string, wanted: string, secret = false): undefined {
    const is = secret ? '' : ` is ${show(this.values[name])}, but`;
    this.errors.push(`${this.#at(name)}${is} has to be ${wanted}.`);
    return undefined;
  }

  #at(name: string): string {
    return this.path ? `${this.path}.${name}` : name;
  }

  /** The value, `undefined` where it is absent. */
  take(name: string): unknown {
    this.#known.add(name);
    return Object.hasOwn(this.values, name) ? this.values[name] : undefined;
  }

  text(name: string, wanted = 'a text', secret = false): string | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    return typeof value === 'string' && value.trim() ? value : this.fail(name, wanted, secret);
  }

  needed(name: string, wanted: string, secret = false): string {
    if (!Object.hasOwn(this.values, name)) {
      this.take(name);
      this.errors.push(`${this.#at(name)} is missing: ${wanted}.`);
    }
    return this.text(name, wanted, secret) ?? '';
  }

  boolean(name: string): boolean | undefined {
    const value = this.take(name);
    if (value === undefined || typeof value === 'boolean') return value;
    return this.fail(name, 'true or false');
  }

  number(name: string, least: number, most: number): number | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    return fits ? value : this.fail(name, `a whole number from ${least} to ${most}`);
  }

  texts(name: string, wanted = 'a list of texts'): string[] | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    const fits = Array.isArray(value) && value.every(item => typeof item === 'string' && item);
    return fits ? (value as string[]) : this.fail(name, wanted);
  }

  /** An http or https URL. */
  url(name: string): URL | undefined {
    const wanted = 'like https://panel.example';
    const text = this.text(name, wanted);
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : this.fail(name, wanted);
  }

  section(name: string): Reader | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.fail(name, 'an object');
    return new Reader(this.#at(name), value as Record<string, unknown>, this.errors);
  }

  /** Every member has been read: others are unknown. */
  end(): void {
    for (const name of Object.keys(this.values)) {
      if (this.#known.has(name)) continue;
      const known = [...this.#known].sort().join(', ');
      this.errors.push(`${this.#at(name)} is not known. Known here: ${known}.`);
    }
  }
}
