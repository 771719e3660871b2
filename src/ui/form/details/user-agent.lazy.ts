/**
 * `navigator.userAgentData`, where there is one.
 *
 * @see https://wicg.github.io/ua-client-hints/
 */
export interface AgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
  readonly platform: string;
  getHighEntropyValues(hints: readonly string[]): Promise<{ readonly platformVersion?: string }>;
}

/** Names in a user agent string, the most specific first: Edge also contains Chrome, and all contain Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/(?:OPR|OPT)\/(\d+)/, 'Opera'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/([\d.]+).*Safari/, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/(?:iPhone|iPad).*? OS (\d+(?:_\d+)?)/, 'iOS'],
  [/Android ([\d.]+)/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

function find(agent: string, names: readonly (readonly [RegExp, string])[]): string {
  for (const [pattern, name] of names) {
    const found = pattern.exec(agent);
    if (found) return `${name} ${(found[1] ?? '').replace('_', '.')}`.trim();
  }
  return agent;
}

/** "Firefox 140"; the whole user agent string where it matches none. */
export function browserOf(agent: string, data?: AgentData): string {
  // One brand is fictitious (GREASE); Chromium is listed beside the browser's own name.
  const real = data?.brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand.replace(/\W/g, ' '))) ?? [];
  const own = real.find(({ brand }) => brand !== 'Chromium') ?? real[0];
  return own ? `${own.brand} ${own.version}` : find(agent, BROWSERS);
}

/** "Windows 11", "macOS 15.1"; without versions that the user agent string no longer contains. */
export async function systemOf(agent: string, data?: AgentData): Promise<string> {
  if (!data?.platform) return find(agent, SYSTEMS);
  const { platform } = data;
  const hints = await data.getHighEntropyValues(['platformVersion']).catch(() => undefined);
  const platformVersion = hints?.platformVersion ?? '';
  const major = parseInt(platformVersion, 10);
  // https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11
  if (platform === 'Windows') return major >= 13 ? 'Windows 11' : major > 0 ? 'Windows 10' : platform;
  return `${platform} ${platformVersion.replace(/(\.0)+$/, '')}`.trim();
}
