import type { RawElement } from '../../exchange/import/cin-census/model.ts'
import { asCalendarDay } from '../../kernel/calendar-day.ts'
import type {
  Dated,
  Flagged,
  Group,
  ReturnedAssessment,
  ReturnedChild,
  ReturnedEnquiry,
  ReturnedEpisode,
  ReturnedHeader,
  ReturnedPlan,
  ReturnedPreProceedings,
  ReturnedProtectionPlan,
  Written,
} from './model.ts'
import type { Edition, PreProceedingsGroup } from './years/model.ts'

// Reads the groups of a census file as they are written. Nothing is put right here: what is wrong is for the rules to say.

/** Reads one child, by what its year asks for. @param place the child's place among those of the file, from 1 */
export function returnedChild(element: RawElement, place: number, edition: Edition): ReturnedChild {
  const child = { ...at(element, `Message/Children/Child[${place}]`) }
  const who = inside(child, 'ChildIdentifiers')
  const like = inside(child, 'ChildCharacteristics')
  return {
    ...groupOf(child),
    laChildId: written(who, 'LAchildID'),
    upn: written(who, 'UPN'),
    formerUpn: written(who, 'FormerUPN'),
    upnUnknown: written(who, 'UPNunknown'),
    bornOn: dated(who, 'PersonBirthDate'),
    expectedOn: dated(who, 'ExpectedPersonBirthDate'),
    sex: written(who, 'Sex', 'GenderCurrent', 'Gender'),
    diedOn: dated(who, 'PersonDeathDate'),
    ethnicity: written(like, 'Ethnicity'),
    disabilities: each(like, 'Disabilities').flatMap((group) => each(group, 'Disability').map(textOf)),
    episodes: each(child, 'CINdetails').map((details) => returnedEpisode(details, edition)),
  }
}

/** Reads the head of a file. */
export function returnedHeader(element: RawElement): ReturnedHeader {
  const header = at(element, 'Message/Header')
  const collection = inside(header, 'CollectionDetails')
  return {
    ...groupOf(header),
    collection: written(collection, 'Collection'),
    year: written(collection, 'Year'),
    referenceOn: dated(collection, 'ReferenceDate'),
    authority: written(inside(header, 'Source'), 'LEA', 'LA'),
  }
}

function returnedEpisode(details: At, { preProceedings }: Edition): ReturnedEpisode {
  return {
    ...groupOf(details),
    referredOn: dated(details, 'CINreferralDate'),
    referralSource: written(details, 'ReferralSource'),
    primaryNeed: written(details, 'PrimaryNeedCode'),
    closedOn: dated(details, 'CINclosureDate'),
    closureReason: written(details, 'ReasonForClosure'),
    conferenceOn: dated(details, 'DateOfInitialCPC'),
    noFurtherAction: flagged(details, 'ReferralNFA'),
    assessments: each(details, 'Assessments').map(returnedAssessment),
    needPlans: each(details, 'CINPlanDates').map((plan) => returnedPlan(plan, 'CINPlanStartDate', 'CINPlanEndDate')),
    enquiries: each(details, 'Section47').map(returnedEnquiry),
    protectionPlans: each(details, 'ChildProtectionPlans').map(returnedProtectionPlan),
    preProceedings: preProceedings ? returnedPreProceedings(details, preProceedings) : [],
  }
}

function returnedAssessment(assessment: At): ReturnedAssessment {
  return {
    ...groupOf(assessment),
    startedOn: dated(assessment, 'AssessmentActualStartDate'),
    authorisedOn: dated(assessment, 'AssessmentAuthorisationDate'),
    factors: each(assessment, 'FactorsIdentifiedAtAssessment').flatMap((group) =>
      each(group, 'AssessmentFactors').map(textOf),
    ),
  }
}

function returnedPlan(plan: At, from: string, to: string): ReturnedPlan {
  return { ...groupOf(plan), startedOn: dated(plan, from), endedOn: dated(plan, to) }
}

function returnedEnquiry(enquiry: At): ReturnedEnquiry {
  return {
    ...groupOf(enquiry),
    startedOn: dated(enquiry, 'S47ActualStartDate'),
    conferenceDueBy: dated(enquiry, 'InitialCPCtarget'),
    conferenceOn: dated(enquiry, 'DateOfInitialCPC'),
    conferenceNotRequired: flagged(enquiry, 'ICPCnotRequired'),
  }
}

function returnedProtectionPlan(plan: At): ReturnedProtectionPlan {
  return {
    ...returnedPlan(plan, 'CPPstartDate', 'CPPendDate'),
    initialCategory: written(plan, 'InitialCategoryOfAbuse'),
    latestCategory: written(plan, 'LatestCategoryOfAbuse'),
    previousPlans: written(plan, 'NumberOfPreviousCPP'),
    reviews: each(plan, 'Reviews').flatMap(reviewsIn),
  }
}

function returnedPreProceedings(
  details: At,
  { name, columns }: PreProceedingsGroup,
): readonly ReturnedPreProceedings[] {
  const days = columns.filter(({ isDay }) => isDay)
  return each(details, name).map((group) => ({
    ...groupOf(group),
    days: days.map((column) => dated(group, column.name)),
  }))
}

/** The days of a group of reviews; a group without one is a review without a day. */
function reviewsIn(group: At): readonly Dated[] {
  const days = each(group, 'CPPreviewDate')
  return days.length === 0 ? [dated(group, 'CPPreviewDate')] : days.map((day) => dayAt(textOf(day)))
}

/** An element and where it stands; without one, where it would stand. */
type At = { readonly element: RawElement | undefined; readonly path: string; readonly line: number }

function at(element: RawElement, path: string): At {
  return { element, path, line: element.line }
}

function groupOf({ path, line }: At): Group {
  return { path, line }
}

/** Vendors differ in the case of names. */
function named(group: At, names: readonly string[]): readonly RawElement[] {
  const wanted = names.map((name) => name.toLowerCase())
  return group.element?.children.filter(({ name }) => wanted.includes(name.toLowerCase())) ?? []
}

function inside(group: At, ...names: readonly [string, ...string[]]): At {
  const [element] = named(group, names)
  return { element, path: `${group.path}/${element?.name ?? names[0]}`, line: element?.line ?? group.line }
}

function each(group: At, name: string): readonly At[] {
  return named(group, [name]).map((element, place) => at(element, `${group.path}/${element.name}[${place + 1}]`))
}

function textOf({ element, path }: At): Written {
  return { written: element?.text.trim() || null, path }
}

function written(group: At, ...names: readonly [string, ...string[]]): Written {
  return textOf(inside(group, ...names))
}

function dated(group: At, name: string): Dated {
  return dayAt(written(group, name))
}

/** A day as the schema has it, with a time or zone behind it or without. */
function dayAt(text: Written): Dated {
  const [day] = /^\d{4}-\d{2}-\d{2}(?=$|T|Z|[+-]\d{2}:\d{2}$)/.exec(text.written ?? '') ?? []
  return { ...text, day: (day && asCalendarDay(day)) || null }
}

function flagged(group: At, name: string): Flagged {
  const text = written(group, name)
  return { ...text, value: FLAGS[text.written ?? ''] ?? null }
}

/** @source Children in need census rule 8568: 0 and 1, or false and true */
const FLAGS: Readonly<Record<string, boolean>> = { '0': false, false: false, '1': true, true: true }
