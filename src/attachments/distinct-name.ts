import type { FileFacts } from './rules.ts';

/**
 * A name for a file that none of `taken` has (without regard to case and to how Unicode writes it): phones and browsers call every picture `image.png`, so the second
 * becomes `image-2.png`.
 */
export function distinctName(file: Pick<FileFacts, 'name' | 'type'>, taken: readonly string[]): string {
  const name = file.name || `image.${/^image\/(\w+)/.exec(file.type)?.[1] ?? 'png'}`;
  const dot = name.lastIndexOf('.');
  const cut = dot > 0 ? dot : name.length;
  const plain = (text: string) => text.normalize().toLowerCase();
  const used = new Set(taken.map(plain));
  let unique = name;
  for (let n = 2; used.has(plain(unique)); n++) unique = `${name.slice(0, cut)}-${n}${name.slice(cut)}`;
  return unique;
}
