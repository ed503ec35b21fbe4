import type { StepKind } from '../../entries/model.ts'
import type { KnownPerson, Relative } from '../../people/model.ts'
import type { Origin, StreamEntry } from './model.ts'

type Outside = Exclude<Origin, 'us' | 'told'>

/** The codes of who tells us at the front door, by who they are. */
export const CODES_OF: Readonly<Record<Outside, readonly string[]>> = {
  family: ['1A', '1B', '1C', '1D', '9', '10'],
  school: ['2A', '2B'],
  health: ['3A', '3B', '3C', '3D', '3E', '3F'],
  police: ['6'],
  council: ['4', '5A', '5B', '5C', '5D'],
  'other-agency': ['7', '8'],
}

/** The kinds of agency whose people write in a story themselves. */
export const AGENCIES_OF: Readonly<Record<Outside, readonly string[]>> = {
  family: [],
  school: ['school', 'early-years'],
  health: ['gp-practice', 'hospital', 'health-visiting'],
  police: ['police'],
  council: ['early-help', 'housing', 'childrens-services'],
  'other-agency': ['voluntary', 'index', 'other'],
}

/**
 * From whom we have an entry: the partner agency whose own people wrote it; else whoever of ours wrote it down, someone
 * who told them (`told`), or whoever reached us at the front door.
 */
export function originOf({
  saidBy,
  recordedByName,
  stepKind,
  source,
}: Pick<StreamEntry, 'saidBy' | 'recordedByName' | 'stepKind' | 'source'>): Origin {
  const kinds = Object.keys(CODES_OF) as Outside[]
  const agency = source?.agencyKind
  if (agency) return kinds.find((kind) => AGENCIES_OF[kind].includes(agency)) ?? 'other-agency'
  if (saidBy === recordedByName) return 'us'
  const code = stepKind === 'contact' ? source?.code : undefined
  return kinds.find((kind) => code && CODES_OF[kind].includes(code)) ?? 'told'
}

const SIBLINGS = ['sibling', 'half-sibling', 'step-sibling']

/** The brothers and sisters among a child's relatives, oldest first, an expected baby last. */
export function siblingsAmong(relatives: readonly Relative[]): readonly KnownPerson[] {
  const near = relatives.filter(({ tie, person }) => SIBLINGS.includes(tie) && person.kind === 'child')
  const once = [...new Map(near.map(({ person }) => [person.id, person])).values()]
  const born = ({ birthDate, expectedOn }: KnownPerson) => birthDate ?? expectedOn ?? '9999'
  return once.toSorted((one, other) => (born(one) < born(other) ? -1 : born(one) > born(other) ? 1 : 0))
}

/** Where an entry was written down: a step of the work, or by hand. */
export const STEP_WORDS: Readonly<Record<StepKind, string>> = {
  contact: 'Contact',
  referral: 'Referral',
  assessment: 'Assessment',
  'strategy-discussion': 'Strategy discussion',
  'section-47-enquiry': 'Section 47 enquiry',
  'immediate-protection': 'Immediate protection',
  conference: 'Conference',
  'core-group': 'Core group',
  meeting: 'Meeting',
  plan: 'Plan',
  'plan-review': 'Review of the plan',
  visit: 'Visit',
  'missing-episode': 'Missing',
  'serious-incident': 'Serious incident',
  transfer: 'Move between authorities',
  closure: 'Closing',
  supervision: 'Supervision',
  'management-decision': 'Management decision',
  judgement: 'Judgement',
  import: 'Earlier return',
  document: 'Document',
  'shared-chronology': 'Shared between agencies',
  chronology: 'Chronology',
  report: 'Report',
  'share-answer': 'Shared by an agency',
}

export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  us: 'Children’s services',
  family: 'Family, neighbours or someone unnamed',
  school: 'School or education',
  health: 'Health',
  police: 'Police',
  council: 'Housing, early help or another council service',
  'other-agency': 'Court, voluntary or another agency',
  told: 'Someone who told us, in our own work',
}

/**
 * Where we have an entry from and how: "From: Police (Aldermere Police). By: Contact; the family was told. Passed on;
 * nobody we know saw it." The chronology of several agencies says it of each.
 */
export function basisInWords(entry: StreamEntry): string {
  const { source, stepKind, kind, recordedByName } = entry
  const agency = source?.agency ? ` (${source.agency})` : ''
  const told = source?.toldFamily
  const by = stepKind ? STEP_WORDS[stepKind] : `written into the story by ${recordedByName}`
  const family = told === true ? '; the family was told' : told === false ? '; the family was not told' : ''
  return `From: ${ORIGIN_WORDS[originOf(entry)]}${agency}. By: ${by}${family}. ${KNOWN[kind]}`
}

const KNOWN = {
  fact: 'Seen, heard or checked by whoever says so.',
  opinion: 'What they make of it.',
  hearsay: 'Passed on; nobody we know saw it.',
  'child-words': 'As the child said it.',
} as const

/** How what is said is known, in a word or two. */
export const KIND_WORDS = {
  fact: 'Fact',
  opinion: 'Opinion',
  hearsay: 'Hearsay',
  'child-words': 'Child’s words',
} as const
