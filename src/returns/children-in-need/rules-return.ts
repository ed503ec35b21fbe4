import { addMonths, addWorkingDays, type BankHolidays, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CensusYear } from './model.ts'
import type {
  Groups,
  Origin,
  RecordedAssessment,
  RecordedChild,
  RecordedConference,
  RecordedEnquiry,
  RecordedPlan,
  RecordedPreProceedings,
  RecordedReferral,
  Written,
} from './model-record.ts'
import { editionOf } from './years/rules.ts'

export type Reporting = {
  readonly year: CensusYear
  readonly holidays: BankHolidays
  /** The reference of a child to whom no other system gave one: letters and digits, at most 20, the same every year. */
  readonly referenceOf: (childId: string) => string
}

/**
 * A child as the census asks for it: what is recorded, as it stood on the last day of the year. Undefined for a child
 * with nothing to report in the year. Nothing is put right here: the rules say what is missing.
 *
 * @source Department for Education, Children in need census 2025 to 2026
 */
export function returnOf(child: RecordedChild, reporting: Reporting): Groups | undefined {
  const details = child.referrals.flatMap((referral) => detailsOf(child, referral, reporting) ?? [])
  if (details.length === 0) return undefined
  const parts = [
    group('ChildIdentifiers', identifiersOf(child, reporting)),
    group('ChildCharacteristics', [
      field('Ethnicity', child.ethnicity ?? NOT_OBTAINED),
      ...groupsIf(
        'Disabilities',
        child.disabilities.flatMap((code) => field('Disability', code)),
      ),
    ]),
    ...details,
  ]
  return group('Child', parts, { kind: 'child', id: child.id })
}

/** @source Ethnicity code set: information not yet obtained */
const NOT_OBTAINED = 'NOBT'
/** @source Working Together to Safeguard Children: 15 working days from the strategy discussion to the conference */
const TO_CONFERENCE = 15

function identifiersOf(child: RecordedChild, { year, referenceOf }: Reporting): readonly Parts[] {
  const bornOn = child.bornOn !== null && child.bornOn <= year.to ? child.bornOn : null
  const unborn = bornOn === null && (child.expectedOn ?? child.bornOn)
  return [
    field('LAchildID', child.reference ?? referenceOf(child.id)),
    field('UPN', child.upn),
    field('FormerUPN', child.formerUpn),
    field('UPNunknown', child.upn === null ? whyNoUpn(child, year) : null),
    field('PersonBirthDate', bornOn),
    field('ExpectedPersonBirthDate', unborn || null),
    field('Sex', unborn ? 'U' : child.sex),
    field('PersonDeathDate', during(child.diedOn, year)),
  ]
}

/** As recorded; otherwise, of a child who is not of school age, that it is too young. */
function whyNoUpn({ upnUnknown, bornOn }: RecordedChild, { year }: CensusYear): string | null {
  const isTooYoung = bornOn === null || addMonths(bornOn, 5 * 12) > `${year - 1}-08-31`
  return upnUnknown ?? (isTooYoung ? 'UN1' : null)
}

function detailsOf(child: RecordedChild, referral: RecordedReferral, reporting: Reporting): Groups | undefined {
  const { episode } = referral
  if (!isReported(referral, reporting.year)) return undefined
  const head = [
    field('CINreferralDate', episode?.openedOn ?? referral.receivedOn),
    field('ReferralSource', referral.source),
  ]
  const origin = { kind: 'referral', id: referral.referralId } as const
  if (!episode) return group('CINdetails', [...head, field('ReferralNFA', referral.ledToNothing ? '1' : '0')], origin)
  const { year } = reporting
  const closedOn = upTo(episode.closedOn, year)
  const of = <Step extends { readonly referralId: string }>(steps: readonly Step[]) =>
    steps.filter(({ referralId }) => referralId === referral.referralId)
  const conferences = of(child.conferences)
  const plans = child.plans.filter(({ episodeId }) => episodeId === episode.id)
  const ofPlan = { kind: 'plan', id: child.id } as const
  const earlier = (plan: RecordedPlan) =>
    child.plans.filter((one) => isProtection(one) && one.fromOn < plan.fromOn).length
  const work = [
    ...head,
    field('PrimaryNeedCode', episode.primaryNeed),
    field('CINclosureDate', closedOn),
    field('ReasonForClosure', closedOn && episode.closureReason),
    field('DateOfInitialCPC', withoutEnquiry(of(child.enquiries), conferences, year)),
    ...of(child.assessments).flatMap((assessment) => assessmentOf(assessment, year)),
    ...plans.filter((plan) => !isProtection(plan)).flatMap((plan) => needPlanOf(plan, year, ofPlan)),
    ...of(child.enquiries).flatMap((enquiry) => enquiryOf(enquiry, conferences, reporting)),
    field('ReferralNFA', '0'),
    ...plans
      .filter(isProtection)
      .flatMap((plan) => protectionPlanOf(plan, { conferences, earlier: earlier(plan), year, origin: ofPlan })),
    ...of(child.preProceedings).flatMap((work) => preProceedingsOf(work, year)),
  ]
  return group('CINdetails', work, { kind: 'episode', id: child.id })
}

/** In need on a day of the year; or referred in it, with nothing following. */
function isReported({ episode, receivedOn }: RecordedReferral, { from, to }: CensusYear): boolean {
  if (!episode) return from <= receivedOn && receivedOn <= to
  return episode.openedOn <= to && (episode.closedOn === null || episode.closedOn >= from)
}

/** Finished in the year, or going on at its end. */
function assessmentOf(
  { id, startedOn, internalReviewOn, authorisedOn, factors }: RecordedAssessment,
  year: CensusYear,
): Parts {
  if (startedOn > year.to || (authorisedOn !== null && authorisedOn < year.from)) return []
  const finishedOn = upTo(authorisedOn, year)
  return [
    group(
      'Assessments',
      [
        field('AssessmentActualStartDate', startedOn),
        field('AssessmentInternalReviewDate', upTo(internalReviewOn, year)),
        field('AssessmentAuthorisationDate', finishedOn),
        ...(finishedOn
          ? groupsIf(
              'FactorsIdentifiedAtAssessment',
              factors.flatMap((code) => field('AssessmentFactors', code)),
            )
          : []),
      ],
      { kind: 'assessment', id },
    ),
  ]
}

function needPlanOf(plan: RecordedPlan, year: CensusYear, origin: Origin): Parts {
  if (!isOn(plan, year)) return []
  return [
    group(
      'CINPlanDates',
      [field('CINPlanStartDate', plan.fromOn), field('CINPlanEndDate', upTo(plan.toOn, year))],
      origin,
    ),
  ]
}

/** Begun in the year, or with its conference in it, or going on at its end. */
function enquiryOf(enquiry: RecordedEnquiry, conferences: readonly RecordedConference[], reporting: Reporting): Parts {
  const { year, holidays } = reporting
  const { startedOn, conferenceNotRequired } = enquiry
  const heldOn = conferenceOf(enquiry, conferences)
  const isOver = heldOn !== null ? heldOn < year.from : conferenceNotRequired && startedOn < year.from
  if (startedOn > year.to || isOver) return []
  const dueBy = enquiry.conferenceDueBy ?? addWorkingDays(enquiry.discussedOn ?? startedOn, TO_CONFERENCE, holidays)
  return [
    group(
      'Section47',
      [
        field('S47ActualStartDate', startedOn),
        field('InitialCPCtarget', conferenceNotRequired ? null : dueBy),
        field('DateOfInitialCPC', upTo(heldOn, year)),
        field('ICPCnotRequired', conferenceNotRequired ? '1' : '0'),
      ],
      { kind: 'enquiry', id: enquiry.id },
    ),
  ]
}

function conferenceOf({ id, reportedConferenceOn }: RecordedEnquiry, conferences: readonly RecordedConference[]) {
  const held = conferences.find(({ kind, enquiryId }) => kind === 'initial' && enquiryId === id)
  return held?.heldOn ?? reportedConferenceOn
}

/** The initial conference of a child for whom no enquiry was made here, as of one who came on a plan. */
function withoutEnquiry(
  enquiries: readonly RecordedEnquiry[],
  conferences: readonly RecordedConference[],
  year: CensusYear,
) {
  const ofEnquiries = enquiries.map((enquiry) => conferenceOf(enquiry, conferences))
  const alone = conferences.find(
    ({ kind, enquiryId, heldOn }) =>
      kind === 'initial' && enquiryId === null && !ofEnquiries.includes(heldOn) && during(heldOn, year),
  )
  return alone?.heldOn ?? null
}

type OfPlan = {
  readonly conferences: readonly RecordedConference[]
  readonly earlier: number
  readonly year: CensusYear
  readonly origin: Origin
}

function protectionPlanOf(plan: RecordedPlan, { conferences, earlier, year, origin }: OfPlan): Parts {
  if (!isOn(plan, year)) return []
  const last = upTo(plan.toOn, year) ?? year.to
  const reviews = conferences.filter(({ kind, heldOn }) => kind === 'review' && plan.fromOn < heldOn && heldOn <= last)
  return [
    group(
      'ChildProtectionPlans',
      [
        field('CPPstartDate', plan.fromOn),
        field('CPPendDate', upTo(plan.toOn, year)),
        field('InitialCategoryOfAbuse', plan.firstCategory ?? plan.category),
        field('LatestCategoryOfAbuse', plan.category),
        field('NumberOfPreviousCPP', `${plan.previousCount ?? earlier}`),
        ...groupsIf(
          'Reviews',
          reviews.flatMap(({ heldOn }) => field('CPPreviewDate', heldOn)),
        ),
      ],
      origin,
    ),
  ]
}

/** What the collection of the year asks of pre-proceedings: nothing before 2026-27. */
function preProceedingsOf(work: RecordedPreProceedings, year: CensusYear): Parts {
  const { preProceedings } = editionOf(year.year)
  if (!preProceedings || work.startedOn > year.to) return []
  const columns = preProceedings.columns.flatMap(({ name, isDay, of }) => {
    const text = work[of]
    return field(name, isDay && text !== null && text > year.to ? null : text)
  })
  return [group(preProceedings.name, columns)]
}

function isProtection({ kind }: RecordedPlan): boolean {
  return kind === 'child-protection'
}

function isOn({ fromOn, toOn }: RecordedPlan, { from, to }: CensusYear): boolean {
  return fromOn <= to && (toOn === null || toOn >= from)
}

/** A day that had come by the end of the year; what came later is not in its return. */
function upTo(day: CalendarDay | null, { to }: CensusYear): CalendarDay | null {
  return day !== null && day <= to ? day : null
}

function during(day: CalendarDay | null, year: CensusYear): CalendarDay | null {
  return day !== null && day >= year.from ? upTo(day, year) : null
}

type Parts = readonly Written[]

function field(name: string, text: string | null): Parts {
  return text === null || text === '' ? [] : [{ name, text }]
}

function group(name: string, parts: readonly (Parts | Written)[], origin?: Origin): Groups {
  return { name, children: parts.flat() as Parts, ...(origin && { origin }) }
}

function groupsIf(name: string, parts: Parts): Parts {
  return parts.length > 0 ? [group(name, parts)] : []
}
