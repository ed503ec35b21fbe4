import type { Code } from './code-set.ts'

/** Who told us. */
export const REFERRAL_SOURCES: readonly Code[] = [
  { code: '1A', wording: 'INDIVIDUAL – family member, relative or carer', label: 'Family member, relative or carer' },
  {
    code: '1B',
    wording: 'INDIVIDUAL – acquaintance (including neighbours and child minders)',
    label: 'Neighbour, childminder or other acquaintance',
  },
  { code: '1C', wording: 'INDIVIDUAL – self', label: 'The child themselves' },
  { code: '1D', wording: 'INDIVIDUAL – other (including strangers)', label: 'Another individual' },
  { code: '2A', wording: 'SCHOOLS', label: 'School' },
  { code: '2B', wording: 'EDUCATION SERVICES', label: 'Education service' },
  { code: '3A', wording: 'HEALTH SERVICES – general practitioner (GP)', label: 'GP' },
  { code: '3B', wording: 'HEALTH SERVICES – health visitor', label: 'Health visitor' },
  { code: '3C', wording: 'HEALTH SERVICES – school nurse', label: 'School nurse' },
  { code: '3D', wording: 'HEALTH SERVICES – other primary health services', label: 'Other primary health service' },
  { code: '3E', wording: 'HEALTH SERVICES – A&E (accident and emergency department)', label: 'Accident and emergency' },
  { code: '3F', wording: 'HEALTH SERVICES – other (for example hospice)', label: 'Other health service' },
  { code: '4', wording: 'HOUSING - local authority housing or housing association', label: 'Housing' },
  {
    code: '5A',
    wording: 'LA SERVICES – social care for example adults social care services',
    label: 'Adult social care or other council social care',
  },
  {
    code: '5B',
    wording:
      'LA SERVICES – other internal (department other than social care in local authorities, for example, youth offending (excluding housing))',
    label: 'Another department of the council',
  },
  {
    code: '5C',
    wording: "LA SERVICES – external, for example, from another local authority's adults social care services",
    label: 'Another council',
  },
  { code: '5D', wording: 'LA SERVICES – early help', label: 'Early help' },
  { code: '6', wording: 'POLICE', label: 'Police' },
  {
    code: '7',
    wording:
      'OTHER LEGAL AGENCY – including courts, probation, immigration, CAFCASS (Children and Family Court Advisory and Support Service) or prison',
    label: 'Court, probation, Cafcass or other legal agency',
  },
  {
    code: '8',
    wording: "OTHER – including children's centres, independent agency providers or voluntary organisations",
    label: "Voluntary organisation, children's centre or other agency",
  },
  { code: '9', wording: 'ANONYMOUS', label: 'Anonymous' },
  { code: '10', wording: 'UNKNOWN', label: 'Not known' },
]

/** The main reason a child came to be in need. */
export const PRIMARY_NEEDS: readonly Code[] = [
  { code: 'N1', wording: 'Abuse, neglect and exploitation', label: 'Abuse, neglect and exploitation' },
  { code: 'N2', wording: "Child's disability", label: "Child's disability" },
  { code: 'N3', wording: 'Parental disability or illness', label: 'Parental disability or illness' },
  { code: 'N4', wording: 'Family in acute stress', label: 'Family in acute stress' },
  { code: 'N5', wording: 'Family dysfunction', label: 'Family dysfunction' },
  { code: 'N6', wording: 'Socially unacceptable behaviour', label: 'Socially unacceptable behaviour' },
  { code: 'N7', wording: 'Low income', label: 'Low income' },
  { code: 'N8', wording: 'Absent parenting', label: 'Absent parenting' },
  { code: 'N9', wording: 'Cases other than children in need', label: 'Not a child in need' },
  { code: 'N0', wording: 'Not stated', label: 'Not stated' },
]

/** Why a period of need ended. */
export const CLOSURE_REASONS: readonly Code[] = [
  { code: 'RC1', wording: 'Adopted', label: 'Adopted' },
  { code: 'RC2', wording: 'Died', label: 'Died' },
  { code: 'RC3', wording: 'Child arrangements order', label: 'Child arrangements order' },
  { code: 'RC4', wording: 'Special guardianship order', label: 'Special guardianship order' },
  { code: 'RC5', wording: 'Transferred to services of another local authority', label: 'Moved to another authority' },
  { code: 'RC6', wording: 'Transferred to adult social care services', label: 'Moved to adult social care' },
  {
    code: 'RC7',
    wording: 'Services ceased for any other reason, including child no longer in need',
    label: 'Services ended: no longer in need, or another reason',
  },
  {
    code: 'RC8',
    wording: 'Case closed after assessment, no further action',
    label: 'No further action after assessment',
  },
  {
    code: 'RC9',
    wording: 'Case closed after assessment, referred to early help',
    label: 'Early help after assessment',
  },
]

/** Why a child has a protection plan. */
export const ABUSE_CATEGORIES: readonly Code[] = [
  { code: 'NEG', wording: 'Neglect', label: 'Neglect' },
  { code: 'PHY', wording: 'Physical abuse', label: 'Physical abuse' },
  { code: 'SAB', wording: 'Sexual abuse', label: 'Sexual abuse' },
  { code: 'EMO', wording: 'Emotional abuse', label: 'Emotional abuse' },
  { code: 'MUL', wording: 'Multiple/not recommended', label: 'More than one category' },
]
