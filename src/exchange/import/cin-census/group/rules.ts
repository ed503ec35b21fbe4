import type { Note, NoteCode, NoteKind, RawElement, Unrecognised } from '../model.ts'

/** Where a row's notes and its unrecognised elements are gathered while it is read. */
export type Jotter = { readonly notes: Note[]; readonly unrecognised: Unrecognised[] }

/** A field of a group: its text without surrounding space, and its place in the file. */
export type Field = { readonly text: string; readonly path: string; readonly line: number }

/** A group of elements, read by name. */
export type Group = {
  readonly path: string
  readonly line: number
  /** The first non-empty element of one of these names; a second that says otherwise is noted. */
  field(...names: readonly string[]): Field | null
  /** Every non-empty element of these names, in the order of the file. */
  fields(...names: readonly string[]): readonly Field[]
  /** The groups of this name that hold anything. */
  groups(name: string): readonly Opened[]
}

export type Opened = { readonly element: RawElement; readonly path: string }

/** The names a group is known to hold. An element named in both may be either. */
export type Known = { readonly fields: readonly string[]; readonly groups?: readonly string[] }

/** An empty jotter, for one row. */
export function newJotter(): Jotter {
  return { notes: [], unrecognised: [] }
}

/** Adds a note on one place of the file. */
export function jot(jotter: Jotter, kind: NoteKind, code: NoteCode, at: Omit<Field, 'text'>, words: string): void {
  jotter.notes.push({ kind, code, words, path: at.path, line: at.line })
}

/**
 * Opens a group of the file. Names match whatever their case, since vendors differ; order does not matter;
 * an empty element says nothing. What is not among `known` goes to the jotter, with everything beneath it.
 */
export function openGroup({ element, path }: Opened, known: Known, jotter: Jotter): Group {
  keepUnrecognised({ element, path }, known, jotter)
  const named = (names: readonly string[]) => {
    const lower = names.map((name) => name.toLowerCase())
    return element.children.filter((child) => lower.includes(child.name.toLowerCase()) && !isEmpty(child))
  }
  const fields = (...names: readonly string[]) =>
    named(names)
      .filter(hasText)
      .map((child) => fieldOf(child, path, jotter))
  const field = (...names: readonly string[]) => {
    const [first, ...others] = fields(...names)
    const other = others.find((one) => one.text !== first?.text)
    if (other)
      jot(
        jotter,
        'correction',
        'given-twice',
        other,
        `${lastName(other.path)} is given twice, differently: the first is used.`,
      )
    return first ?? null
  }
  const groups = (name: string) => named([name]).map((child) => ({ element: child, path: `${path}/${child.name}` }))
  return { path, line: element.line, field, fields, groups }
}

/** The last name of a path. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** What a person is shown of a value: at most 40 characters. */
export function shown(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`
}

const LONGEST_FIELD = 200

function fieldOf(child: RawElement, above: string, jotter: Jotter): Field {
  const text = child.text.trim()
  const at = { path: `${above}/${child.name}`, line: child.line }
  if (text.length <= LONGEST_FIELD) return { ...at, text }
  jot(
    jotter,
    'correction',
    'field-too-long',
    at,
    `${child.name} is ${text.length} characters long: only the first ${LONGEST_FIELD} are kept.`,
  )
  return { ...at, text: text.slice(0, LONGEST_FIELD) }
}

function hasText(element: RawElement): boolean {
  return element.text.trim() !== ''
}

function isEmpty(element: RawElement): boolean {
  if (isNil(element)) return true
  return !hasText(element) && element.children.every(isEmpty)
}

function isNil(element: RawElement): boolean {
  return element.attributes.some(({ name, value }) => /(^|:)nil$/.test(name) && /^(true|1)$/.test(value.trim()))
}

function keepUnrecognised({ element, path }: Opened, known: Known, jotter: Jotter): void {
  const fields = known.fields.map((name) => name.toLowerCase())
  const groups = known.groups?.map((name) => name.toLowerCase()) ?? []
  keepAttributes({ element, path }, jotter)
  if (hasText(element) && element.children.length > 0) {
    jotter.unrecognised.push({ path: `${path}/text()`, line: element.line, text: element.text.trim() })
  }
  for (const child of element.children) {
    const at = { element: child, path: `${path}/${child.name}` }
    if (groups.includes(child.name.toLowerCase())) continue
    if (fields.includes(child.name.toLowerCase())) keepBeneath(at, jotter)
    else keepWhole(at, jotter)
  }
}

/** A field may carry attributes or elements of a vendor's own. */
function keepBeneath({ element, path }: Opened, jotter: Jotter): void {
  keepAttributes({ element, path }, jotter)
  for (const child of element.children) keepWhole({ element: child, path: `${path}/${child.name}` }, jotter)
}

function keepWhole({ element, path }: Opened, jotter: Jotter): void {
  keepAttributes({ element, path }, jotter)
  const text = element.text.trim()
  if (text !== '' || element.children.length === 0) jotter.unrecognised.push({ path, line: element.line, text })
  for (const child of element.children) keepWhole({ element: child, path: `${path}/${child.name}` }, jotter)
}

/** Namespace declarations and the schema instance's own attributes say nothing about a child. */
function keepAttributes({ element, path }: Opened, jotter: Jotter): void {
  for (const { name, value } of element.attributes) {
    if (/^(xmlns|xsi|xml)(:|$)/.test(name)) continue
    jotter.unrecognised.push({ path: `${path}/@${name}`, line: element.line, text: value })
  }
}
