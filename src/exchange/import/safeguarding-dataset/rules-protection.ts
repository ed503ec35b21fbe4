import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Laid, LaidRow } from '../cin-census/laying-down/model.ts'
import type { Bundle, DatasetRow } from './model.ts'
import { outcomeIn } from './model-outcomes.ts'
import { categoryIn, dayIn, idsOfStep, type LaidFor, referralIds, textIn, yesIn } from './rules-cells.ts'
import { rowId } from './rules-people.ts'

type Protection = Required<
  Pick<
    Laid,
    | 'section47Enquiry'
    | 'section47EnquiryChild'
    | 'meeting'
    | 'meetingChild'
    | 'conference'
    | 'conferenceChild'
    | 'planStatus'
  >
>

/** Enquiries, conferences and plans of a child. An open child protection plan awaits its next review, here. */
export function protectionOf(bundle: Bundle, into: LaidFor): Protection {
  const rows = (table: string) => bundle.rows[table] ?? []
  const plans = rows('ssd_cp_plans')
  const conferences = rows('ssd_initial_cp_conference')
  const enquiries = rows('ssd_s47_enquiry').map((row) => enquiryOf(row, conferences, into))
  const held = [
    ...conferences.map((row) => initialOf(row, bundle, into)),
    ...rows('ssd_cp_reviews').flatMap((row) => reviewOf(row, bundle, into)),
  ]
  const all = [...held, ...plans.flatMap((row) => awaitedOf(row, bundle, into))]
  return {
    section47Enquiry: enquiries.map(({ step }) => step),
    section47EnquiryChild: enquiries.map(({ part }) => part),
    meeting: held.flatMap(({ meeting }) => meeting),
    meetingChild: held.flatMap(({ meeting }) =>
      meeting.map(({ id }) => ({ id: into.idOf('part', 'meeting', id), meetingId: id, childId: into.childId })),
    ),
    conference: all.map(({ step }) => step),
    conferenceChild: all.map(({ part }) => part),
    planStatus: [
      ...rows('ssd_cin_plans').map((row) => needPlanOf(row, bundle, into)),
      ...plans.map((row) => protectionPlanOf(row, bundle, into)),
    ],
  }
}

/** The child protection plan of a review: the one it names, else the one that the child had on its day. */
export function planOfReview(row: DatasetRow, bundle: Bundle): DatasetRow | undefined {
  const plans = bundle.rows['ssd_cp_plans'] ?? []
  const [named, day] = [textIn(row, 'cppr_cp_plan_id'), dayIn(row, 'cppr_cp_review_date') ?? '']
  if (named) return plans.find(({ cells }) => cells['cppl_cp_plan_id'] === named)
  return plans.find((plan) => {
    const [from, to] = [dayIn(plan, 'cppl_cp_plan_start_date') ?? '', dayIn(plan, 'cppl_cp_plan_end_date')]
    return from <= day && (to === null || day <= to)
  })
}

function enquiryOf(row: DatasetRow, conferences: readonly DatasetRow[], { childId, idOf }: LaidFor) {
  const key = textIn(row, 's47e_s47_enquiry_id') ?? ''
  const { partId, stepId } = idsOfStep('ssd_s47_enquiry', key, idOf)
  const outcome = outcomeIn('s47e_s47_outcome_json', row.cells['s47e_s47_outcome_json'] ?? '')
  const target = conferences.find(({ cells }) => cells['icpc_s47_enquiry_id'] === key)
  const step: LaidRow<'section47Enquiry'> = {
    ...{ id: stepId, referralId: referralIds(textIn(row, 's47e_referral_id') ?? '', idOf).referralId, reported: true },
    startedOn: dayIn(row, 's47e_s47_start_date') as CalendarDay,
    concludedOn: dayIn(row, 's47e_s47_end_date'),
  }
  const part: LaidRow<'section47EnquiryChild'> = {
    ...{ id: partId, section47EnquiryId: stepId, childId, outcome },
    conferenceNotRequired: yesIn(row, 's47e_s47_nfa') === true || (outcome !== null && outcome !== 'conference'),
    conferenceTargetOn: target ? dayIn(target, 'icpc_icpc_target_date') : null,
    reportedConferenceOn: null,
  }
  return { step, part }
}

function initialOf(row: DatasetRow, bundle: Bundle, { childId, idOf }: LaidFor) {
  const { partId, stepId } = idsOfStep('ssd_initial_cp_conference', textIn(row, 'icpc_icpc_id') ?? '', idOf)
  const enquiryKey = textIn(row, 'icpc_s47_enquiry_id')
  const enquiry = (bundle.rows['ssd_s47_enquiry'] ?? []).find(
    ({ cells }) => cells['s47e_s47_enquiry_id'] === enquiryKey,
  )
  const heldOn = dayIn(row, 'icpc_icpc_date')
  const begun = (enquiry && dayIn(enquiry, 's47e_s47_start_date')) ?? dayIn(row, 'icpc_icpc_target_date') ?? heldOn
  const meeting = meetingOf(row, 'icpc_icpc_meeting_id', 'initial-conference', heldOn, idOf)
  const flagged = yesIn(row, 'icpc_icpc_outcome_cp_flag')
  const outcome =
    flagged === null
      ? outcomeIn('icpc_icpc_outcome_json', row.cells['icpc_icpc_outcome_json'] ?? '')
      : flagged
        ? 'protection-plan'
        : 'no-plan'
  const plan = (bundle.rows['ssd_cp_plans'] ?? []).find((one) => dayIn(one, 'cppl_cp_plan_start_date') === heldOn)
  const step: LaidRow<'conference'> = {
    ...{ id: stepId, kind: 'initial', referralId: referralIds(textIn(row, 'icpc_referral_id') ?? '', idOf).referralId },
    dueFrom: begun as CalendarDay,
    ...{ heldOn, reported: heldOn !== null || isOver(bundle, textIn(row, 'icpc_referral_id')) },
    meetingId: meeting[0]?.id ?? null,
    section47EnquiryId: enquiry ? idsOfStep('ssd_s47_enquiry', enquiryKey ?? '', idOf).stepId : null,
  }
  const part: LaidRow<'conferenceChild'> = {
    ...{ id: partId, conferenceId: stepId, childId, outcome: outcome as LaidRow<'conferenceChild'>['outcome'] },
    category: plan ? categoryIn(plan, 'cppl_cp_plan_initial_category') : null,
  }
  return { step, part, meeting }
}

function meetingOf(
  row: DatasetRow,
  column: string,
  kind: LaidRow<'meeting'>['kind'],
  heldOn: CalendarDay | null,
  idOf: LaidFor['idOf'],
): LaidRow<'meeting'>[] {
  const key = textIn(row, column)
  return key === null ? [] : [{ id: rowId('meeting', key, idOf), kind, heldOn }]
}

function reviewOf(row: DatasetRow, bundle: Bundle, { childId, idOf }: LaidFor) {
  const plan = planOfReview(row, bundle)
  const referral = plan && textIn(plan, 'cppl_referral_id')
  if (!plan || !referral) return []
  const { partId, stepId } = idsOfStep('ssd_cp_reviews', textIn(row, 'cppr_cp_review_id') ?? '', idOf)
  const heldOn = dayIn(row, 'cppr_cp_review_date')
  const meeting = meetingOf(row, 'cppr_cp_review_meeting_id', 'review-conference', heldOn, idOf)
  const goesOn = yesIn(row, 'cppr_cp_review_outcome_continue_cp')
  const step: LaidRow<'conference'> = {
    ...{ id: stepId, kind: 'review', referralId: referralIds(referral, idOf).referralId, heldOn, reported: true },
    dueFrom: dayIn(plan, 'cppl_cp_plan_start_date') as CalendarDay,
    ...{ meetingId: meeting[0]?.id ?? null, section47EnquiryId: null },
  }
  const part: LaidRow<'conferenceChild'> = {
    ...{ id: partId, conferenceId: stepId, childId, category: null },
    outcome: goesOn === null ? null : goesOn ? 'continue' : 'end',
  }
  return [{ step, part, meeting }]
}

/** The review that an open plan awaits: a chair records it here. Of a plan that is over it is awaited no more. */
function awaitedOf(row: DatasetRow, bundle: Bundle, { childId, idOf }: LaidFor) {
  const referral = textIn(row, 'cppl_referral_id')
  if (referral === null) return []
  const key = textIn(row, 'cppl_cp_plan_id') ?? ''
  const reviews = (bundle.rows['ssd_cp_reviews'] ?? []).filter((review) => planOfReview(review, bundle) === row)
  const days = [dayIn(row, 'cppl_cp_plan_start_date'), ...reviews.map((review) => dayIn(review, 'cppr_cp_review_date'))]
  const stepId = idOf('step', 'review-awaited', key)
  const step: LaidRow<'conference'> = {
    ...{ id: stepId, kind: 'review', referralId: referralIds(referral, idOf).referralId, heldOn: null },
    dueFrom: days
      .filter((day) => day !== null)
      .sort()
      .at(-1) as CalendarDay,
    reported: dayIn(row, 'cppl_cp_plan_end_date') !== null || isOver(bundle, referral),
    ...{ meetingId: null, section47EnquiryId: null },
  }
  const part: LaidRow<'conferenceChild'> = {
    ...{ id: idOf('part', 'review-awaited', key), conferenceId: stepId, childId, outcome: null, category: null },
  }
  return [{ step, part }]
}

function isOver(bundle: Bundle, referral: string | null): boolean {
  const row = (bundle.rows['ssd_cin_episodes'] ?? []).find(({ cells }) => cells['cine_referral_id'] === referral)
  return row !== undefined && dayIn(row, 'cine_close_date') !== null
}

function needPlanOf(row: DatasetRow, bundle: Bundle, into: LaidFor): LaidRow<'planStatus'> {
  const status = statusOf(row, bundle, into, {
    id: 'cinp_cin_plan_id',
    referral: 'cinp_referral_id',
    dates: 'cinp_cin_plan',
  })
  return { ...status, kind: 'child-in-need', category: null, firstCategory: null, conferenceId: null }
}

function protectionPlanOf(row: DatasetRow, bundle: Bundle, into: LaidFor): LaidRow<'planStatus'> {
  const first = categoryIn(row, 'cppl_cp_plan_initial_category')
  const latest = categoryIn(row, 'cppl_cp_plan_latest_category') ?? first
  const conference = textIn(row, 'cppl_icpc_id')
  const isThere = (bundle.rows['ssd_initial_cp_conference'] ?? []).some(
    ({ cells }) => cells['icpc_icpc_id'] === conference,
  )
  return {
    ...statusOf(row, bundle, into, { id: 'cppl_cp_plan_id', referral: 'cppl_referral_id', dates: 'cppl_cp_plan' }),
    ...{ kind: 'child-protection', category: latest ?? 'MUL', firstCategory: first },
    conferenceId: isThere ? idsOfStep('ssd_initial_cp_conference', conference ?? '', into.idOf).stepId : null,
  }
}

function statusOf(
  row: DatasetRow,
  bundle: Bundle,
  { childId, planId, today, idOf }: LaidFor,
  columns: { readonly id: string; readonly referral: string; readonly dates: string },
) {
  const referral = textIn(row, columns.referral)
  const toOn = dayIn(row, `${columns.dates}_end_date`)
  return {
    ...{ id: rowId(row.table, textIn(row, columns.id) ?? '', idOf), planId, childId, reported: true as const, toOn },
    episodeId: referral === null ? null : referralIds(referral, idOf).episodeId,
    fromOn: dayIn(row, `${columns.dates}_start_date`) as CalendarDay,
    previousCount: null,
    takenOverOn: toOn === null && !isOver(bundle, referral) ? today : null,
  }
}
