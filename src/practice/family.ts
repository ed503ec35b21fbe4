import type { CalendarDay } from '../kernel/calendar-day.ts'
import { type Adults, inventAdults, type Shape } from './adults.ts'
import type { Cast } from './cast.ts'
import type { Chance } from './chance.ts'
import { inventChildren } from './children.ts'
import { inventHouseholds } from './households.ts'
import type { Authority, Person } from './model.ts'
import { anyOrigin, skewed } from './names/naming.ts'
import type { Origin } from './names/origin.ts'
import type { Numbers } from './numbers.ts'
import { relationshipsOf } from './relationships.ts'
import type { Theme } from './stock/shape.ts'
import { THEMES } from './stock/themes.ts'

export type FamilyWanted = {
  readonly id: string
  readonly authority: Authority
  readonly theme: Theme
  readonly children: number
  /** How long ago the present period of need began, and the first of all. */
  readonly sinceDays: number
  readonly firstDays: number
  readonly unborn: boolean
}

const SHAPES: readonly (readonly [Shape, number])[] = [
  ['mum', 36],
  ['mum-and-dad', 34],
  ['mum-and-step-dad', 18],
  ['dad', 6],
  ['nan', 6],
]

/** Invents who is in a family: the children, who cares for them, who else there is, where they live. */
export function inventCast(by: Chance, today: CalendarDay, numbers: Numbers, wanted: FamilyWanted): Cast {
  const shape = wanted.unborn ? by.pick<Shape>(['mum', 'mum-and-dad', 'mum-and-step-dad']) : by.weigh(SHAPES)
  const origin = anyOrigin(by)
  const fatherOrigin = by.maybe(0.86) ? origin : anyOrigin(by)
  const motherFamily = skewed(by, origin.womenFamilies.length > 0 ? origin.womenFamilies : origin.families)
  const fatherFamily = skewed(by, fatherOrigin.families)
  const family = by.maybe(shape === 'mum' ? 0.4 : 0.8) ? fatherFamily : motherFamily
  const { oldestDays, youngestDays } = ages(by, wanted)
  const children = inventChildren(by, today, numbers, {
    ...wanted,
    familyId: wanted.id,
    count: wanted.children,
    oldestDays,
    youngestDays,
    family,
    motherFamily,
    origin,
    fatherOrigin,
  })
  const oldest = children[0]?.bornOn ?? today
  const { theme } = wanted
  const adults = inventAdults(by, wanted.id, { shape, origin, fatherOrigin, motherFamily, fatherFamily, theme, oldest })
  return {
    id: wanted.id,
    authority: wanted.authority,
    theme,
    origin,
    children,
    ...parts(by, today, wanted, shape, { origin, children, adults }),
  }
}

type Invented = { readonly origin: Origin; readonly children: readonly Person[]; readonly adults: Adults }

/** Who plays which part, what they are to each other and where they live. */
function parts(
  by: Chance,
  today: CalendarDay,
  wanted: FamilyWanted,
  shape: Shape,
  { origin, children, adults }: Invented,
) {
  const partnered = shape === 'mum-and-dad'
  const partner = partnered ? adults.dad : adults.stepDad
  const carer = carerOf(shape, adults)
  const otherParent = partnered ? null : shape === 'dad' ? adults.mum : adults.dad
  const residents = { children, carer, partner, other: otherParent, nan: adults.nan }
  return {
    people: [...children, ...Object.values(adults).filter((adult) => adult !== null)],
    relationships: relationshipsOf(by, children, { ...adults, partnered }),
    households: inventHouseholds(by, today, wanted, residents),
    carer,
    carerWord: shape === 'nan' ? origin.nan : shape === 'dad' ? 'Dad' : 'Mum',
    partner,
    otherParent,
    nan: adults.nan,
    riskAdult: adults.stranger ?? (RISK_AT_HOME.has(wanted.theme) ? partner : null),
  }
}

const RISK_AT_HOME: ReadonlySet<Theme> = new Set(['violence-at-home', 'physical', 'drink-or-drugs'])

/** The oldest must be of an age for the theme when the first worry came; everybody must be born before the present one. */
function ages(by: Chance, wanted: FamilyWanted): { oldestDays: number; youngestDays: number } {
  const youngestDays = wanted.sinceDays + 20
  const least = Math.max(THEMES[wanted.theme].youngest, 0) * 366 + wanted.firstDays + 20
  const most = Math.floor(17 * 365)
  const oldestDays = by.whole(Math.min(least, most - 30), Math.min(most, least + 3600))
  return { oldestDays, youngestDays }
}

function carerOf(shape: Shape, adults: Adults): Person {
  if (shape === 'nan' && adults.nan) return adults.nan
  if (shape === 'dad' && adults.dad) return adults.dad
  return adults.mum
}
