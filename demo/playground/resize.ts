/** The handle at the edge of the preview: dragged with a pointer or moved with the arrow keys. */
import { one } from './dom.ts';
import { rules, valueOf, withValue } from './state.ts';
import type { Store } from './store.ts';

/** In px. */
const [minWidth, step, largeStep] = [280, 10, 100];

export function bindHandle(store: Store): void {
  const handle = one('.handle');
  const canvas = one('.canvas');
  const frames = one('.frames');
  const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(canvas);
  const availableWidth = (): number =>
    Math.floor(
      canvas.clientWidth -
        parseFloat(paddingInlineStart) -
        parseFloat(paddingInlineEnd) -
        handle.offsetWidth * 2,
    );
  const currentWidth = (): number => Math.round(frames.getBoundingClientRect().width);

  /** The whole available width is stored as "full", which follows the window. */
  const set = (width: number): void => {
    const next =
      width >= availableWidth()
        ? 'full'
        : rules.get('width')!.clean(String(Math.max(minWidth, Math.round(width))))!;
    store.change(withValue(store.state, 'width', next), 'width');
  };

  handle.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const [start, from] = [event.clientX, currentWidth()];
    // The preview is centred, so it grows by twice the distance of the pointer.
    const move = ({ clientX }: PointerEvent): void => set(from + (clientX - start) * 2);
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'lostpointercapture',
      () => {
        handle.removeEventListener('pointermove', move);
        store.endGesture();
      },
      { once: true },
    );
  });

  handle.addEventListener('dblclick', () => set(Infinity));
  handle.addEventListener('keydown', event => {
    const by = event.shiftKey ? largeStep : step;
    const to: Record<string, number> = {
      ArrowLeft: currentWidth() - by,
      ArrowDown: currentWidth() - by,
      ArrowRight: currentWidth() + by,
      ArrowUp: currentWidth() + by,
      PageDown: currentWidth() - largeStep,
      PageUp: currentWidth() + largeStep,
      Home: minWidth,
      End: Infinity,
    };
    const width = to[event.key];
    if (width === undefined) return;
    event.preventDefault();
    set(width);
  });
  handle.addEventListener('keyup', () => store.endGesture());

  const updateAria = (): void => {
    const width = currentWidth();
    handle.setAttribute('aria-valuemax', String(Math.max(width, availableWidth())));
    handle.setAttribute('aria-valuenow', String(width));
    const full = valueOf(store.state, 'width') === 'full' ? 'full width, ' : '';
    handle.setAttribute('aria-valuetext', `${full}${width} pixels`);
    handle.dataset['width'] = `${width}`;
  };
  new ResizeObserver(updateAria).observe(frames);
}
