const kilobyte = 1024;
const megabyte = kilobyte * kilobyte;

/** A limit of files for people, rounded down: “4 MB”, “1.9 MB”, “97 kB”, “512 bytes”. */
export function sizeText(bytes: number): string {
  if (bytes < kilobyte) return `${bytes} bytes`;
  if (bytes < megabyte) return `${Math.floor(bytes / kilobyte)} kB`;
  return `${Math.floor((bytes * 10) / megabyte) / 10} MB`;
}
