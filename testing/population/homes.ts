import { type Chance, chanceFor, drawn, weighted } from './chance.ts'
import { type Origin, originFrom } from './names/origins.ts'

/** Children who live near each other, families together: any one is found without making those before. */
export const CHILDREN_A_NEIGHBOURHOOD = 60

export type Home = { readonly lines: string; readonly postcode: string }

/** A family's place: which children of the population are theirs, where they live and where their names come from. */
export type Household = {
  readonly firstChild: number
  readonly size: number
  readonly home: Home
  readonly origin: Origin
}

/** The households of a neighbourhood. Most are of one origin; a tower block is one postcode, an estate a few. */
export function neighbourhoodOf(seed: number, number: number): readonly Household[] {
  const chance = chanceFor(seed, 'neighbourhood', number)
  const here = originFrom(chance)
  const nextPostcodePercent = drawn(DENSITIES, chance)
  const first = number * CHILDREN_A_NEIGHBOURHOOD
  const households: Household[] = []
  let [made, place, house] = [0, 0, chance.between(1, 20)]
  while (made < CHILDREN_A_NEIGHBOURHOOD) {
    const size = Math.min(drawn(SIZES, chance), CHILDREN_A_NEIGHBOURHOOD - made)
    const origin = chance.in100(LIKE_THE_NEIGHBOURS_PERCENT) ? here : originFrom(chance)
    const home = homeAt(seed, number, place, house)
    households.push({ firstChild: first + made, size, home, origin })
    made += size
    house += chance.between(1, 4)
    if (chance.in100(nextPostcodePercent)) place = Math.min(place + 1, POSTCODES_A_NEIGHBOURHOOD - 1)
  }
  return households
}

/** Another home: as often as not in a neighbourhood near by, else anywhere. */
export function anotherHome(seed: number, number: number, neighbourhoods: number, chance: Chance): Home {
  const near = number + chance.between(1, 12)
  const far = chance.between(0, neighbourhoods - 1)
  const where = chance.in100(50) && near < neighbourhoods ? near : far
  return chance.oneOf(neighbourhoodOf(seed, where)).home
}

/** How often, of a hundred, the next family has another postcode: in a tower block, on an estate, along a street. */
const DENSITIES = weighted([
  [0, 8],
  [11, 22],
  [30, 70],
] as const)
const SIZES = weighted([
  [1, 44],
  [2, 37],
  [3, 13],
  [4, 4.5],
  [5, 1.5],
] as const)
const LIKE_THE_NEIGHBOURS_PERCENT = 70
const POSTCODES_A_NEIGHBOURHOOD = 24
const AREAS =
  `AL B BA BB BD BH BL BN BR BS CA CB CH CM CO CR CT CV CW DA DE DH DL DN DT DY E EN EX FY GL GU HA HD HG HP HR HU
HX IG IP KT L LA LE LN LS LU M ME MK N NE NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST SW SY TA
TF TN TQ TR TS TW UB W WA WD WF WN WR WS WV YO`.split(/\s+/)
/** The letters that the second half of a postcode is made of. */
const UNIT_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'
const STREETS =
  `Mill Church Station Victoria Green Park Kings Queens New Manor Chapel North South West East School Grange Orchard
Priory Meadow Bridge Albert Alexandra Windmill Rectory Springfield Highfield Woodland Poplar Chestnut Willow Beech`.split(
    /\s+/,
  )
const KINDS_OF_STREET = ['Road', 'Street', 'Lane', 'Avenue', 'Close', 'Drive', 'Gardens', 'Way', 'Crescent', 'Court']

function homeAt(seed: number, neighbourhood: number, place: number, house: number): Home {
  const number = neighbourhood * POSTCODES_A_NEIGHBOURHOOD + place
  const street = Math.abs(number * 31 + seed) % (STREETS.length * KINDS_OF_STREET.length)
  const name = `${STREETS[street % STREETS.length]} ${KINDS_OF_STREET[Math.floor(street / STREETS.length)]}`
  return { lines: `${house} ${name}`, postcode: postcodeNumbered(number) }
}

/** Neighbouring numbers share a sector; 400 are a sector, ten sectors a district, twenty districts an area. */
function postcodeNumbered(number: number): string {
  const unit = number % 400
  const sector = Math.floor(number / 400)
  const district = Math.floor(sector / 10)
  const area = AREAS[Math.floor(district / 20) % AREAS.length]
  const letters = `${UNIT_LETTERS[Math.floor(unit / 20)]}${UNIT_LETTERS[unit % 20]}`
  return `${area}${(district % 20) + 1} ${sector % 10}${letters}`
}
