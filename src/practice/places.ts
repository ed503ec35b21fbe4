import type { Chance } from './chance.ts'
import type { AuthorityCode } from './model.ts'

export type Place = { readonly line: string; readonly town: string; readonly postcode: string }

const TOWNS: { readonly [code in AuthorityCode]: readonly (readonly [town: string, district: number])[] } = {
  '990': [
    ['Aldermere', 1],
    ['Aldermere', 2],
    ['Quayside', 1],
    ['Saltwick', 3],
    ['Fenwick', 4],
    ['Thornby', 5],
  ],
  '991': [
    ['Eastholt', 1],
    ['Eastholt', 2],
    ['Larkfield', 1],
    ['Brannoc', 3],
    ['Upper Holt', 4],
  ],
}

const STREETS: { readonly [code in AuthorityCode]: readonly string[] } = {
  '990': streets(
    'Tannery Row|Dock Road|Ropewalk|Fenwick Lane|Net Loft Yard|Cooper’s Hill|Saltpan Street|Lantern Close|Beacon Rise|Herring Gut|Oldfield Avenue|Station Lodge Road|Kiln Terrace|Bramling Way|Custom House Square|Weavers’ Court|Marram Drive|Gull’s Nest|Chandler Street|Mill Cross|Orchard Green|Sluice Lane|Priory Walk|Barge Street|Tide House Flats',
  ),
  '991': streets(
    'Holt Bank|Larkfield Crescent|Brannoc Hill|Plover Close|Quarry Gate|Millgate|Hollow Lane|Ashgrove Road|St Brannoc’s Walk|Drovers’ Way|Beech Hanger|Thresher Street|Cinder Path|Upper Holt Road|Nailers’ Row|Tollbar Court|Linnet Drive|Foundry Yard|Copse View|Winding House Flats',
  ),
}

/** Letters of the second half of a postcode, without those that are never used there. */
const INWARD = 'ABDEFGHJLNPQRSTUWXYZ'

/** An invented address: invented street, and a postcode in an area that Royal Mail has allotted to no place. */
export function anyPlace(by: Chance, code: AuthorityCode): Place {
  const [town, district] = by.pick(TOWNS[code])
  const street = by.pick(STREETS[code])
  const number = by.maybe(0.2) ? `Flat ${by.whole(1, 12)}, ${by.whole(1, 90)}` : `${by.whole(1, 140)}`
  const letters = INWARD.charAt(by.whole(0, INWARD.length - 1)) + INWARD.charAt(by.whole(0, INWARD.length - 1))
  const area = code === '990' ? 'AM' : 'EO'
  return { line: `${number} ${street}`, town, postcode: `${area}${district} ${by.whole(1, 9)}${letters}` }
}

function streets(text: string): readonly string[] {
  return text.split('|')
}
