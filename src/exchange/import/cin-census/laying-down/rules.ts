import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { ABUSE_CATEGORIES } from '../../../../statute/code-sets-casework.ts'
import type { CensusChild, CensusChildProtectionPlan, CensusEpisode, CodedValue } from '../model.ts'
import type { IdOf, Laid, LaidRow } from './model.ts'
import { entriesOfChild } from './rules-entries.ts'

/**
 * What a child of a return becomes in the record: history as it was reported, marked so. Nothing is filled in that
 * the return does not say; a referral with no further action opens no period of need. What is still open is worked with
 * here from `today` on: an open child protection plan awaits its next review.
 *
 * @param planId the child's one living plan, made here or to be made
 * @source Children in need census, statutory return under Children Act 1989 s.83
 */
export function laidDown(child: CensusChild, personId: string, idOf: IdOf, { today, planId }: LaidInto): Laid {
  const parts = child.episodes.map((episode) => layEpisode(episode, { personId, idOf, today, planId }))
  const all = <Table extends keyof Episode>(table: Table): LaidRow<Table>[] =>
    parts.flatMap((part) => part[table] as readonly LaidRow<Table>[])
  const statuses = all('planStatus')
  return {
    referral: all('referral'),
    referralChild: all('referralChild'),
    episode: all('episode'),
    assessment: all('assessment'),
    assessmentChild: all('assessmentChild'),
    section47Enquiry: all('section47Enquiry'),
    section47EnquiryChild: all('section47EnquiryChild'),
    conference: onceEach(all('conference')),
    conferenceChild: onceEach(all('conferenceChild')),
    plan: plansOf(statuses, personId),
    planStatus: statuses,
    closure: all('closure'),
    entries: entriesOfChild(child, personId, idOf),
  }
}

export type LaidInto = { readonly today: CalendarDay; readonly planId: string }

type Episode = Omit<Laid, 'plan' | 'entries'>

function layEpisode(episode: CensusEpisode, into: LaidInto & Pick<At, 'personId' | 'idOf'>): Episode {
  const { personId, idOf } = into
  const referralId = idOf('referral', episode.referredOn)
  const episodeId = idOf('episode', episode.referredOn)
  const at = { ...into, episode, referralId, episodeId }
  const opens = episode.noFurtherAction !== true || episode.closedOn !== null || hasSteps(episode)
  return {
    referral: [referralOf(episode, referralId)],
    referralChild: [
      {
        id: idOf('referral-child', episode.referredOn),
        referralId,
        childId: personId,
        noFurtherAction: episode.noFurtherAction === true,
      },
    ],
    episode: opens ? [episodeOf(at)] : [],
    closure: opens && episode.closedOn !== null ? [closureOf(at, episode.closedOn)] : [],
    ...assessmentsOf(at),
    ...enquiriesOf(at),
    ...conferencesOf(at),
    planStatus: opens ? statusesOf(at) : [],
  }
}

type At = LaidInto & {
  readonly episode: CensusEpisode
  readonly personId: string
  readonly idOf: IdOf
  readonly referralId: string
  readonly episodeId: string
}

function hasSteps(episode: CensusEpisode): boolean {
  const { assessments, childInNeedPlans, section47Enquiries, childProtectionPlans } = episode
  return [assessments, childInNeedPlans, section47Enquiries, childProtectionPlans].some(({ length }) => length > 0)
}

function referralOf({ referredOn, referralSource, noFurtherAction }: CensusEpisode, id: string): LaidRow<'referral'> {
  return {
    ...{ id, receivedOn: referredOn, sourceCode: referralSource?.code ?? '10' },
    decidedOn: referredOn,
    response: noFurtherAction === true ? 'no-further-action' : 'assessment',
    reported: true,
  }
}

function episodeOf({ episode, personId, referralId, episodeId }: At): LaidRow<'episode'> {
  return {
    ...{ id: episodeId, childId: personId, referralId, openedOn: episode.referredOn },
    primaryNeed: episode.primaryNeed?.code ?? null,
    closedOn: episode.closedOn,
    closureReason: episode.closedOn === null ? null : (episode.closureReason?.code ?? 'not reported'),
    reported: true,
  }
}

function closureOf({ episode, personId, idOf, episodeId }: At, closedOn: CalendarDay): LaidRow<'closure'> {
  return {
    ...{ id: idOf('closure', episode.referredOn), childId: personId, episodeId, closedOn },
    reasonCode: episode.closureReason?.code ?? 'not reported',
    reported: true,
  }
}

function assessmentsOf({ episode, personId, idOf, referralId }: At): Pick<Episode, 'assessment' | 'assessmentChild'> {
  const steps = nth(episode.assessments, ({ startedOn }) => startedOn).map(({ item, key }) => ({
    ...item,
    id: idOf('assessment', episode.referredOn, key),
    partId: idOf('assessment-child', episode.referredOn, key),
  }))
  return {
    assessment: steps.map(({ id, startedOn, internalReviewOn, authorisedOn }) => ({
      ...{ id, referralId, startedOn, internalReviewOn, authorisedOn, reported: true },
      revision: 0,
      state: authorisedOn === null ? 'open' : 'authorised',
    })),
    assessmentChild: steps.map(({ id, partId, factors }) => ({
      ...{ id: partId, assessmentId: id, childId: personId },
      factors: factors.map(({ code }) => code),
    })),
  }
}

function enquiriesOf(at: At): Pick<Episode, 'section47Enquiry' | 'section47EnquiryChild'> {
  const { episode, personId, idOf, referralId } = at
  const steps = nth(episode.section47Enquiries, ({ startedOn }) => startedOn).map(({ item, key }) => ({
    ...item,
    id: idOf('enquiry', episode.referredOn, key),
    partId: idOf('enquiry-child', episode.referredOn, key),
  }))
  return {
    section47Enquiry: steps.map(({ id, startedOn, conferenceOn, conferenceNotRequired }) => ({
      ...{ id, referralId, startedOn, reported: true },
      concludedOn: conferenceOn ?? (conferenceNotRequired === true ? startedOn : null),
    })),
    section47EnquiryChild: steps.map(({ id, partId, conferenceDueBy, conferenceOn, conferenceNotRequired }) => ({
      ...{ id: partId, section47EnquiryId: id, childId: personId },
      outcome: null,
      conferenceNotRequired: conferenceNotRequired === true,
      conferenceTargetOn: conferenceDueBy,
      reportedConferenceOn: conferenceOn,
    })),
  }
}

/** The conferences a return speaks of: initial ones by their dates, and each review of a plan. */
function conferencesOf(at: At): Pick<Episode, 'conference' | 'conferenceChild'> {
  const { episode } = at
  const initial = [episode.initialConferenceOn, ...episode.section47Enquiries.map(({ conferenceOn }) => conferenceOn)]
  const held = [...new Set(initial.filter((on) => on !== null))].map((on) => conference(at, 'initial', on))
  const reviews = episode.childProtectionPlans.flatMap((plan) =>
    [...new Set(plan.reviewedOn)].map((on) => conference(at, 'review', on, plan)),
  )
  const plans = nth(episode.childProtectionPlans, ({ startedOn }) => startedOn)
  const awaited = plans.map(({ item, key }) => awaitedReview(at, item, key))
  const all = [...held, ...reviews, ...awaited]
  return { conference: all.map(({ row }) => row), conferenceChild: all.map(({ part }) => part) }
}

/** The review that an open plan awaits: a chair records it here. Reported and not held: awaited no more, the plan ended. */
function awaitedReview(at: At, { startedOn, endedOn, reviewedOn }: CensusChildProtectionPlan, key: string) {
  const { episode, personId, idOf, referralId } = at
  const id = idOf('conference', 'review-awaited', episode.referredOn, key)
  const dueFrom = [startedOn, ...reviewedOn].sort().at(-1) ?? startedOn
  const reported = endedOn !== null || episode.closedOn !== null
  const row: LaidRow<'conference'> = { id, kind: 'review', referralId, dueFrom, heldOn: null, reported }
  const partId = idOf('conference-child', 'review-awaited', episode.referredOn, key)
  const part: LaidRow<'conferenceChild'> = {
    ...{ id: partId, conferenceId: id, childId: personId, outcome: null, category: null },
  }
  return { row, part }
}

function conference(at: At, kind: 'initial' | 'review', on: CalendarDay, plan?: CensusChildProtectionPlan) {
  const { episode, personId, idOf, referralId } = at
  const id = idOf('conference', kind, on)
  const made = plan ?? episode.childProtectionPlans.find(({ startedOn }) => startedOn === on)
  const outcome = kind === 'review' ? (made?.endedOn === on ? 'end' : 'continue') : made ? 'protection-plan' : null
  const row: LaidRow<'conference'> = {
    id,
    kind,
    referralId,
    dueFrom: made?.startedOn ?? on,
    heldOn: on,
    reported: true,
  }
  const part: LaidRow<'conferenceChild'> = {
    ...{ id: idOf('conference-child', kind, on), conferenceId: id, childId: personId, outcome },
    category: kind === 'initial' ? categoryOf(made?.initialCategory ?? null) : null,
  }
  return { row, part }
}

function statusesOf({ episode, personId, idOf, episodeId, planId, today }: At): LaidRow<'planStatus'>[] {
  const isOpen = (endedOn: CalendarDay | null) => endedOn === null && episode.closedOn === null
  const always = { planId, childId: personId, episodeId, reported: true as const }
  return [
    ...nth(episode.childInNeedPlans, ({ startedOn }) => startedOn).map(({ item, key }) => ({
      ...{ ...always, id: idOf('child-in-need-plan', episode.referredOn, key), kind: 'child-in-need' as const },
      ...{ fromOn: item.startedOn, toOn: item.endedOn, previousCount: null, category: null, firstCategory: null },
      takenOverOn: isOpen(item.endedOn) ? today : null,
    })),
    ...nth(episode.childProtectionPlans, ({ startedOn }) => startedOn).map(({ item, key }) => ({
      ...{ ...always, id: idOf('child-protection-plan', episode.referredOn, key), kind: 'child-protection' as const },
      ...{ fromOn: item.startedOn, toOn: item.endedOn, previousCount: item.previousPlans },
      takenOverOn: isOpen(item.endedOn) ? today : null,
      category: categoryOf(item.latestCategory ?? item.initialCategory) ?? 'MUL',
      firstCategory: categoryOf(item.initialCategory),
    })),
  ]
}

function plansOf(statuses: readonly LaidRow<'planStatus'>[], childId: string): LaidRow<'plan'>[] {
  const [first] = [...statuses].sort((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
  return first === undefined ? [] : [{ id: first.planId, childId, madeOn: first.fromOn }]
}

type Category = 'NEG' | 'PHY' | 'SAB' | 'EMO' | 'MUL'
const CATEGORIES = new Set(ABUSE_CATEGORIES.map(({ code }) => code))

function categoryOf(value: CodedValue | null): Category | null {
  return value && CATEGORIES.has(value.code) ? (value.code as Category) : null
}

/** Steps with a key of their own: their day, and a count where two began on one day. */
function nth<Item>(items: readonly Item[], dayOf: (item: Item) => string) {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const day = dayOf(item)
    const count = (seen.get(day) ?? 0) + 1
    seen.set(day, count)
    return { item, key: count === 1 ? day : `${day} ${count}` }
  })
}

function onceEach<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}
