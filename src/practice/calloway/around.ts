import type { PlaceKind } from '../../casework/places/model.ts'
import { ALFIE, DARREN, NIAMH } from './people.ts'

// What stands around the Calloways and another family of Aldermere at once: places that children of both go to, and an
// adult who may be a risk to both.

/** A family of Aldermere whose children know Darren and the places too. */
export const NEIGHBOURS = 'f0003'

type PlaceGiven = {
  readonly id: string
  readonly kind: PlaceKind
  readonly name: string
  readonly line: string | null
  readonly known: string
  /** Days ago. */
  readonly since: number
  readonly people: readonly { readonly person: string; readonly words: string }[]
  /** What the neighbours' children do there; null where they do not go. */
  readonly neighbours: string | null
}

export const PLACES: readonly PlaceGiven[] = [
  {
    ...{ id: 'place-garages', kind: 'street', name: 'The garages behind Tannery Row', line: 'Tannery Row, Aldermere' },
    known: 'Older boys and men drink there from late afternoon. Two fires this winter. Police pass at eight.',
    since: 90,
    people: [
      { person: NIAMH, words: 'cuts through on the way to Nan’s' },
      { person: ALFIE, words: 'with Niamh' },
      { person: DARREN, words: 'has a garage there' },
    ],
    neighbours: 'play football there after school',
  },
  {
    ...{ id: 'place-green', kind: 'park', name: 'Beacon Green', line: 'Beacon Rise, Saltwick' },
    known: 'A good place: swings, and the youth club’s van on Wednesdays. Looked at again because of a man with a dog.',
    since: 30,
    people: [{ person: NIAMH, words: 'Sundays with Nan' }],
    neighbours: null,
  },
  {
    ...{ id: 'place-group', kind: 'peer-group', name: 'The Wednesday van', line: null },
    known: 'Seven to ten children who wait for the youth club’s van. The older ones look after the small ones.',
    since: 30,
    people: [{ person: NIAMH, words: 'one of the younger ones' }],
    neighbours: 'look after the small ones',
  },
]
