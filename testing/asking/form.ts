/** An input of a page as a browser would send it: the values it has now, none if it is empty or unticked. */
export type Input = { readonly name: string; readonly hidden: boolean; readonly values: readonly string[] }

/** Every input of the last form that has more than hidden ones: what the page asks. Buttons ask nothing. */
export function inputsOf(html: string): readonly Input[] {
  const forms = [...html.matchAll(/<form[\s>][\s\S]*?<\/form>/g)].map(([form]) => inputsIn(form))
  return forms.findLast((inputs) => inputs.some(({ hidden }) => !hidden)) ?? []
}

/** The form as it would be sent untouched. */
export function sentUntouched(inputs: readonly Input[]): Record<string, readonly string[]> {
  return Object.fromEntries(inputs.filter(({ values }) => values.length > 0).map(({ name, values }) => [name, values]))
}

function inputsIn(form: string): readonly Input[] {
  const found = [
    ...[...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag).map(asInput),
    ...[...form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(([, tag = '', text = '']) =>
      asking(tag, unescaped(text)),
    ),
    ...[...form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, tag = '', options = '']) =>
      asking(tag, /<option[^>]*\bselected\b[^>]*>/.exec(options)?.[0].match(/ value="([^"]*)"/)?.[1] ?? ''),
    ),
  ].filter(({ name }) => name !== '' && !name.startsWith('_'))
  const names = [...new Set(found.map(({ name }) => name))]
  return names.map((name) => {
    const same = found.filter((input) => input.name === name)
    return { name, hidden: same.every(({ hidden }) => hidden), values: same.flatMap(({ values }) => values) }
  })
}

function asInput(tag: string): Input {
  const type = attribute(tag, 'type')
  const ticked = type !== 'radio' && type !== 'checkbox' ? true : / checked\b/.test(tag)
  return { ...asking(tag, ticked ? unescaped(attribute(tag, 'value')) : ''), hidden: type === 'hidden' }
}

function asking(tag: string, value: string): Input {
  return { name: attribute(tag, 'name'), hidden: false, values: value === '' ? [] : [value] }
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
