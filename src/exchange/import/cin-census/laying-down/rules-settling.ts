import type { AnyRow, LaidTable } from './model.ts'

/** What becomes of a row that stands already when a return speaks of it again. */
export type Settled = {
  /** The row as it is to stand. */
  readonly row: AnyRow
  readonly changed: boolean
  /** What imports last wrote of it, to know next time what was decided here. */
  readonly written: AnyRow
  /** The columns that were decided here since an import wrote them. */
  readonly decidedHere: readonly string[]
  /** What the return says otherwise than it was decided here, in words; silent where a return could not know. */
  readonly kept: readonly string[]
}

/**
 * Settles a row that stands against what a return says of it. What a worker wrote is not changed by a return: a column
 * is taken over only while it stands as the last import wrote it, and with all that is decided in the same act.
 *
 * @param was what imports last wrote of the row; undefined if none did
 */
export function settled(table: LaidTable, held: AnyRow, was: AnyRow | undefined, fresh: AnyRow): Settled {
  if (
    was &&
    Object.keys(fresh).every((column) => isSame(held[column], fresh[column]) && isSame(was[column], fresh[column]))
  ) {
    return { row: held, changed: false, written: was, decidedHere: [], kept: [] }
  }
  const row: Record<string, unknown> = { ...held }
  const written: Record<string, unknown> = { ...was }
  const decidedHere: string[] = []
  const kept: string[] = []
  for (const { columns, words, signs } of actsOf(table, fresh)) {
    const isDecidedHere = [...columns, ...signs].some((column) => !isSame(held[column], was?.[column]))
    if (isDecidedHere) decidedHere.push(...columns)
    for (const column of isDecidedHere ? [] : [...columns, ...signs]) {
      row[column] = fresh[column]
      written[column] = fresh[column]
    }
    const differs = columns.some((column) => !isSame(held[column], fresh[column]))
    if (isDecidedHere && differs && words)
      kept.push(`${words}: ${told(held, columns)} here, ${told(fresh, columns)} in the return`)
  }
  for (const column of ONCE.filter((name) => name in fresh)) {
    row[column] = held[column] ?? fresh[column]
    written[column] = row[column]
  }
  const changed = Object.keys(fresh).some((column) => !isSame(held[column], row[column]))
  return { row: { ...row, id: held.id }, changed, written: { ...written, id: held.id }, decidedHere, kept }
}

/** Columns decided in one act, and others that show that it was begun here. */
type DecidedAct = {
  readonly columns: readonly string[]
  readonly words: string | null
  readonly signs: readonly string[]
}

const act = (words: string | null, columns: readonly string[], signs: readonly string[] = []): DecidedAct => ({
  ...{ columns, words, signs },
})

const ACTS: { readonly [Table in LaidTable]: readonly DecidedAct[] } = {
  referral: [act('the decision on the referral', ['decidedOn', 'response']), act('who referred', ['sourceCode'])],
  referralChild: [act('whether there was no further action', ['noFurtherAction'])],
  episode: [
    act('when and why the case was closed', ['closedOn', 'closureReason']),
    act('the main need', ['primaryNeed']),
  ],
  assessment: [act('whether and when the assessment was authorised', ['state', 'authorisedOn'], ['revision'])],
  assessmentChild: [act('the factors found', ['factors'])],
  section47Enquiry: [act('when the enquiry was concluded', ['concludedOn'])],
  section47EnquiryChild: [act('whether no conference was needed', ['conferenceNotRequired'], ['outcome'])],
  conference: [act(null, ['kind', 'dueFrom', 'heldOn', 'reported'])],
  conferenceChild: [act(null, ['outcome', 'category'])],
  plan: [act(null, ['madeOn'])],
  planStatus: [act('when the plan ended', ['toOn']), act('the category of abuse', ['category'])],
  closure: [act('when and why the case was closed', ['closedOn', 'reasonCode'])],
  contact: [act('the decision on the contact', ['decidedAt', 'decision'])],
  meeting: [act(null, ['heldOn'])],
  meetingChild: [],
  visit: [],
  visitChild: [act('whether the child was seen', ['seen', 'seenAlone', 'bedroomSeen'])],
  missingEpisode: [act('when the child came back', ['returnedAt'])],
}

/** Written when first known, and then never again. */
const ONCE: readonly string[] = ['takenOverOn']

/** The acts a row tells of; any other column stands for itself. */
function actsOf(table: LaidTable, fresh: AnyRow): readonly DecidedAct[] {
  const acts = ACTS[table]
  const named = new Set(['id', ...ONCE, ...acts.flatMap(({ columns, signs }) => [...columns, ...signs])])
  const others = Object.keys(fresh).filter((column) => !named.has(column))
  return [...acts, ...others.map((column) => act(null, [column]))]
}

function told(row: AnyRow, columns: readonly string[]): string {
  const values = columns.flatMap((column) => row[column] ?? []).filter((value) => value !== '')
  return values.length === 0 ? 'nothing' : values.map(inWord).join(', ')
}

function inWord(value: unknown): string {
  return value === true ? 'yes' : value === false ? 'no' : String(value)
}

function isSame(one: unknown, other: unknown): boolean {
  const [a, b] = [one ?? null, other ?? null]
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
