import { LitElement, type PropertyValues } from 'lit';
import { keepFocus } from './focus.ts';
import { PageAttributes } from './page-attributes.ts';
import { withDefault } from './property-defaults.ts';

/**
 * An element whose properties have defaults in place of `null` and `undefined`, whose reflected attributes are its own until
 * the page sets them, and in which no rendering loses the focus.
 */
export abstract class BoundElement extends LitElement {
  readonly #attributes = new PageAttributes(this);

  /** @internal */
  protected static override getPropertyDescriptor(
    ...[name, key, options]: Parameters<typeof LitElement.getPropertyDescriptor>
  ): PropertyDescriptor | undefined {
    return withDefault(super.getPropertyDescriptor(name, key, options), name, options);
  }

  constructor() {
    super();
    for (const name of (this.constructor as typeof LitElement).elementProperties.keys())
      Object.assign(this, { [name]: undefined });
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (this.#attributes.isByPage(name, value)) super.attributeChangedCallback(name, before, value);
  }

  protected override performUpdate(): void {
    const restoreFocus = this.shadowRoot && keepFocus(this.shadowRoot);
    super.performUpdate();
    if (!this.movesFocus()) restoreFocus?.();
  }

  /** Whether the element itself is about to move the focus from a control that goes away. */
  protected movesFocus(): boolean {
    return false;
  }

  protected override update(changed: PropertyValues): void {
    this.#attributes.whileReflecting(() => super.update(changed));
  }
}
