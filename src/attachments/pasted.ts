import type { FileFacts } from './rules.ts';

/** What GNOME's file manager writes above the URLs of files. */
const NOT_A_NAME = /^(x-special\/.*|copy|cut|)$/;

/** The last part of a name, a path of any system, in quotes or not, or a URL. */
function lastPart(line: string): string {
  const [, path = ''] = /([^/\\]*)[/\\]?$/.exec(line.trim().replace(/^(["'])(.*)\1$/, '$2')) ?? [];
  if (!/^["']?[a-z][\w+.-]+:/i.test(line.trim())) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * What is meant by pasted files with a text beside them: file managers put the names, paths or URLs of files on the clipboard, one a line,
 * and office programs a picture of their text. Of anything else, both are meant.
 */
export function meaningOf(
  files: readonly Pick<FileFacts, 'name' | 'type'>[],
  text: string,
): 'files' | 'text' | 'both' {
  const names = files.map(({ name }) => name.normalize());
  const lines = text.split(/[\r\n\0]+/).filter(line => !NOT_A_NAME.test(line.trim()));
  if (lines.every(line => names.includes(lastPart(line).normalize()))) return 'files';
  return files.every(({ type }) => type.startsWith('image/')) ? 'text' : 'both';
}
