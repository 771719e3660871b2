/** A file that the page gave to the browser to save. */
export interface Saved {
  readonly name: string;
  readonly bytes: Promise<Blob>;
}

afterEach('let links be pressed again', () => {
  Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click'); // its own one comes from HTMLElement
});

/** What is saved from now on, until the end of the test; read at once, since the page may revoke its URL. */
export function catchSaved(): Saved[] {
  const saved: Saved[] = [];
  HTMLAnchorElement.prototype.click = function () {
    saved.push({ name: this.download, bytes: fetch(this.href).then(answer => answer.blob()) });
  };
  return saved;
}
