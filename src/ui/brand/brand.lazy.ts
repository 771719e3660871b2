import '../../i18n/en-brand.ts';
import type { ReactiveElement } from 'lit';
import type { SupportBackend } from '../../backends/backend.ts';
import { loadBrandFile } from '../../http/brand-file.ts';
import type { BackendWrapper } from '../../state/desk-backend.ts';
import { brandBackend } from './brand-backend.ts';
import type { Brand } from './brand.ts';
import { ElementBrand } from './element-brand.ts';
import { parseBrand, type ParsedBrand } from './parse-brand.ts';

const files = new Map<string, Promise<unknown>>();
const backends = new Map<string, BackendWrapper>();

/** For the integrator; the customer has the desk without the brand. */
function report(problem: string): void {
  // eslint-disable-next-line no-console -- For the integrator; the desk works without.
  console.error(`brand: ${problem}`);
}

/** The file, loaded once for all elements of a page. A failure is reported once; the next element retries. */
function fileAt(url: string): Promise<unknown> {
  let file = files.get(url);
  if (!file) {
    file = loadBrandFile(url).catch((error: unknown) => {
      files.delete(url);
      report(`${url} could not be read as JSON: ${String(error)}`);
      return undefined;
    });
    files.set(url, file);
  }
  return file;
}

/** The validated brand; `undefined` for none, or where it cannot be loaded. */
async function load(brand: Brand | string | undefined): Promise<ParsedBrand | undefined> {
  let value: unknown = brand;
  let base = document.baseURI;
  if (typeof brand === 'string') {
    const address = brand.trim();
    if (!address) return undefined;
    const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) {
      report(`"${address}" is no address of a JSON file.`);
      return undefined;
    }
    base = url.href;
    value = await fileAt(base);
  }
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) {
    report('it has to be an object.');
    return undefined;
  }
  return parseBrand(value, base);
}

/** The same function for brands that wrap a backend in the same way: elements with the same function share a desk. */
function backendOf(brand: ParsedBrand): BackendWrapper {
  const { name, numberPrefix, off, fields, agentAlias } = brand;
  const key = JSON.stringify([name, numberPrefix, off, fields, agentAlias !== undefined]);
  let backend = backends.get(key);
  if (!backend) {
    backend = (inner: SupportBackend) => brandBackend(inner, brand);
    backends.set(key, backend);
  }
  return backend;
}

/**
 * Loads a brand.
 *
 * @returns a function that applies it to an element; `undefined` where there is none, or where it cannot be loaded
 */
export async function loadBrand(
  brand: Brand | string | undefined,
): Promise<((host: ReactiveElement) => ElementBrand) | undefined> {
  const parsed = await load(brand);
  return parsed && (host => new ElementBrand(host, parsed, backendOf(parsed)));
}
