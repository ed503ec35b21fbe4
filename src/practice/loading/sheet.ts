import type { NewEntry } from '../../entries/model.ts'
import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { addHours, type Instant, instant, londonDayOf } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { authorityOf } from '../authorities.ts'
import type { Authority, Family, Person } from '../model.ts'
import type { ConferenceStep, Step, Voice } from '../steps/model.ts'
import { type IdOf, LOADED_TABLES, type LoadedTable, type Row, type Rows } from './rows.ts'

/** Where one family's rows are written before they are laid down, with what is known while writing. */
export type Sheet = {
  readonly family: Family
  readonly authority: Authority
  readonly id: IdOf
  readonly now: Moment
  readonly rows: Rows
  readonly stepsById: ReadonlyMap<string, Step>
  /** Entries that a worry rests on. */
  readonly cited: ReadonlySet<string>
}

/** A user, as rows name one. */
export type Who = {
  readonly userId: string
  readonly name: string
  readonly title: string
  readonly agencyId: string
  readonly agencyName: string
  readonly teamId: string | null
  readonly isPartner: boolean
}

export function sheetFor(family: Family, id: IdOf, now: Moment): Sheet {
  return {
    family,
    authority: authorityOf(family.authority),
    id,
    now,
    rows: Object.fromEntries(LOADED_TABLES.map((table) => [table, []])) as unknown as Rows,
    stepsById: new Map(family.steps.map((step) => [step.id, step])),
    cited: new Set(family.worries.flatMap(({ evidence }) => evidence)),
  }
}

export function add<Table extends LoadedTable>(sheet: Sheet, table: Table, ...rows: readonly Row<Table>[]): void {
  const all: Row<Table>[] = sheet.rows[table]
  all.push(...rows)
}

/** @throws RangeError if no such person signs in in this authority */
export function who({ authority, id }: Sheet, subject: string): Who {
  const user = authority.users.find((one) => one.subject === subject)
  const agency = authority.agencies.find((one) => one.id === user?.agency)
  if (!user || !agency) throw new RangeError(`no such practice user: ${subject}`)
  return {
    userId: id(user.subject),
    name: user.name,
    title: user.jobTitle,
    agencyId: id(agency.id),
    agencyName: agency.name,
    teamId: user.team === null ? null : id(user.team),
    isPartner: agency.kind !== 'council',
  }
}

/** The agency of somebody who took part, where they have one that signs in here. */
export function agencyOf(sheet: Sheet, { subject }: Voice): string | null {
  return subject === null ? null : who(sheet, subject).agencyName
}

/** A moment of a day in London, but never one that is still to come. */
export function momentOf({ now }: Sheet, on: CalendarDay, at: string): Instant {
  return sooner(instant(`${on}T${at}:00${offsetOf(on)}`), now.at)
}

const OFFSETS = new Map<CalendarDay, string>()

/** The clock's distance from UTC that day; reckoned once a day, of which a county has a few thousand. */
function offsetOf(on: CalendarDay): string {
  const known = OFFSETS.get(on)
  if (known !== undefined) return known
  const offset = londonDayOf(instant(`${on}T23:30:00Z`)) === addDays(on, 1) ? '+01:00' : 'Z'
  OFFSETS.set(on, offset)
  return offset
}

/** When a step was written down: in the order of the steps, where a day has several. */
export function recordedAtOf(sheet: Sheet, step: Step): Instant {
  const place = sheet.family.steps.indexOf(step) % 60
  return momentOf(sheet, step.recordedOn, `17:${String(place).padStart(2, '0')}`)
}

/** The earlier of two moments, which are text of one length. */
function sooner(one: Instant, other: Instant): Instant {
  return one.localeCompare(other) < 0 ? one : other
}

export function later(sheet: Sheet, one: Instant, hours: number): Instant {
  return sooner(addHours(one, hours), sheet.now.at)
}

/** The nearest step of a kind that a step follows from; itself, if it is one. */
export function causeOf<Kind extends Step['kind']>(
  sheet: Sheet,
  step: Step,
  kind: Kind,
): Extract<Step, { kind: Kind }> | undefined {
  for (let one: Step | undefined = step; one; one = one.because ? sheet.stepsById.get(one.because) : undefined) {
    if (one.kind === kind) return one as Extract<Step, { kind: Kind }>
  }
  return undefined
}

/** The steps of one kind. */
export function stepsOf<Kind extends Step['kind']>(
  { family }: Sheet,
  kind: Kind,
): readonly Extract<Step, { kind: Kind }>[] {
  return family.steps.filter((step) => step.kind === kind) as Extract<Step, { kind: Kind }>[]
}

/** Initial and review conferences, those that are awaited too. */
export function conferencesOf({ family }: Sheet): readonly ConferenceStep[] {
  return family.steps.filter(
    (step): step is ConferenceStep => step.kind === 'initial-conference' || step.kind === 'review-conference',
  )
}

/** The referral a step belongs to: the one it follows from, else the one that began its period of need. */
export function referralOf(sheet: Sheet, step: Step) {
  const own = causeOf(sheet, step, 'referral')
  return own ?? stepsOf(sheet, 'referral').find(({ episode }) => episode === step.episode)
}

export function personOf({ family }: Sheet, id: string): Person {
  const person = family.people.find((one) => one.id === id)
  if (!person) throw new RangeError(`no such person in ${family.id}: ${id}`)
  return person
}

/** What a person is called in speech. */
export function calledName(person: Person): string {
  if (person.kind === 'unborn') return 'the baby'
  return person.names[0]?.given ?? 'the child'
}

/** Everybody a step is about, as an entry names them. */
export function aboutOf({ id }: Sheet, { children }: Step): NewEntry['about'] {
  return children.map((child) => ({ personId: id(child) }))
}

export type Recorder = { readonly userId: string | null; readonly name: string }

/** Writes entries down as by `recorder`, at the moment given. */
export function write(sheet: Sheet, recorder: Recorder, recordedAt: Instant, ...entries: readonly NewEntry[]): void {
  for (const { id, about, step, ...entry } of entries) {
    add(sheet, 'entry', {
      ...{ id, kind: entry.kind, title: entry.title, body: entry.body },
      ...{ happenedOn: entry.happenedOn, happenedAt: entry.happenedAt ?? null },
      ...{ saidBy: entry.saidBy, saidByRole: entry.saidByRole ?? null },
      ...{ bearing: entry.bearing ?? 'neutral', significant: entry.significant ?? false },
      ...{ stepKind: step?.kind ?? null, stepId: step?.id ?? null },
      ...{ recordedBy: recorder.userId, recordedByName: recorder.name, recordedAt },
    })
    const { happenedOn, kind, bearing = 'neutral' } = entry
    const people = new Map(about.map(({ personId, part = null }) => [personId, part]))
    const always = { entryId: id, happenedOn, kind, bearing, recordedAt }
    const parts = [...people].map(([personId, part]) => ({ ...always, personId, part }))
    add(sheet, 'entryAbout', ...parts)
  }
}
