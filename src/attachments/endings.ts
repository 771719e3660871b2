/** How the files of a media type end, where that is not the last part of its name. By that part, or by the whole type. */
const ENDINGS: Readonly<Record<string, string>> = {
  plain: 'txt',
  markdown: 'md',
  javascript: 'js',
  jpeg: 'jpg',
  pjpeg: 'jpg',
  'audio/mpeg': 'mp3',
  quicktime: 'mov',
  msvideo: 'avi',
  matroska: 'mkv',
  msword: 'doc',
  'ms-excel': 'xls',
  'ms-powerpoint': 'ppt',
  'ms-outlook': 'msg',
  rfc822: 'eml',
  document: 'docx',
  sheet: 'xlsx',
  presentation: 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

/**
 * How files end, by a media type or an entry of `<input accept>`: `csv` for `text/csv` and `.csv`, `jpg` for `image/jpeg` and `.jpeg`.
 *
 * @param type in lower case
 */
export function endingOf(type: string): string {
  // The part that tells: of `application/vnd.ms-excel`, `image/svg+xml`, `application/x-zip-compressed`.
  const name = type.replace(/^.*[/.](x-)?|\+.*|-compressed|;.*/g, '');
  return ENDINGS[type] ?? ENDINGS[name] ?? name;
}
