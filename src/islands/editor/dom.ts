type Attributes = Readonly<Record<string, string | boolean>>

/** An element with these attributes (true is a bare one, false none) and contents. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...contents: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value === true ? '' : value)
  }
  made.append(...contents)
  return made
}

/** A button that sends no form. */
export function button(words: string, look: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: look }, words)
  made.addEventListener('click', press)
  return made
}
