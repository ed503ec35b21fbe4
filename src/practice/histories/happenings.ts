import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { ageThen, slotsFor } from '../cast.ts'
import type { Entry, Person } from '../model.ts'
import { THEME_ENTRIES } from '../stock/entries-by-theme.ts'
import { EVERYDAY_ENTRIES } from '../stock/entries-everyday.ts'
import type { EntryStory } from '../stock/shape.ts'
import { STRENGTHS } from '../stock/strengths.ts'
import { RISK_ADULTS, RISKS, SEALED_NOTES, WARNING_NOTES } from '../stock/worries.ts'
import { canTell } from '../telling.ts'
import { clockTime, type Desk, fitting, say, sayOnce } from './desk.ts'
import { type Course, dayWithin } from './front-door.ts'
import { tellerVoice } from './voices.ts'

const ENTRIES: readonly EntryStory[] = [...THEME_ENTRIES, ...THEME_ENTRIES, ...EVERYDAY_ENTRIES]

/** What happened and was said between the steps, about one child or all, from many people; each thing once. */
export function layEntries(desk: Desk, course: Course, from: CalendarDay, count: number): void {
  const days = Array.from({ length: count }, () => dayWithin(desk, from, course.horizon)).sort()
  for (const on of days) {
    const there = course.children.filter((child) => ageThen(child, on) >= 0)
    const child = desk.by.pick(there.length > 0 ? there : course.children)
    const fit = fitting(desk, ENTRIES, textOf, child, on).filter((one) => !desk.told.has(`${child.id}${one.text}`))
    if (fit.length > 0) layEntry(desk, course, child, on, desk.by.pick(fit))
  }
}

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
    recordedOn: recorded > desk.today ? desk.today : recorded,
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
  const { by, cast, today } = desk
  const closed = closedOn
    ? { on: closedOn, how: 'The change has held and was seen by people who call without notice.' }
    : null
  const shared = { recordedBy: desk.staff.worker.subject, reviewBy: addDays(today, by.whole(-6, 80)), closed }
  const add = (
    worry: Pick<
      Desk['worries'][number],
      'kind' | 'children' | 'adult' | 'statement' | 'detail' | 'source' | 'since' | 'gettingWorse' | 'told'
    >,
  ) => {
    const evidence = desk.entries
      .filter((entry) => entry.episode === course.episode && entry.about.some((id) => worry.children.includes(id)))
      .slice(0, 3)
    desk.worries.push({
      id: `${cast.id}-w${desk.worries.length + 1}`,
      ...shared,
      ...worry,
      evidence: evidence.map((entry) => entry.id),
    })
  }
  const all = course.children.map((child) => child.id)
  const focus = course.children[0] as Person
  for (const risk of by.some(
    fitting(desk, RISKS, (one) => `${one.statement} ${one.detail}`, focus, since),
    2,
  )) {
    add({
      kind: 'risk',
      children: all,
      adult: null,
      statement: say(desk, [risk.statement], focus, since),
      detail: say(desk, [risk.detail], focus, since),
      source: by.pick(['fact', 'opinion']),
      since,
      gettingWorse: !closed && by.maybe(0.25),
      told: null,
    })
  }
  if (cast.riskAdult && by.maybe(0.8)) {
    const name = cast.riskAdult.names[0]
    const told = by.maybe(0.7)
    add({
      kind: 'risk-adult',
      children: all,
      adult: cast.riskAdult.id,
      statement: `${name?.given} ${name?.family} may be a risk to children`,
      detail: by.pick(cast.theme === 'sexual' ? RISK_ADULTS.slice(3) : RISK_ADULTS.slice(0, 3)),
      source: 'fact',
      since,
      gettingWorse: false,
      told: { told, on: told ? since : null },
    })
  }
  if (by.maybe(0.08)) {
    add({
      kind: 'warning-note',
      children: all,
      adult: null,
      statement: 'Workers: take care on visits',
      detail: by.pick(WARNING_NOTES),
      source: 'fact',
      since,
      gettingWorse: false,
      told: { told: true, on: since },
    })
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
