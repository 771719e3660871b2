/** `HTMLElement`, or on a server, which may import the badge but has no elements, a class in its place. */
export const Base =
  (globalThis as { HTMLElement?: typeof HTMLElement }).HTMLElement ??
  (Object as unknown as typeof HTMLElement);
