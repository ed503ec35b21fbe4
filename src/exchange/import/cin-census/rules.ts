import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { chronologyRemarks } from './chronology/rules.ts'
import { DISABILITIES, ETHNICITIES, UPN_UNKNOWN } from './codes/model.ts'
import { readEpisode } from './episode/rules.ts'
import { codeOf, codesOf, dayOf, sexOf, upnOf } from './fields/rules.ts'
import { type Group, type Jotter, jot, newJotter, openGroup, shown } from './group/rules.ts'
import type { CensusChild, Finding, Note, RawElement } from './model.ts'

/**
 * Makes a finding of one Child element: laid down as reported, laid down with corrections, or refused with every reason.
 * History is recorded as it was reported, so an odd date is remarked on; only what could not be laid down truthfully is
 * refused: a child with no reference or no birth date, a day that does not exist, an episode with no referral date.
 * Whether the child is repeated in the file is settled by `settleRepeats`.
 *
 * @param row the child's place among the children of the file, from 1
 * @param today the importer's day; this function reads no clock
 */
export function readCensusChild(raw: RawElement, row: number, today: CalendarDay): Finding {
  const jotter = newJotter()
  const path = `Message/Children/${raw.name}`
  const group = openGroup({ element: raw, path }, CHILD, jotter)
  const [identity, ...others] = group.groups('ChildIdentifiers')
  for (const other of others) {
    const at = { path: other.path, line: other.element.line }
    jot(
      jotter,
      'refusal',
      'given-twice',
      at,
      'The child has two sets of identifiers: it cannot be told which is right.',
    )
  }
  if (!identity) jot(jotter, 'refusal', 'identifiers-missing', group, 'The child has no identifiers.')
  const { laChildId, ...known } = identity ? readIdentity(openGroup(identity, IDENTITY, jotter), jotter, today) : NOBODY
  const characteristics = readCharacteristics(group, jotter)
  const episodes = group
    .groups('CINdetails')
    .map((one) => readEpisode(one, jotter, today))
    .filter((one) => one !== null)
  if (jotter.notes.some((note) => note.kind === 'refusal') || !laChildId) {
    return { outcome: 'refused', row, line: raw.line, laChildId, notes: jotter.notes }
  }
  if (group.groups('CINdetails').length === 0) jot(jotter, 'remark', 'no-episode', group, 'The child has no episode.')
  const child = {
    row,
    line: raw.line,
    laChildId,
    ...known,
    ...characteristics,
    episodes,
    unrecognised: jotter.unrecognised,
  }
  return found(child, [...jotter.notes, ...chronologyRemarks(child, path)])
}

/** What the whole file says of references and UPNs, gathered before any row is laid down. */
export type Sightings = {
  /** By reference: the first row that can be laid down, and whether a later one says something else of the child. */
  readonly references: ReadonlyMap<string, { readonly firstRow: number; readonly differs: boolean }>
  /** UPNs that stand on children with different references. */
  readonly sharedUpns: ReadonlySet<string>
}

/**
 * Settles a finding against the rest of the file. A child repeated with the same contents is merged into the first; one
 * repeated differently is refused wherever it stands, since nothing tells which is right. A UPN on two children
 * identifies neither.
 */
export function settleRepeats(finding: Finding, sightings: Sightings): Finding {
  if (finding.outcome === 'refused' || finding.outcome === 'merged') return finding
  const { child, row, line } = finding
  const sighting = sightings.references.get(child.laChildId)
  const at = { path: 'Message/Children/Child', line }
  if (sighting?.differs) {
    const words = `The reference ${shown(child.laChildId)} is on more than one child of this file, with different contents: it cannot be told which is right.`
    const note: Note = { ...at, kind: 'refusal', code: 'repeated-differently', words }
    return { outcome: 'refused', row, line, laChildId: child.laChildId, notes: [...finding.notes, note] }
  }
  if (sighting && sighting.firstRow < row) {
    const words = `The same child, with the same contents, is row ${sighting.firstRow}: taken once.`
    const note: Note = { ...at, kind: 'correction', code: 'repeated-the-same', words }
    return { outcome: 'merged', row, line, laChildId: child.laChildId, firstRow: sighting.firstRow, notes: [note] }
  }
  return child.upn?.identifies && sightings.sharedUpns.has(child.upn.written)
    ? withoutUpn(child, finding.notes)
    : finding
}

/** All that a child's row says, without its place in the file: two rows with the same contents are the same. */
export function contentsOf(child: CensusChild): string {
  return JSON.stringify(child, (key, value: unknown) => (key === 'row' || key === 'line' ? undefined : value))
}

const CHILD = { fields: [], groups: ['ChildIdentifiers', 'ChildCharacteristics', 'CINdetails'] }

const IDENTITY = {
  fields: [
    'LAchildID',
    'UPN',
    'FormerUPN',
    'UPNunknown',
    'PersonBirthDate',
    'ExpectedPersonBirthDate',
    'Sex',
    'GenderCurrent',
    'Gender',
    'PersonDeathDate',
  ],
}

type Identity = Omit<
  CensusChild,
  'laChildId' | 'row' | 'line' | keyof Characteristics | 'episodes' | 'unrecognised'
> & {
  readonly laChildId: string | null
}

const NOBODY: Identity = {
  laChildId: null,
  upn: null,
  formerUpn: null,
  upnUnknown: null,
  bornOn: null,
  expectedOn: null,
  diedOn: null,
  sex: 'U',
}

function readIdentity(group: Group, jotter: Jotter, today: CalendarDay): Identity {
  const birth = group.field('PersonBirthDate')
  const expected = group.field('ExpectedPersonBirthDate')
  const identity = {
    laChildId: readReference(group, jotter),
    upn: upnOf(group.field('UPN'), jotter),
    formerUpn: upnOf(group.field('FormerUPN'), jotter),
    upnUnknown: codeOf(group.field('UPNunknown'), UPN_UNKNOWN, jotter),
    bornOn: dayOf(birth, jotter, today),
    expectedOn: dayOf(expected, jotter, today),
    diedOn: dayOf(group.field('PersonDeathDate'), jotter, today),
    sex: sexOf(group.field('Sex', 'GenderCurrent', 'Gender'), jotter),
  }
  if (birth && identity.bornOn && identity.bornOn > today) {
    jot(jotter, 'refusal', 'born-in-future', birth, `The birth date, ${identity.bornOn}, has not come yet.`)
  }
  if (!identity.bornOn && !identity.expectedOn && !jotter.notes.some((note) => note.code === 'date-impossible')) {
    jot(jotter, 'refusal', 'no-birth-date', group, 'The child has neither a birth date nor an expected one.')
  }
  return identity
}

/** The department wants at most 20 letters and digits; an authority's own reference is kept whatever its form. */
function readReference(group: Group, jotter: Jotter): string | null {
  const field = group.field('LAchildID')
  if (!field) {
    jot(jotter, 'refusal', 'no-la-child-id', group, 'The child has no reference of the authority (LAchildID).')
    return null
  }
  if (field.text.length > LONGEST_REFERENCE) {
    const words = `The reference ${shown(field.text)} is longer than ${LONGEST_REFERENCE} characters: it cannot be one.`
    jot(jotter, 'refusal', 'reference-unusual', field, words)
  } else if (!/^[A-Za-z0-9]{1,20}$/.test(field.text)) {
    const words = `The reference ${shown(field.text)} is not of at most 20 letters and digits: kept as written.`
    jot(jotter, 'remark', 'reference-unusual', field, words)
  }
  return field.text
}

const LONGEST_REFERENCE = 60

type Characteristics = Pick<CensusChild, 'ethnicity' | 'disabilities'>

function readCharacteristics(child: Group, jotter: Jotter): Characteristics {
  const [first] = child.groups('ChildCharacteristics')
  if (!first) return { ethnicity: null, disabilities: [] }
  const group = openGroup(first, { fields: ['Ethnicity', 'Disability'], groups: ['Disabilities'] }, jotter)
  const grouped = group
    .groups('Disabilities')
    .flatMap((one) => openGroup(one, { fields: ['Disability'] }, jotter).fields('Disability'))
  return {
    ethnicity: codeOf(group.field('Ethnicity'), ETHNICITIES, jotter),
    disabilities: codesOf([...grouped, ...group.fields('Disability')], DISABILITIES, jotter),
  }
}

function withoutUpn(child: CensusChild, notes: readonly Note[]): Finding {
  const words = `UPN ${child.upn?.written} is on more than one child of this file: kept as the authority wrote it, not used as an identifier.`
  const note: Note = {
    kind: 'correction',
    code: 'upn-on-two-children',
    words,
    path: 'Message/Children/Child/ChildIdentifiers/UPN',
    line: child.line,
  }
  return found({ ...child, upn: child.upn && { ...child.upn, identifies: false } }, [...notes, note])
}

function found(child: CensusChild, notes: readonly Note[]): Finding {
  const outcome = notes.some((note) => note.kind === 'correction') ? 'corrected' : 'accepted'
  return { outcome, row: child.row, line: child.line, child, notes }
}
