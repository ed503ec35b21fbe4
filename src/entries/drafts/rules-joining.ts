import { markOfText } from '../../kernel/text-mark.ts'

// Two people write in one form. Whoever sends second sees both, and no word of either is gone.

type Form = Readonly<Record<string, string>>

/** The field in which words are carried whose place in the form is gone. */
export const LEFT_OVER = 'leftOver'
/** The field that says which version the writer had before them, and the one that says what each field said in it. */
export const REVISION = 'revision'
export const BEGUN_FROM = 'begunFrom'

/** What a field asks. `words` and a `line` of them can stand one after the other; of a `choice` there is one. */
export type Asked = {
  readonly label: string
  readonly kind: 'words' | 'line' | 'choice'
  /** A coded answer in words. */
  readonly inWords?: (code: string) => string
}
/** Undefined for a field in which nobody writes, such as an id. */
export type AskedOf = (field: string) => Asked | undefined

/** What two people said in one place; `mine` is empty where only they wrote. `joined` says what stands in the form now. */
export type Difference = {
  readonly label: string
  readonly theirs: string
  readonly mine: string
  readonly joined: 'theirs' | 'mine' | 'both' | 'no-place'
}

export type Joining = {
  readonly mine: Form
  /** The form as it stands in the record now. */
  readonly theirs: Form
  readonly asked: AskedOf
  /** Whether the form still has this place; one that is gone is carried in `leftOver`. */
  readonly hasPlace?: ((field: string) => boolean) | undefined
}

/** What each field said when the writer began, short enough to travel with the form. */
export function marksOf(fields: Form): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, markOfText(text)])))
}

/**
 * Joins what the writer typed with what someone else kept meanwhile. What one of them changed is as that one wrote it.
 * Where both did, words stand one after the other and a choice stays the writer's. What they wrote, alone or as the
 * writer did, is told in `differences`.
 */
export function joinForms({ mine, theirs, asked, hasPlace = () => true }: Joining): {
  readonly fields: Form
  readonly differences: readonly Difference[]
} {
  const base = readMarks(mine[BEGUN_FROM])
  const fields: Record<string, string> = { ...theirs, ...silentOf(mine, asked), ...carriedOn(mine) }
  const differences: Difference[] = []
  for (const place of placesOf([mine, theirs], asked)) {
    const [ours, others] = [wordsIn(mine, place), wordsIn(theirs, place)]
    const changed = { mine: differs(mine, place.fields, base), theirs: differs(theirs, place.fields, base) }
    if (ours === others) continue
    if (!changed.mine) {
      differences.push({ label: place.label, theirs: others, mine: '', joined: 'theirs' })
      continue
    }
    const gone = ours !== '' && !place.fields.every(hasPlace)
    const joined = gone ? 'no-place' : changed.theirs && others !== '' ? joinedAs(place, ours) : 'mine'
    if (changed.theirs || gone) differences.push({ label: place.label, theirs: others, mine: ours, joined })
    if (joined === 'no-place') fields[LEFT_OVER] = withLine(fields[LEFT_OVER], `${place.label}: ${ours}`)
    else for (const name of place.fields) fields[name] = joinedWords(joined, place, mine[name], theirs[name])
  }
  return { fields, differences }
}

/** What of a form its writer wrote: all of it that says something else than when they began, where that is known. */
export function writtenIn(mine: Form): Form {
  const base = readMarks(mine[BEGUN_FROM])
  return Object.fromEntries(Object.entries(mine).filter(([name]) => differs(mine, [name], base)))
}

type Place = Asked & { readonly fields: readonly string[] }
type Marks = Readonly<Record<string, string>>

/** The boxes of a day are one place; every other field is one of its own. */
function placesOf(forms: readonly Form[], asked: AskedOf): readonly Place[] {
  const places = new Map<string, Place>()
  for (const name of forms.flatMap((form) => Object.keys(form))) {
    const what = asked(name)
    if (!what) continue
    const stem = name.replace(/-(day|month|year)$/, '')
    const isDay = stem !== name
    const fields = isDay ? ['day', 'month', 'year'].map((part) => `${stem}-${part}`) : [name]
    places.set(stem, { ...what, kind: isDay ? 'choice' : what.kind, fields })
  }
  return [...places.values()]
}

/** Fields that nobody writes in, such as ids: they stay the writer's, so that sending twice stays one act. */
function silentOf(mine: Form, asked: AskedOf): Form {
  return Object.fromEntries(Object.entries(mine).filter(([name]) => asked(name) === undefined))
}

function carriedOn(mine: Form): Form {
  return mine[LEFT_OVER] ? { [LEFT_OVER]: mine[LEFT_OVER] } : {}
}

/** Whether this form says something else there than was there when the writer began; yes, where that is not known. */
function differs(form: Form, names: readonly string[], base: Marks | undefined): boolean {
  if (!base) return true
  return names.some((name) => markOfText(form[name] ?? '') !== (base[name] ?? markOfText('')))
}

function joinedAs(place: Place, mine: string): 'both' | 'mine' | 'theirs' {
  if (mine === '') return 'theirs' // emptied by one, rewritten by the other: the words stay
  return place.kind === 'choice' ? 'mine' : 'both'
}

function joinedWords(joined: 'both' | 'mine' | 'theirs', { kind }: Place, mine = '', theirs = ''): string {
  if (joined !== 'both') return joined === 'mine' ? mine : theirs
  const between = kind === 'line' ? ' / ' : '\n\n'
  if (holds(theirs, mine, between)) return theirs
  if (holds(mine, theirs, between)) return mine
  return `${theirs}${between}${mine}`
}

/** Whether a text has this part already, whole between two breaks: "seen" is no part of "He was unseen.", nor of "Not seen". */
function holds(text: string, part: string, between: string): boolean {
  return `${between}${text}${between}`.includes(`${between}${part}${between}`)
}

function wordsIn(form: Form, { fields, inWords = (code) => code }: Place): string {
  const lines = fields.flatMap((name) => (form[name] ? [form[name].split('\n').map(inWords).join('\n')] : []))
  return lines.join(' ')
}

function withLine(text: string | undefined, line: string): string {
  if (!text) return line
  return holds(text, line, '\n') ? text : `${text}\n${line}`
}

function readMarks(text: string | undefined): Marks | undefined {
  try {
    const read: unknown = JSON.parse(text ?? '')
    return typeof read === 'object' && read !== null ? (read as Marks) : undefined
  } catch {
    return undefined
  }
}
