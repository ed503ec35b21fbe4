import type { ColumnKind, Edition, InspectionList, ListColumn } from './model.ts'

// The lists that Ofsted asks for at an inspection of local authority children's services (Annex A of the ILACS framework),
// by edition: which sheets, which columns, in which order, headed how. Where an edition differs from the one before, it
// says only in what.

const of = (heading: string, field = '', kind: ColumnKind = 'text'): ListColumn => ({ heading, field, kind })

const CHILD: readonly ListColumn[] = [
  of('Child Unique ID', 'reference'),
  of('Gender', 'sex'),
  of('Ethnicity', 'ethnicity'),
  of('Date of Birth', 'birthDate', 'day'),
  of('Age of Child (Years)', 'age', 'number'),
]
const DISABILITY = of('Does the Child have a Disability', 'disability', 'yes-no')
const HELD: readonly ListColumn[] = [of('Allocated Team', 'team'), of('Allocated Worker', 'worker')]

const CARE = 'Children in care, care leavers and adoption are not recorded here yet.'

const CONTACTS: InspectionList = {
  number: 1,
  name: 'Contacts',
  columns: [...CHILD, of('Date of Contact', 'contactOn', 'day'), of('Contact Source', 'source', 'source')],
}

const EARLY_HELP: InspectionList = {
  number: 2,
  name: 'Early help assessments',
  notRecorded: 'Assessments of early help are not recorded here yet.',
  columns: [
    ...CHILD,
    of('Assessment start date', 'startedOn', 'day'),
    of('Assessment completion date', 'completedOn', 'day'),
    of('Organisation completing assessment', 'organisation'),
  ],
}

const REFERRALS: InspectionList = {
  number: 3,
  name: 'Referrals',
  columns: [
    ...CHILD,
    of('Date of referral', 'referredOn', 'day'),
    of('Referral Source', 'source', 'source'),
    of('Referral NFA?', 'ledToNothing', 'yes-no'),
    of('Number of Referrals in Last 12 Months', 'referralsBefore', 'number'),
    ...HELD,
  ],
}

const ASSESSMENTS: InspectionList = {
  number: 4,
  name: 'Assessments',
  columns: [
    ...CHILD,
    DISABILITY,
    of('Continuous Assessment Start Date', 'startedOn', 'day'),
    of('Child Seen During Continuous Assessment', 'seen', 'yes-no'),
    of('Continuous Assessment Date of Authorisation', 'authorisedOn', 'day'),
    of("Was the child assessed as requiring LA children's social care support?", 'needsSupport', 'yes-no'),
    ...HELD,
  ],
}

const ENQUIRIES: InspectionList = {
  number: 5,
  name: 'S47 and ICPC',
  columns: [
    ...CHILD,
    DISABILITY,
    of('Strategy discussion initiating Section 47 Enquiry Start Date', 'startedOn', 'day'),
    of('Was an Initial Child Protection Conference deemed unnecessary?', 'conferenceNotRequired', 'yes-no'),
    of('Date of Initial Child Protection Conference', 'conferenceOn', 'day'),
    of('Did the Initial Child Protection Conference Result in a Child Protection Plan', 'ledToPlan', 'yes-no'),
    of('Number of Section 47 Enquiries in the last 12 months', 'enquiriesBefore', 'number'),
    of('Number of ICPCs in the last 12 months', 'conferencesBefore', 'number'),
    ...HELD,
  ],
}

const IN_NEED: InspectionList = {
  number: 6,
  name: 'Children in need',
  columns: [
    ...CHILD,
    DISABILITY,
    of('CIN Start Date', 'openedOn', 'day'),
    of('Primary Need Code', 'primaryNeed'),
    of('Date Child Was Last Seen', 'lastSeenOn', 'day'),
    of('CIN Closure Date', 'closedOn', 'day'),
    of('Reason for Closure', 'closureReason'),
    of('Case Status', 'status'),
    ...HELD,
  ],
}

const PROTECTION: InspectionList = {
  number: 7,
  name: 'CP plans',
  columns: [
    ...CHILD,
    DISABILITY,
    of('Child Protection Plan Start Date', 'startedOn', 'day'),
    of('Initial Category of Abuse', 'firstCategory', 'category'),
    of('Latest Category of Abuse', 'category', 'category'),
    of('Date of the Last Statutory Visit', 'visitedOn', 'day'),
    of('Was the Child Seen Alone?', 'seenAlone', 'yes-no'),
    of('Date of latest review conference', 'reviewedOn', 'day'),
    of('Child Protection Plan End Date', 'endedOn', 'day'),
    of(
      'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)',
      'protectedAtOnce',
      'y-n',
    ),
    of('Number of Previous Child Protection Plans', 'plansBefore', 'number'),
    ...HELD,
  ],
}

const IN_CARE: InspectionList = {
  number: 8,
  name: 'Children in care',
  notRecorded: CARE,
  columns: [
    ...CHILD,
    of('Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)'),
    DISABILITY,
    of('Date Started to be Looked After'),
    of("Child's Category of Need"),
    of('Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)'),
    of('Start date of current legal status'),
    of("Child's Legal Status"),
    of('Date of Latest Statutory Review'),
    of('Date of Last Social Work Visit'),
    of('What is the permanence plan for this child?'),
    of('Date of Last IRO Visit / Contact to the Child'),
    of('Date of Last Health Assessment'),
    of('Date of Last Dental Check'),
    of('Number of Placements in the Last 12 months'),
    of('Date Ceased to be Looked After'),
    of('Reason Ceased to be Looked After'),
    of('Start Date of Most Recent Placement'),
    of('Placement Type'),
    of('Placement Provider'),
    of('Placement postcode'),
    of('URN of Placement'),
    of('Placement Location'),
    of('LA of Placement'),
    of("Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months"),
    of("Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months"),
    of('Was the child offered a Return Interview after their last missing episode (Y/N)?'),
    of('Did the child accept a Return Interview after their last missing episode (Y/N)?'),
    ...HELD,
  ],
}

const LEAVERS: InspectionList = {
  number: 9,
  name: 'Care leavers',
  notRecorded: CARE,
  columns: [
    ...CHILD,
    of('Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)'),
    DISABILITY,
    ...HELD,
    of('Allocated Personal Advisor'),
    of('Eligibility Category'),
    of('Latest Pathway Plan Review Date'),
    of('LA in Touch'),
    of('Latest Date of Contact'),
    of('Type of Accommodation'),
    of('Suitability of Accommodation'),
    of('Activity Status'),
  ],
}

const [ID, ...ABOUT] = CHILD

const ADOPTION: InspectionList = {
  number: 10,
  name: 'Adoption (children)',
  notRecorded: CARE,
  columns: [
    ...(ID ? [ID] : []),
    of('Family identifier'),
    ...ABOUT,
    DISABILITY,
    of('Date the Child Entered Care'),
    of('Date of Decision that Child Should be Placed for Adoption'),
    of('Date of Placement Order'),
    of('Date of Matching Child and Prospective Adopters'),
    of('Date Placed for Adoption'),
    of('Date of Adoption Order'),
    of('Date of Decision that Child Should No Longer be Placed for Adoption'),
    of('Reason Why Child No Longer Placed for Adoption'),
    of('Date the child was placed for fostering in FFA or concurrent planning placement'),
  ],
}

const ADOPTERS: InspectionList = {
  number: 11,
  name: 'Prospective adopters',
  notRecorded: CARE,
  columns: [
    of('Individual adopter identifier'),
    of('Family identifier'),
    of('Gender'),
    of('Ethnicity'),
    of('Disability'),
    of('Is the (prospective) adopter fostering for adoption?'),
    of('Date enquiry received'),
    of('Date Stage 1 started'),
    of('Date Stage 1 ended'),
    of('Date Stage 2 started'),
    of('Date Stage 2 ended'),
    of('Date application submitted'),
    of('Date application approved'),
    of('Date adopter matched with child(ren)'),
    of('Date child/children placed with adopter(s)'),
    of('No. of children placed'),
    of('Date of Adoption Order'),
    of('Date of leaving adoption process'),
    of('Reason for leaving adoption process'),
  ],
}

const FIRST: Edition = {
  year: 2025,
  lists: [
    ...[CONTACTS, EARLY_HELP, REFERRALS, ASSESSMENTS, ENQUIRIES, IN_NEED, PROTECTION],
    ...[IN_CARE, LEAVERS, ADOPTION, ADOPTERS],
  ],
}

/** The editions known, the usual one first. In that of 2026 the column “Gender” is headed “Sex”, and says the same. */
export const EDITIONS: readonly Edition[] = [FIRST, headedAnew(2026, FIRST, { Gender: 'Sex' })]

function headedAnew(year: number, { lists }: Edition, headings: Readonly<Record<string, string>>): Edition {
  const anew = (column: ListColumn) => ({ ...column, heading: headings[column.heading] ?? column.heading })
  return { year, lists: lists.map((list) => ({ ...list, columns: list.columns.map(anew) })) }
}
