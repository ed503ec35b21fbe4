import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { ageThen, slotsFor } from '../cast.ts'
import type { Entry, Person, Worry } from '../model.ts'
import { sooner } from '../order.ts'
import { EVERYDAY_ENTRIES } from '../stock/entries-everyday.ts'
import { HOME_ENTRIES } from '../stock/entries-home.ts'
import { HARDSHIP_ENTRIES } from '../stock/entries-of-hardship.ts'
import { HARM_ENTRIES } from '../stock/entries-of-harm.ts'
import type { EntryStory } from '../stock/shape.ts'
import { STRENGTHS } from '../stock/strengths.ts'
import { RISK_ADULTS, RISKS, SEALED_NOTES, WARNING_NOTES } from '../stock/worries.ts'
import { canTell } from '../telling.ts'
import { clockTime, type Desk, fitting, say, sayOnce, workday } from './desk.ts'
import { type Course, dayWithin } from './front-door.ts'
import { tellerVoice } from './voices.ts'

/** Twice, so that what belongs to the family's theme is drawn more often. */
const THEMED = [...HARM_ENTRIES, ...HARDSHIP_ENTRIES]

const ENTRIES: readonly EntryStory[] = [...THEMED, ...THEMED, ...EVERYDAY_ENTRIES, ...HOME_ENTRIES]

/** What happened and was said between the steps, about one child or all, from many people; each thing once. */
export function layEntries(desk: Desk, course: Course, from: CalendarDay, count: number): void {
  const days = Array.from({ length: count }, () => dayWithin(desk, from, course.horizon)).sort()
  for (const on of days) {
    const there = course.children.filter((child) => ageThen(child, on) >= 0)
    const child = desk.by.pick(there.length > 0 ? there : course.children)
    const fit = fitting(desk, ENTRIES, textOf, child, on).filter((one) => !desk.told.has(`${child.id}${one.text}`))
    if (fit.length === 0) continue
    const story = desk.by.pick(fit)
    const day = AT_ANY_HOUR.has(story.teller) ? on : workday(on, course.horizon)
    const holiday = story.teller === 'school' && day.slice(5, 7) === '08'
    if (!holiday) layEntry(desk, course, child, day < from ? from : day, story)
  }
}

/** Those who see and say things at weekends too; schools and offices do not, and schools are shut in August. */
const AT_ANY_HOUR: ReadonlySet<EntryStory['teller']> = new Set([
  'police',
  'hospital',
  'child',
  'carer',
  'relative',
  'neighbour',
])

function textOf(one: EntryStory): string {
  return `${one.text} ${one.title}`
}

function layEntry(desk: Desk, course: Course, child: Person, on: CalendarDay, story: EntryStory): void {
  const { voice, user } = tellerVoice(desk, story.teller, child)
  const slots = slotsFor(desk.cast, child, [child], on)
  const late =
    story.source === 'hearsay'
      ? desk.by.whole(1, 6)
      : desk.by.weigh([
          [0, 6],
          [1, 3],
          [3, 1],
        ])
  const recorded = addDays(on, late)
  desk.entries.push({
    id: `${desk.cast.id}-n${String(desk.entries.length + 1).padStart(3, '0')}`,
    episode: course.episode,
    on,
    at: desk.by.maybe(0.5) ? clockTime(desk.by) : null,
    recordedOn: sooner(recorded, desk.today),
    recordedBy: (user ?? desk.staff.worker).subject,
    saidBy: voice,
    source: story.source,
    title: sayOnce(desk, story.title, child, slots),
    text: sayOnce(desk, story.text, child, slots),
    about: aboutWhom(desk, course, child, story),
  })
}

function aboutWhom(desk: Desk, course: Course, child: Person, story: EntryStory): Entry['about'] {
  const brothersToo = !textOf(story).includes('{child}') && !textOf(story).includes('{he}')
  const children = brothersToo ? course.children.map((one) => one.id) : [child.id]
  const carer = /\{(carer|she|She|her|hers)\}/.test(textOf(story)) ? [desk.cast.carer.id] : []
  const partner = textOf(story).includes('{partner}') && desk.cast.partner ? [desk.cast.partner.id] : []
  return [...children, ...carer, ...partner]
}

/** Open risks, the adult who may be a risk, a warning note now and then; all closed where the case is. */
export function layWorries(desk: Desk, course: Course, since: CalendarDay, closedOn: CalendarDay | null): void {
  const { by, cast } = desk
  const closed = closedOn && {
    on: closedOn,
    how: 'The change has held and was seen by people who call without notice.',
  }
  const base = { since, closed, children: course.children.map((child) => child.id) }
  const focus = course.children[0] as Person
  const fit = fitting(desk, RISKS, (one) => `${one.statement} ${one.detail}`, focus, since)
  for (const risk of by.some(fit, 2)) {
    const [statement, detail] = [say(desk, [risk.statement], focus, since), say(desk, [risk.detail], focus, since)]
    layWorry(desk, course, { ...base, kind: 'risk', statement, detail, gettingWorse: !closed && by.maybe(0.25) })
  }
  if (cast.riskAdult && by.maybe(0.8)) layWorry(desk, course, { ...base, ...riskAdult(desk, cast.riskAdult, since) })
  if (by.maybe(0.08)) {
    const told = { told: true, on: since }
    const statement = 'Workers: take care on visits'
    layWorry(desk, course, { ...base, kind: 'warning-note', statement, detail: by.pick(WARNING_NOTES), told })
  }
}

type WorryToLay = Pick<Worry, 'kind' | 'children' | 'statement' | 'detail' | 'since' | 'closed'> & Partial<Worry>

function layWorry(desk: Desk, course: Course, worry: WorryToLay): void {
  const about = (entry: Entry) => entry.about.some((id) => worry.children.includes(id))
  const evidence = desk.entries.filter((entry) => entry.episode === course.episode && about(entry)).slice(0, 3)
  desk.worries.push({
    id: `${desk.cast.id}-w${desk.worries.length + 1}`,
    adult: null,
    source: desk.by.pick(['fact', 'opinion']),
    gettingWorse: false,
    told: null,
    reviewBy: addDays(desk.today, desk.by.whole(-6, 80)),
    recordedBy: desk.staff.worker.subject,
    evidence: evidence.map((entry) => entry.id),
    ...worry,
  })
}

function riskAdult(desk: Desk, adult: Person, since: CalendarDay) {
  const name = adult.names[0]
  const told = desk.by.maybe(0.7)
  return {
    kind: 'risk-adult' as const,
    adult: adult.id,
    statement: `${name?.given} ${name?.family} may be a risk to children`,
    detail: desk.by.pick(desk.cast.theme === 'sexual' ? RISK_ADULTS.slice(3) : RISK_ADULTS.slice(0, 3)),
    source: 'fact' as const,
    told: { told, on: told ? since : null },
  }
}

export function layStrengths(desk: Desk, course: Course, from: CalendarDay, count: number): void {
  for (const child of course.children) {
    const on = dayWithin(desk, from, course.horizon)
    const slots = slotsFor(desk.cast, child, [child], on)
    const fit = fitting(desk, STRENGTHS, (one) => one.text, child, on).filter((one) => canTell(one.text, slots))
    for (const story of desk.by.some(fit, count)) {
      const { user } = tellerVoice(desk, story.teller, child)
      desk.strengths.push({
        id: `${desk.cast.id}-g${desk.strengths.length + 1}`,
        children: [child.id],
        text: sayOnce(desk, story.text, child, slots),
        source: story.source,
        on,
        recordedBy: (user ?? desk.staff.worker).subject,
      })
    }
  }
}

/** A low-level concern that a practitioner lodged with their own agency and did not ask anybody to act on. */
export function laySealedConcern(desk: Desk, child: Person, from: CalendarDay): void {
  const on = dayWithin(desk, from, desk.today)
  const { user } = tellerVoice(
    desk,
    ageThen(child, on) >= 4 ? 'school' : ageThen(child, on) < 0 ? 'midwife' : 'health-visitor',
    child,
  )
  const author = user ?? desk.staff.gp
  const reviewBy = addDays(on, 182)
  const lapsed = reviewBy < desk.today
  desk.sealedConcerns.push({
    id: `${desk.cast.id}-k${desk.sealedConcerns.length + 1}`,
    child: child.id,
    agency: author.agency,
    author: author.subject,
    on,
    band: desk.by.weigh([
      ['information', 7],
      ['worried', 3],
    ]),
    contents: say(desk, SEALED_NOTES, child, on),
    reviewBy,
    ended: lapsed
      ? {
          on: reviewBy,
          how: desk.by.pick(['lapsed', 'resolved']),
          why: 'Nothing like it was seen again in six months.',
        }
      : null,
  })
}
