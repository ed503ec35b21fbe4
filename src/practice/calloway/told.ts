import type { Entry } from '../model.ts'
import type { Voice } from '../steps/model.ts'
import { NIAMH } from './people.ts'
import { byName } from './voices.ts'

/** One entry as it is written here: days as they were when the story was first told. */
export type Row = readonly [
  on: string,
  recorded: string,
  by: string,
  said: Voice,
  source: Entry['source'],
  title: string,
  text: string,
  about: readonly string[],
]

export const DENTIST = byName('Mill Street Dental Practice', 'dentist')

export const WHO_NIAMH: Voice = { ...byName('Niamh Calloway', 'Niamh'), person: NIAMH }
