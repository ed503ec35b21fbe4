import { readFileSync } from 'node:fs'
import { type ComponentChild, h } from 'preact'

/** One example of govuk-frontend: the macro's options and the HTML they give. */
// biome-ignore lint/suspicious/noExplicitAny: as wide as the Nunjucks macros
export type Options = any
export type Fixture = { readonly name: string; readonly options: Options; readonly html: string }

/** The fixtures govuk-frontend publishes for one of its components. */
export function fixturesOf(component: string): readonly Fixture[] {
  const file = `node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`
  return JSON.parse(readFileSync(file, 'utf8')).fixtures
}

/** The options used, as `rows.key.text`; what is inside `attributes` is free. */
export function pathsOf(options: Options, under = ''): readonly string[] {
  if (Array.isArray(options)) return options.flatMap((item) => pathsOf(item, under))
  if (typeof options !== 'object' || options === null || under === 'attributes.') return []
  return Object.keys(options).flatMap((key) => [under + key, ...pathsOf(options[key], `${under}${key}.`)])
}

/** A name of ours where a fixture gives none; `normalise` takes it away again. */
export const UNPREFIXED = 'unprefixed'

/** A fixture's values by our names for them. */
export function underPrefix(values: Options): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([part, value]) => [`${UNPREFIXED}-${part}`, String(value)]))
}

/** The boxes of a date that a fixture marks as wrong. */
export function wrongIn({ items = [], ...rest }: Options) {
  const isWrong = (part: Options) => part?.error || part?.classes?.includes('govuk-input--error')
  const named = { ...rest, ...Object.fromEntries(items.map((item: Options) => [item.name, item])) }
  const parts = ['day', 'month', 'year'] as const
  const wrong = parts.filter((part) => isWrong(named[part]))
  return wrong.length > 0 ? wrong : parts.filter((part) => rest.errorMessage && named[part]?.error !== false)
}

/** A row of a summary list. */
export function aRow({ key, value, actions }: Options) {
  const items = actions?.items.map(({ href, text, visuallyHiddenText }: Options) => ({
    href,
    text,
    hidden: visuallyHiddenText,
  }))
  return { key: content(key), value: content(value), actions: items }
}

/** A radio button or a checkbox. */
export function aChoice(item: Options) {
  if (item.divider) return { divider: item.divider }
  return {
    value: item.value,
    text: content(item),
    hint: item.hint?.text,
    conditional: item.conditional?.html && content(item.conditional),
    disabled: item.disabled,
    exclusive: item.behaviour === 'exclusive',
  }
}

/** Raw HTML as only a test may give it: in an element that `normalise` takes away. */
export function content({ text, html }: { text?: string; html?: string }): ComponentChild {
  return html ? h('raw-html', { dangerouslySetInnerHTML: { __html: html } }) : text
}

/** HTML as a list of tags, attributes and classes sorted, and texts, spaces collapsed. `raw-html` elements are taken away. */
export function normalise(html: string): readonly string[] {
  const bare = html.replace(/<\/?raw-html>|<\/path>/g, '').replaceAll(`${UNPREFIXED}-`, '')
  return [...bare.matchAll(/<(\/?[\w-]+)([^>]*)>|([^<]+)/g)]
    .map(([, name, attributes = '', text = '']) => (name ? `<${name} ${sorted(attributes)}>` : tidy(text)))
    .filter(Boolean)
}

function sorted(attributes: string): string {
  const pairs = [...attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)]
  return pairs
    .filter(([, name]) => name !== 'data-aria-controls')
    .map(([, name, value = '']) => `${name}="${name === 'class' ? classesOf(value) : tidy(value)}"`)
    .sort()
    .join(' ')
}

function classesOf(value: string): string {
  const names = value.split(/\s+/).filter((name) => name && !name.endsWith('__conditional--hidden'))
  return names.sort().join(' ')
}

function tidy(text: string): string {
  const plain = text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<')
  return plain.replaceAll('&ctdot;', '⋯').replace(/\s+/g, ' ').trim()
}
