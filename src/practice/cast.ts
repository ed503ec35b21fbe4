import { ageOn, type CalendarDay } from '../kernel/calendar-day.ts'
import type { Authority, Household, Person, Relationship } from './model.ts'
import type { Origin } from './names/origin.ts'
import type { Theme } from './stock/shape.ts'
import type { Slots } from './telling.ts'

/** The people of one family, by the part they play in its story. */
export type Cast = {
  readonly id: string
  readonly authority: Authority
  readonly theme: Theme
  readonly origin: Origin
  readonly people: readonly Person[]
  readonly relationships: readonly Relationship[]
  readonly households: readonly Household[]
  /** In order of birth, the unborn last. */
  readonly children: readonly Person[]
  readonly carer: Person
  readonly carerWord: string
  /** A man who lives at home or stays there, and is not the carer. */
  readonly partner: Person | null
  readonly otherParent: Person | null
  readonly nan: Person | null
  readonly riskAdult: Person | null
}

/** Whole years on a day; -1 for an unborn child and for one not yet born then. */
export function ageThen(child: Person, on: CalendarDay): number {
  if (child.bornOn === null || child.bornOn > on) return -1
  return ageOn(child.bornOn, on).years
}

export function givenOf(person: Person): string {
  if (person.kind === 'unborn') return 'the baby'
  return person.names[0]?.given ?? 'the child'
}

/** The slots of a text about one child, or about several where `among` has more than one. */
export function slotsFor(cast: Cast, child: Person, among: readonly Person[], on: CalendarDay): Slots {
  const sib = cast.children.find((other) => other !== child && other.kind === 'child' && ageThen(other, on) >= 0)
  const school = child.school && ageThen(child, on) >= 4 ? child.school.name : undefined
  const born = among.filter((one) => one.kind === 'child')
  const spokenOf = born.length > 0 ? born : among
  const words = {
    ...PRONOUNS[child.kind === 'unborn' ? 'U' : child.sex],
    ...(cast.carer.sex === 'F' ? CARER_SHE : CARER_HE),
    child: givenOf(child),
    children: listed(spokenOf.map(givenOf)),
    carer: cast.carerWord,
    mum: cast.carerWord === 'Mum' ? 'mum' : undefined,
    partner: cast.partner ? givenOf(cast.partner) : undefined,
    sib: sib ? givenOf(sib) : undefined,
    nan: cast.nan && cast.nan !== cast.carer ? cast.origin.nan : undefined,
    adult: cast.riskAdult ? givenOf(cast.riskAdult) : undefined,
    friend: child.kind === 'child' ? friendOf(child) : undefined,
    school,
  }
  return { many: spokenOf.length > 1, words }
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const PRONOUNS = {
  M: { he: 'he', him: 'him', his: 'his', himself: 'himself' },
  F: { he: 'she', him: 'her', his: 'her', himself: 'herself' },
  U: { he: 'it', him: 'it', his: 'its', himself: 'itself' },
}

const CARER_SHE = { she: 'she', her: 'her', hers: 'her', herself: 'herself' }

const CARER_HE = { she: 'he', her: 'him', hers: 'his', herself: 'himself' }

const FRIENDS = ['Ayaan', 'Robyn', 'Mikey', 'Esther', 'Tamsin', 'Jo', 'Kasia', 'Denny', 'Priya', 'Sol']

/** The same friend every time the child is spoken of. */
function friendOf(child: Person): string {
  const letters = [...`${givenOf(child)}${child.id}`].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return FRIENDS[letters % FRIENDS.length] as string
}
