import type { Identity } from '../../src/child-index/contract-identity.ts'
import type { CalendarDay } from '../../src/kernel/calendar-day.ts'
import type { NhsNumber } from '../../src/kernel/nhs-number.ts'
import type { Upn } from '../../src/kernel/upn.ts'
import { type Chance, drawn, weighted } from './chance.ts'
import { type Child, type Family, POPULATION_ON } from './families.ts'
import type { Home } from './homes.ts'

/** Where a record of a child is kept. What each asks for differs. */
export type Source = 'birth-notifications' | 'gp-register' | 'authority-register' | 'school-roll'

/** What one source's record says, in parts that errors can be made in. */
export type Draft = {
  readonly source: Source
  given: readonly string[]
  family: string
  formerFamily: string | null
  bornOn: CalendarDay | null
  sex: Identity['sex']
  home: Home
  formerHome: Home | null
  nhs: NhsNumber | null
  nhsVerified: boolean
  upn: Upn | null
  mother: { readonly given: string; readonly family: string } | null
  isTwin: boolean | null
}

export type Numbers = { readonly nhs: NhsNumber | null; readonly upn: Upn }

/** A source for the record by which a child is first known. */
export function firstSource(child: Child, chance: Chance): Source {
  const young = ageOf(child) < SCHOOL_AGE
  return drawn(young ? FIRST_SOURCES_YOUNG : FIRST_SOURCES, chance)
}

/** Another's record of the child, asked about later. */
export function secondSource(child: Child, chance: Chance): Source {
  return drawn(ageOf(child) < SCHOOL_AGE ? SECOND_SOURCES_YOUNG : SECOND_SOURCES, chance)
}

/** What a source says when it makes no error. */
export function draftOf(source: Source, family: Family, child: Child, numbers: Numbers, chance: Chance): Draft {
  const { nhsPercent, verified, upnPercent, motherPercent, twinPercent, allNamesPercent } = KEPT[source]
  const atSchool = ageOf(child) >= SCHOOL_AGE
  const { given, goesBy, family: surname } = child.names
  return {
    source,
    given: chance.in100(allNamesPercent) ? given : given.slice(0, goesBy + 1),
    family: surname,
    formerFamily: null,
    bornOn: child.bornOn,
    sex: child.sex,
    home: family.household.home,
    formerHome: null,
    nhs: chance.in100(nhsPercent) ? numbers.nhs : null,
    nhsVerified: verified,
    upn: atSchool && chance.in100(upnPercent) ? numbers.upn : null,
    mother: chance.in100(motherPercent) ? family.mother : null,
    isTwin: chance.in100(twinPercent) ? child.isTwin : null,
  }
}

/** The draft as it is sent to the index. */
export function identityOf(draft: Draft): Identity {
  const { given, family, formerFamily, bornOn, sex, home, formerHome, nhs, nhsVerified, upn, mother, isTwin } = draft
  const names = [{ use: 'current' as const, given: given.join(' '), family }]
  const former = formerFamily === null ? [] : [{ use: 'former' as const, given: given.join(' '), family: formerFamily }]
  const homes = formerHome ? [home, formerHome] : [home]
  return {
    names: [...names, ...former],
    birthDate: bornOn,
    birthDateKnown: bornOn === null ? 'unknown' : 'exact',
    expectedOn: null,
    sex,
    addresses: homes.map(({ lines, postcode }) => ({ lines, postcode, fromOn: null, toOn: null })),
    identifiers: [
      ...(nhs ? [{ system: 'nhs' as const, value: nhs, verified: nhsVerified }] : []),
      ...(upn ? [{ system: 'upn' as const, value: upn, verified: false }] : []),
    ],
    mother,
    multipleBirth: isTwin,
  }
}

const SCHOOL_AGE = 5

const FIRST_SOURCES_YOUNG = weighted<Source>([
  ['birth-notifications', 60],
  ['gp-register', 30],
  ['authority-register', 10],
])
const FIRST_SOURCES = weighted<Source>([
  ['birth-notifications', 20],
  ['gp-register', 45],
  ['authority-register', 35],
])
const SECOND_SOURCES_YOUNG = weighted<Source>([
  ['gp-register', 45],
  ['authority-register', 55],
])
const SECOND_SOURCES = weighted<Source>([
  ['gp-register', 20],
  ['authority-register', 45],
  ['school-roll', 35],
])

type Kept = {
  readonly nhsPercent: number
  readonly verified: boolean
  readonly upnPercent: number
  readonly motherPercent: number
  readonly twinPercent: number
  /** Of a hundred, how many are written with every given name and not only up to the one in use. */
  readonly allNamesPercent: number
}

/** What each source keeps of a child. */
const KEPT: Readonly<Record<Source, Kept>> = {
  'birth-notifications': keeps(100, true, 0, 100, 100, 100),
  'gp-register': keeps(97, true, 0, 0, 40, 90),
  'authority-register': keeps(60, false, 75, 70, 60, 55),
  'school-roll': keeps(0, false, 98, 0, 0, 60),
}

function keeps(
  nhsPercent: number,
  verified: boolean,
  upnPercent: number,
  motherPercent: number,
  twinPercent: number,
  allNamesPercent: number,
): Kept {
  return { nhsPercent, verified, upnPercent, motherPercent, twinPercent, allNamesPercent }
}

/** In whole years, near enough. */
function ageOf({ bornOn }: Child): number {
  return (
    Number(POPULATION_ON.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (bornOn.slice(5) > POPULATION_ON.slice(5) ? 1 : 0)
  )
}
