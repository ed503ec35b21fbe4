import type { NewEntry } from '../../entries/model.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { BeginIncident, BeginRefusal, GoOnIncident, GoOnRefusal, Incident } from './model.ts'

/**
 * Whether a serious incident may be written down: it happened before the authority came to know of it, and that by today.
 *
 * @source Children Act 2004 s.16C; Working Together to Safeguard Children 2023, chapter 5
 */
export function beginIncident(act: BeginIncident, today: CalendarDay): Outcome<BeginIncident, BeginRefusal> {
  if (act.childIds.length === 0) return refused('nobody-chosen')
  if (act.awareOn > today) return refused('aware-in-the-future')
  if (act.awareOn < act.happenedOn) return refused('aware-before-it-happened')
  return act.whatHappened.trim() === '' ? refused('not-said-what') : accepted(act)
}

/** Whether something more may be recorded of it: each step once. A late notification is late, never refused. */
export function goOn(incident: Incident, act: GoOnIncident, today: CalendarDay): Outcome<GoOnIncident, GoOnRefusal> {
  if (incident.withdrawnOn !== null) return refused('over-already')
  if (act.does === 'withdraw') return act.why.trim() === '' ? refused('no-why') : accepted(act)
  if (act.does === 'notify') {
    if (incident.notifiedOn !== null) return refused('done-already')
    if (act.notifiedOn > today) return refused('notified-in-the-future')
    return act.notifiedOn < incident.awareOn ? refused('notified-before-aware') : accepted(act)
  }
  if (incident.rapidReviewOn !== null) return refused('done-already')
  if (act.reviewedOn > today) return refused('reviewed-in-the-future')
  if (act.reviewedOn < incident.awareOn) return refused('reviewed-before-aware')
  return act.reason.trim() === '' ? refused('no-reason') : accepted(act)
}

type Told = {
  readonly recorder: { readonly name: string; readonly jobTitle: string }
  readonly entryId: string
  readonly on: CalendarDay
}

const TITLES: Readonly<Record<'begin' | GoOnIncident['does'], string>> = {
  begin: 'Serious incident: managers notify and review it',
  notify: 'Serious incident: notified to the national panel',
  review: 'Serious incident: rapid review held',
  withdraw: 'Serious incident: withdrawn, it was written down by mistake',
}

/**
 * What each child's story says of it: that managers are at work, and no more. What happened and what was decided stands
 * in their record, which they alone can open.
 */
export function entryOfIncident(
  { id, childIds }: Pick<Incident, 'id' | 'childIds'>,
  did: keyof typeof TITLES,
  { recorder, entryId, on }: Told,
): NewEntry {
  return {
    ...{ id: entryId, kind: 'fact', title: TITLES[did], happenedOn: on },
    body: paragraphs('What happened, and what was decided, stands in the managers’ record.'),
    ...{ saidBy: recorder.name, saidByRole: recorder.jobTitle, step: { kind: 'serious-incident', id } },
    about: childIds.map((personId) => ({ personId })),
  }
}
