/** Two clicks within this time, in milliseconds, and within this distance, in pixels, are a double click, as in operating systems. */
export const DOUBLE_CLICK = 500;
const MAX_DISTANCE = 8;

/**
 * Stops the second click of a double click where another control has come under the pointer since the first one, such as a file
 * of the thread that the first one opened. `detail` cannot tell: Firefox counts anew for each element.
 *
 * @param root contains the controls
 * @param shown identifies what is shown; a control that took another one's place within it may be pressed at once
 */
export function stopSecondClicks(root: Element, shown: () => string): void {
  let first: MouseEvent | undefined;
  let pressed: Element | undefined;
  let before: string | undefined;
  const onClick = (event: Event) => {
    const click = event as MouseEvent;
    // By a key or a script.
    if (click.detail === 0) return;
    const control = click
      .composedPath()
      .find((node): node is Element => node instanceof Element && node.matches('a, button'));
    const isSecond =
      first &&
      click.timeStamp - first.timeStamp < DOUBLE_CLICK &&
      Math.hypot(click.clientX - first.clientX, click.clientY - first.clientY) < MAX_DISTANCE;
    if (isSecond && pressed && control && control !== pressed && shown() !== before) {
      event.preventDefault();
      event.stopPropagation();
      // A third one follows the second.
      first = click;
      return;
    }
    first = click;
    pressed = control;
    before = shown();
  };
  root.addEventListener('click', onClick, { capture: true });
}
