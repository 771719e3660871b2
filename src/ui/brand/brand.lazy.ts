import '../../i18n/en-late.ts';
import type { SupportBackend } from '../../backends/backend.ts';
import type { Brand, Branding } from './brand.ts';
import type { SupportElement } from '../element/support-element.ts';
import { loadBrandFile } from '../../http/brand-file.ts';
import { brandBackend } from './brand-backend.ts';
import { Frame } from './frame.ts';
import { readBrand, type KnownBrand } from './parse-brand.ts';
import { brandStrings } from './brand-strings.ts';

const frames = new WeakMap<SupportElement, Frame>();
const files = new Map<string, Promise<unknown>>();
const backends = new Map<string, Branding['backend']>();

/** To the integrator; a person has the desk, without the brand. */
function report(problem: string): void {
  // eslint-disable-next-line no-console -- See above.
  console.error(`brand: ${problem}`);
}

/** One read for all elements of a page; what failed is told once, and tried again for the next element that comes. */
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

/** The brand as it is meant; `undefined` for none, or where it can't be had. */
async function find(brand: Brand | string | undefined): Promise<KnownBrand | undefined> {
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
  return readBrand(value, base);
}

/**
 * The same function for brands that speak to a backend in the same way under the same name: elements that have it share a
 * desk. Another colour is no reason to take it away from somebody who is writing.
 */
function backendOf(brand: KnownBrand): Branding['backend'] {
  const { name, numberPrefix, off, fields, agentAlias } = brand;
  const key = JSON.stringify([name, numberPrefix, off, fields, agentAlias !== undefined]);
  let backend = backends.get(key);
  if (!backend) {
    backend = (inner: SupportBackend) => brandBackend(inner, brand);
    backends.set(key, backend);
  }
  return backend;
}

/** Puts a brand on an element, or takes it off; gives what the element needs of it for its words and its desk. */
export async function dress(
  host: SupportElement,
  brand: Brand | string | undefined,
): Promise<Branding | undefined> {
  const known = await find(brand);
  // Another one was set meanwhile.
  if (host.brand !== brand) return undefined;
  let frame = frames.get(host);
  if (!frame) frames.set(host, (frame = new Frame(host)));
  const worn = frame;
  worn.brand = known;
  return (
    known && {
      strings: (lang, own) => brandStrings(known, lang, own),
      backend: backendOf(known),
      letterhead: () => ({ name: known.name, logo: worn.shownLogo }),
    }
  );
}
