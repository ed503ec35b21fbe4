import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { displayName, type Family, isUnborn, type Tie } from '../../people/model.ts'
import type { Attendee, Came, Invitee, MeetingKind, Service } from './model.ts'

/**
 * Without whom a meeting of this kind should not decide. It is remarked, and stops nobody.
 *
 * @source Working Together to Safeguard Children 2023, chapter 3: strategy discussions and conferences
 */
const NEEDED: Readonly<Record<MeetingKind, readonly Service[]>> = {
  'strategy-discussion': ['childrens-services', 'police', 'health'],
  'initial-conference': ['childrens-services', 'police', 'health'],
  'review-conference': ['childrens-services', 'police', 'health'],
  'core-group': [],
  'child-in-need-review': [],
  'team-around-the-family': [],
}

/**
 * The services this meeting needs and has nobody from: before the day of those asked who have not sent apologies, after
 * it of those who came.
 */
export function missingServices(kind: MeetingKind, people: readonly Attendee[], isHeld: boolean): readonly Service[] {
  const there = people.filter((person) =>
    isHeld ? person.presence === 'attended' : person.withdrawnWhy === null && person.answer !== 'apologies',
  )
  const services = new Set(there.map((person) => person.service ?? serviceByWords(person)))
  return NEEDED[kind].filter((service) => !services.has(service))
}

/** Whether someone came: so it is, unless it is said otherwise. */
export function hasCome({ presence = 'attended' }: Came): boolean {
  return presence === 'attended'
}

/** Who came and who did not, with their agencies: "Came: Grace Okafor (school). Did not come: DC Whitby (police)." */
export function cameInWords(people: readonly Came[]): string {
  const [came, away] = [people.filter(hasCome), people.filter((person) => !hasCome(person))]
  const named = (some: readonly Came[]) => some.map(withAgency).join(', ')
  return `Came: ${named(came)}.${away.length > 0 ? ` Did not come: ${named(away)}.` : ''}`
}

/** Who did not agree, as it stands beside a decision, a line each; null if everyone agreed. */
export function dissentOf(people: readonly Came[]): string | null {
  const dissent = people.filter(({ dissents }) => dissents)
  return dissent.length > 0 ? dissent.map(({ name, view }) => `${name}: ${view ?? 'disagreed'}`).join('\n') : null
}

/** What each of them thought, and who did not agree, a paragraph each. */
export function viewsInWords(people: readonly Came[]): readonly string[] {
  const views = people.flatMap((person) => (person.view ? [`${withAgency(person)}: ${person.view}`] : []))
  const dissent = people.filter(({ dissents }) => dissents).map(withAgency)
  return dissent.length > 0 ? [...views, `Did not agree: ${dissent.join(', ')}.`] : views
}

// What gives a service away in a role or an agency, the surer first: a school nurse is of health.
const WORDS: readonly (readonly [Service, RegExp])[] = [
  ['police', /\b(police|constabulary|constable|detective|pc|dc|ds)\b/i],
  ['health', /\b(nurse|nursing|health|nhs|gp|doctor|midwife|midwifery|paediatric\w*|surgery|hospital|camhs)\b/i],
  ['education', /\b(school|nursery|academy|college|primary|teacher|head ?teacher|sendco?)\b/i],
  ['childrens-services', /\b(children.s services|social worker|team manager|conference chair|reviewing officer)\b/i],
  [
    'family',
    /\b(mum|mother|dad|father|parent|step-?(mum|mother|dad|father)|nan|gran\w*|aunt|uncle|carer|brother|sister)\b/i,
  ],
  ['child', /^(the )?(child|young person)$/i],
]

/** From which service someone comes, as their role and agency tell; null where they do not. */
export function serviceByWords({ role, agency }: Pick<Invitee, 'role' | 'agency'>): Service | null {
  const words = [role, agency ?? ''].join(', ').replaceAll('’', "'")
  const found = WORDS.find(([service, pattern]) => pattern.test(service === 'child' ? role.trim() : words))
  return found ? found[0] : null
}

/** Someone expected at a meeting; `presence` where they said whether they come. */
export type Expected = Pick<Invitee, 'name' | 'role' | 'agency' | 'inCoreGroup'> & {
  readonly id?: string
  readonly presence?: 'attended' | 'apologies'
}

const ANSWERED = { coming: 'attended', apologies: 'apologies' } as const

/** Those asked to a meeting whose invitation stands, and whether they came as far as they said. */
export function expectedOf(people: readonly Attendee[]): readonly Expected[] {
  return people
    .filter(({ withdrawnWhy }) => withdrawnWhy === null)
    .map(({ id, name, role, agency, inCoreGroup, answer }) => ({
      ...{ id, name, role, agency, inCoreGroup },
      ...(answer ? { presence: ANSWERED[answer] } : {}),
    }))
}

/** Whether someone is asked to write a report: to a conference, every agency but its chair. The family is not. */
export function isAskedForReport(kind: MeetingKind, person: Invitee, chair: string): boolean {
  if (kind !== 'initial-conference' && kind !== 'review-conference') return false
  const service = person.service ?? serviceByWords(person)
  const isAgency = service === null ? person.agency !== null : service !== 'family' && service !== 'child'
  return isAgency && person.name !== chair
}

/** Someone who may be asked to a meeting, and whether they are, unless someone decides otherwise. */
export type Suggested = Invitee & { readonly usual: boolean }

/** Where those who may be asked are known from. */
export type KnownAround = {
  /** Whoever carries out the plan, as the last conference or core group has it. */
  readonly coreGroup: readonly Invitee[]
  /** Whoever was asked to the last meeting about these children. */
  readonly lastMeeting: readonly Invitee[]
  /** The council's workers who hold the children. */
  readonly workers: readonly Invitee[]
  readonly family: readonly Invitee[]
}

/**
 * Everyone known around the children, each once, in the order they are offered. To a core group its members are asked,
 * to any other meeting whoever met last; the workers to both. Whether the family comes, and whether together, is decided
 * each time.
 */
export function whoToInvite(kind: MeetingKind, known: KnownAround): readonly Suggested[] {
  const { coreGroup, lastMeeting, workers, family } = known
  const membersCome = kind === 'core-group' && coreGroup.length > 0
  const all = [
    ...workers.map((one) => ({ ...one, usual: true })),
    ...coreGroup.map((one) => ({ ...one, usual: membersCome || lastMeeting.some(({ name }) => name === one.name) })),
    ...lastMeeting.map((one) => ({ ...one, usual: !membersCome })),
    ...family.map((one) => ({ ...one, usual: false })),
  ]
  const once = new Map<string, Suggested>()
  for (const one of all) once.set(one.name, merged(once.get(one.name), one))
  return [...once.values()]
}

const FAMILY_ROLES: Partial<Record<Tie, string>> = {
  mother: 'mother',
  father: 'father',
  parent: 'parent',
  'step-parent': 'step-parent',
  grandparent: 'grandparent',
  carer: 'carer',
  'foster-carer': 'foster carer',
}

/** The grown-ups of a family who are alive, in the family's own words for them, then the child if born. */
export function inviteesOfFamily({ child, relatives }: Family, today: CalendarDay): readonly Invitee[] {
  const known = { agency: null, contact: null, inCoreGroup: false }
  const adults = relatives.flatMap(({ person, tie, words, toOn }) => {
    const role = FAMILY_ROLES[tie]
    if (!role || person.diedOn || (toOn !== null && toOn <= today)) return []
    return [{ ...known, name: displayName(person), role: words ?? role, service: 'family' as const }]
  })
  if (isUnborn(child) || child.diedOn) return adults
  return [...adults, { ...known, name: displayName(child), role: 'child', service: 'child' }]
}

/** What someone offered is called in a form: the same words, the same person. */
export function keyOfInvitee({ name, role, agency }: Pick<Invitee, 'name' | 'role' | 'agency'>): string {
  return [name, role, agency ?? ''].join('|')
}

function merged(known: Suggested | undefined, one: Suggested): Suggested {
  if (!known) return one
  return {
    ...known,
    contact: known.contact ?? one.contact,
    service: known.service ?? one.service,
    usual: known.usual || one.usual,
    inCoreGroup: known.inCoreGroup || one.inCoreGroup,
  }
}

function withAgency({ name, agency }: Came): string {
  return agency ? `${name} (${agency})` : name
}
