import { type Chance, drawn, weighted } from '../chance.ts'
import { ARABIC, CHINESE, NIGERIAN, SOMALI } from './african-and-eastern.ts'
import { CARIBBEAN, ENGLISH, IRISH, WELSH } from './british.ts'
import { POLISH, PORTUGUESE, ROMANIAN, TURKISH } from './european.ts'
import { BANGLADESHI, GUJARATI, PAKISTANI, PUNJABI, TAMIL } from './south-asian.ts'
import type { Stock } from './stock.ts'

/** How a people's names are put together. */
export type Manner =
  /** Given names, often two or three, and a family name all share. */
  | 'given-and-family'
  /** As above; a woman's family name ends in -a. */
  | 'family-by-sex'
  /** Boys often have Muhammad before the name they go by. */
  | 'muslim'
  /** As above; and girls often Begum, Bibi or Khatun where their brothers have the father's name. */
  | 'south-asian-muslim'
  /** Boys are Singh, girls Kaur, with or without a family name behind it. */
  | 'sikh'
  /** The father's and his father's given names follow. */
  | 'patronymic'

export type Origin = {
  readonly group: Group
  /** Of a hundred children born in England, about: estimates, for skew and not for study. */
  readonly percent: number
  readonly boys: Stock
  readonly girls: Stock
  readonly families: Stock
  readonly manner: Manner
  /** Of a hundred children, how many have a further given name. */
  readonly middlePercent: number
}

/** Where a family's names come from. The benchmark reports for each by itself. */
export type Group = (typeof ORIGINS)[number]['group']

const of = <G extends string, S extends object>(
  group: G,
  percent: number,
  stock: S,
  manner: Manner,
  middlePercent: number,
) => ({
  group,
  percent,
  ...stock,
  manner,
  middlePercent,
})

export const ORIGINS = [
  of('English', 58, ENGLISH, 'given-and-family', 70),
  of('Welsh', 3, WELSH, 'given-and-family', 50),
  of('Irish', 4, IRISH, 'given-and-family', 50),
  of('Caribbean', 3, CARIBBEAN, 'given-and-family', 50),
  of('Polish', 3.5, POLISH, 'family-by-sex', 15),
  of('Romanian', 2.5, ROMANIAN, 'given-and-family', 45),
  of('Portuguese', 1.5, PORTUGUESE, 'given-and-family', 40),
  of('Turkish', 1, TURKISH, 'given-and-family', 10),
  of('Pakistani', 6, PAKISTANI, 'south-asian-muslim', 10),
  of('Bangladeshi', 2.5, BANGLADESHI, 'south-asian-muslim', 10),
  of('Punjabi', 2.5, PUNJABI, 'sikh', 0),
  of('Gujarati', 3, GUJARATI, 'given-and-family', 15),
  of('Tamil', 1, TAMIL, 'given-and-family', 5),
  of('Somali', 2, SOMALI, 'patronymic', 0),
  of('Nigerian', 3, NIGERIAN, 'given-and-family', 60),
  of('Arabic', 2.5, ARABIC, 'muslim', 15),
  of('Chinese', 1, CHINESE, 'given-and-family', 25),
] as const

/** One origin, as often as it is found. */
export function originFrom(chance: Chance): Origin {
  return drawn(BY_SHARE, chance)
}

const BY_SHARE = weighted<Origin>(ORIGINS.map((origin) => [origin, origin.percent] as const))
