import { addDays, addWorkingDays, type CalendarDay, isWorkingDay } from '../../kernel/calendar-day.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import { ageThen, type Cast, slotsFor } from '../cast.ts'
import type { Chance } from '../chance.ts'
import type { Allocation, Entry, Person, SealedConcern, TeamKind, User, UserRole, Worry } from '../model.ts'
import type { Strength } from '../model-judgements.ts'
import type { Step, StepShape } from '../steps/model.ts'
import type { Theme } from '../stock/shape.ts'
import { canTell, type Slots, tell } from '../telling.ts'

/** Where one family's history is written: the cast, the staff who work with them, and what has been laid down so far. */
export type Desk = {
  readonly by: Chance
  readonly today: CalendarDay
  readonly cast: Cast
  readonly staff: Staff
  readonly steps: Step[]
  readonly entries: Entry[]
  readonly worries: Worry[]
  readonly strengths: Strength[]
  readonly sealedConcerns: SealedConcern[]
  readonly allocations: Allocation[]
  /** Texts already told of this family: none is told twice while there are others. */
  readonly told: Set<string>
}

/** One named person a part, chosen once for a family. */
type Staff = {
  readonly frontDoor: User
  readonly duty: User
  readonly assessor: User
  readonly worker: User
  readonly manager: User
  readonly chair: User
  readonly reviewer: User
  readonly lookedAfter: User
  readonly primary: User
  readonly secondary: User
  readonly gp: User
  readonly healthVisitor: User
  readonly hospital: User
  readonly midwife: User
  readonly detective: User
  readonly officer: User
  readonly earlyHelp: User
}

export function deskFor(by: Chance, today: CalendarDay, cast: Cast): Desk {
  return {
    by,
    today,
    cast,
    staff: staffFor(by, cast),
    steps: [],
    entries: [],
    worries: [],
    strengths: [],
    sealedConcerns: [],
    allocations: [],
    told: new Set(),
  }
}

function staffFor(by: Chance, cast: Cast): Staff {
  const { users, teams, agencies } = cast.authority
  const inTeam = (role: UserRole, kind: TeamKind) =>
    users.filter((user) => user.role === role && teams.some((team) => team.id === user.team && team.kind === kind))
  const at = (kind: string) =>
    users.filter((user) => agencies.some((agency) => agency.id === user.agency && agency.kind === kind))
  const worker = by.pick(inTeam('social-worker', 'safeguarding'))
  const titled = (title: string) => users.filter((user) => user.jobTitle.includes(title))
  return {
    frontDoor: by.pick(inTeam('front-door-manager', 'front-door')),
    duty: by.pick(inTeam('social-worker', 'front-door')),
    assessor: by.pick(inTeam('social-worker', 'assessment')),
    worker,
    manager: by.pick(users.filter((user) => user.role === 'team-manager' && user.team === worker.team)),
    chair: by.pick(inTeam('conference-chair', 'conferencing')),
    reviewer: by.pick(inTeam('reviewing-officer', 'conferencing')),
    lookedAfter: by.pick(inTeam('social-worker', 'looked-after')),
    primary: by.pick(at('primary-school')),
    secondary: by.pick(at('secondary-school')),
    gp: by.pick(at('gp-practice')),
    healthVisitor: by.pick(at('health-visiting')),
    hospital: by.pick(titled('emergency nurse')),
    midwife: by.pick(titled('midwife')),
    detective: by.pick(titled('Detective')),
    officer: by.pick(titled('Neighbourhood')),
    earlyHelp: by.pick(at('early-help')),
  }
}

/** The working day on or after a day, but never after the last one before `limit`. */
export function workday(day: CalendarDay, limit: CalendarDay): CalendarDay {
  const after = isWorkingDay(day, BANK_HOLIDAYS) ? day : addWorkingDays(day, 1, BANK_HOLIDAYS)
  if (after <= limit) return after
  return isWorkingDay(limit, BANK_HOLIDAYS) ? limit : addWorkingDays(limit, -1, BANK_HOLIDAYS)
}

/** Working days on, but never past `limit`. */
export function workdaysOn(day: CalendarDay, count: number, limit: CalendarDay): CalendarDay {
  return workday(addWorkingDays(day, count, BANK_HOLIDAYS), limit < day ? day : limit)
}

function nextStepId(desk: Desk): string {
  return `${desk.cast.id}-s${String(desk.steps.length + 1).padStart(3, '0')}`
}

/** What every step carries, for one recorded when it happened by `recordedBy`. */
export function stepShape(
  desk: Desk,
  on: CalendarDay,
  of: {
    readonly episode: string
    readonly children: readonly Person[]
    readonly because: Step | null
    readonly recordedBy: User
  },
): StepShape {
  const planned = on > desk.today
  const late = planned || desk.by.maybe(0.7) ? 0 : desk.by.whole(1, 4)
  const recorded = addDays(on, late)
  return {
    id: nextStepId(desk),
    episode: of.episode,
    on,
    at: planned || desk.by.maybe(0.6) ? clockTime(desk.by) : null,
    recordedOn: planned || recorded > desk.today ? desk.today : recorded,
    recordedBy: of.recordedBy.subject,
    children: of.children.map((child) => child.id),
    because: of.because?.id ?? null,
    planned,
  }
}

export function lay<T extends Step>(desk: Desk, step: T): T {
  desk.steps.push(step)
  return step
}

export function clockTime(by: Chance): string {
  return `${String(by.whole(8, 17)).padStart(2, '0')}:${by.pick(['00', '05', '10', '15', '20', '30', '40', '45', '50'])}`
}

type Told = { readonly themes?: readonly Theme[] | 'any'; readonly ages?: readonly [number, number] }

/** Those of a stock that fit the family's theme, the child's age that day, and who is there; untold ones first. */
export function fitting<T extends Told>(
  desk: Desk,
  stock: readonly T[],
  text: (of: T) => string,
  child: Person,
  on: CalendarDay,
): readonly T[] {
  const age = ageThen(child, on)
  const slots = slotsFor(desk.cast, child, [child], on)
  const fit = stock.filter((one) => fits(one, desk.cast.theme, age) && canTell(text(one), slots))
  const fresh = fit.filter((one) => !desk.told.has(`${child.id}${text(one)}`))
  return fresh.length > 0 ? fresh : fit
}

function fits(one: Told, theme: Theme, age: number): boolean {
  const [low, high] = one.ages ?? [-1, 17]
  return age >= low && age <= high && (one.themes === undefined || one.themes === 'any' || one.themes.includes(theme))
}

/** Tells one of several plain texts about a child, or about all the children where `among` is given. */
export function say(
  desk: Desk,
  texts: readonly string[],
  child: Person,
  on: CalendarDay,
  among: readonly Person[] = [child],
): string {
  const slots = slotsFor(desk.cast, child, among, on)
  const able = texts.filter((text) => canTell(text, slots))
  return tell(desk.by.pick(able.length > 0 ? able : [PLAIN]), slots)
}

const PLAIN = '{children} {was/were} spoken about, and what is known was written down.'

/** Tells a text and remembers that it was told of this child. */
export function sayOnce(desk: Desk, text: string, child: Person, slots: Slots): string {
  desk.told.add(`${child.id}${text}`)
  return tell(text, slots)
}
