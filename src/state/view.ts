/** What is on the page. */
export type View =
  { readonly name: 'list' } | { readonly name: 'new' } | { readonly name: 'thread'; readonly key: string };
