import type { Involvement, InvolvementKind } from '../../child-index/contract-involvements.ts'
import { addMonths, type CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { BeginRefusal, ChangeInvolvement, ChangeRefusal, NewInvolvement, OwnInvolvement } from './model.ts'

/** Months after which an involvement of which its agency says nothing more no longer counts, as in the index. */
const LAPSES_AFTER_MONTHS = 12

/** The day from which an involvement no longer counts, unless it is renewed. */
export function lapsesOn({ renewedOn }: Pick<OwnInvolvement, 'renewedOn'>): CalendarDay {
  return addMonths(renewedOn, LAPSES_AFTER_MONTHS)
}

/** Whether somebody works with the child on this day, by their own word. */
export function isLive(own: Pick<OwnInvolvement, 'renewedOn' | 'endedOn'>, today: CalendarDay): boolean {
  return own.endedOn === null && today < lapsesOn(own)
}

/** Whether an involvement may begin: with a role and a way to reach them, begun by today; a sensitive one with consent. */
export function begin(act: NewInvolvement, today: CalendarDay): Outcome<NewInvolvement, BeginRefusal> {
  if (act.role.trim() === '' || act.contact.trim() === '') return refused('nothing-written')
  if (act.sinceOn > today) return refused('since-in-the-future')
  if (act.shown === 'broker' && !act.consent?.trim()) return refused('no-consent')
  return accepted(act)
}

/** Whether it may go on or end: once, not before it began, not ahead. One that lapsed may go on again. */
export function change(
  own: OwnInvolvement,
  { endedOn }: Pick<ChangeInvolvement, 'endedOn'>,
  today: CalendarDay,
): Outcome<OwnInvolvement, ChangeRefusal> {
  if (own.endedOn !== null) return refused('ended-already')
  if (endedOn === null) return accepted({ ...own, renewedOn: today })
  if (endedOn > today) return refused('ended-in-the-future')
  return endedOn < own.sinceOn ? refused('ended-before-it-began') : accepted({ ...own, endedOn })
}

/** What the index calls somebody of this agency. */
export function kindOfAgency(agencyKind: string): InvolvementKind {
  return KINDS[agencyKind] ?? 'other'
}

const KINDS: Readonly<Record<string, InvolvementKind>> = {
  ...{ 'gp-practice': 'gp-practice', hospital: 'hospital', 'health-visiting': 'health-visiting', school: 'school' },
  ...{ 'early-years': 'early-years', police: 'police', 'early-help': 'early-help' },
}

/**
 * Who works with a child, as somebody of this authority may see it: of a sensitive service of their own authority, too,
 * no more than that it exists, or nothing; but all of what their own agency said.
 *
 * @param own references under which their own agency told the index
 */
export function asSeen(
  involvements: readonly Involvement[],
  authority: string,
  own: ReadonlySet<string> = new Set(),
): readonly Involvement[] {
  return involvements.flatMap((one): Involvement[] => {
    if (one.authority !== authority || one.shown === 'named' || own.has(one.reference)) return [one]
    if (one.shown === 'hidden') return []
    return [{ ...one, ...NOTHING_OF_IT }]
  })
}

const NOTHING_OF_IT = { reference: '', kind: 'other', organisation: null, role: null, contact: null } as const
