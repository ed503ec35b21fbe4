import type { Parts } from '../../src/deployments/parts.ts'
import { anAdult, motherOf } from '../../testing/builders/child.ts'
import { aChildToMeet } from '../journey.ts'
import type { Child } from '../page.ts'

const FOUR = [
  { given: 'Poppy', birthDate: '2015-02-11' },
  { given: 'Wren', birthDate: '2017-06-03' },
  { given: 'Jude', birthDate: '2019-10-20' },
  { given: 'Fern', birthDate: '2022-01-08' },
] as const

/** Four brothers and sisters with their mother, whom the index knows and nobody works with. */
export type Family = Readonly<Record<'poppy' | 'wren' | 'jude' | 'fern', Child>> & { readonly all: readonly Child[] }

/** @returns the family, registered in Aldermere */
export async function aFamily(parts: Parts): Promise<Family> {
  const all: Child[] = []
  for (const one of FOUR) {
    const who = { family: 'Askew-Lindqvist', postcode: 'AL4 7TN', ...one }
    all.push({ ...(await aChildToMeet(parts, who)), given: one.given })
  }
  await motherOf(
    parts.db,
    '990',
    await anAdult(parts.db, '990'),
    all.map(({ id }) => id),
  )
  const [poppy, wren, jude, fern] = all
  if (!poppy || !wren || !jude || !fern) throw new Error('a child is missing')
  return { poppy, wren, jude, fern, all }
}
