import type { Browser } from 'playwright-core'
import type { Parts } from '../src/deployments/parts.ts'
import { formatIndexNumber, type IndexNumber } from '../src/kernel/index-number.ts'
import { type How, signInAs } from '../testing/browser.ts'
import { aNumberedChild } from '../testing/builders/numbered-child.ts'
import { discussStrategy, enquire } from './enquiry.ts'
import { assess, decideReferral, learnWhatCameOfIt, raiseConcern, takeOn } from './front-door.ts'
import type { Child, People } from './page.ts'
import { close, holdConference, lookAgain, meetAsCoreGroup, plan, review, visit } from './protection.ts'

type Who = Readonly<Record<'family' | 'birthDate' | 'postcode', string>>
const ISLA: Who = { family: 'Marchetti', birthDate: '2017-03-04', postcode: 'AL4 7TN' }
export const ANOTHER_ISLA: Who = { family: 'Brankovic', birthDate: '2016-11-21', postcode: 'AL2 9RE' }

/** A child of Aldermere whom the index knows and nobody works with. */
export async function aChildToMeet(parts: Pick<Parts, 'db' | 'index'>, who: Who = ISLA): Promise<Child> {
  const known = { given: 'Isla', ...who }
  const { id, number } = await aNumberedChild(parts, '990', known)
  return { id, ...known, number: formatIndexNumber(number as IndexNumber) }
}

/** Everyone who takes part, each signed in at a window of their own. */
export async function thePeople(browser: Browser, how: How): Promise<People> {
  const names = ['Grace Okafor', 'Peter Ansah', 'Asha Verma', 'Tom Llewellyn', 'Hilary Stroud']
  const [grace, peter, asha, tom, hilary] = await Promise.all(names.map((name) => signInAs(browser, name, how)))
  if (!grace || !peter || !asha || !tom || !hilary) throw new Error('somebody is missing')
  return { grace, peter, asha, tom, hilary }
}

/** From the first concern to the closed case. After each step its clock and what it did are on the child's page. */
export async function theJourney(people: People, child: Child, today: string): Promise<void> {
  await raiseConcern(people, child)
  await takeOn(people, child)
  await learnWhatCameOfIt(people, child)
  await decideReferral(people, child)
  await assess(people, child, today)
  await discussStrategy(people, child, today)
  await enquire(people, child, today)
  await holdConference(people, child, today)
  await plan(people, child, today)
  await visit(people, child, today)
  await meetAsCoreGroup(people, child, today)
  await review(people, child, today)
  await close(people, child)
  await lookAgain(people, child)
}
