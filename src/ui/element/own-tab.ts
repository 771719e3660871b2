/** Whether a click on a link is left to the browser, which opens another tab or window, or saves what it leads to. */
export const isForBrowser = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey;
