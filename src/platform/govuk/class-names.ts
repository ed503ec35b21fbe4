/** The class names that apply, as one `class` value; what is false or undefined is left out. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** Further attributes of an element, such as `data-…`. Never `style` and never `on…`: the content security policy refuses them. */
export type Attributes = Readonly<Record<string, string | number>>
