import { decidePlan } from '../src/casework/plans/commands-deciding.ts'
import { openWorry } from '../src/casework/worries/commands.ts'
import type { NewWorry } from '../src/casework/worries/model.ts'
import { addDays } from '../src/kernel/calendar-day.ts'
import { newId } from '../src/platform/ids.ts'
import { chance } from '../src/practice/chance.ts'
import { anOpenCase } from '../testing/builders/case.ts'
import { aNumberedChild } from '../testing/builders/numbered-child.ts'
import { aWorry } from '../testing/builders/story.ts'
import { anAdultOf, isMissing, movedHere, PLANTINGS, WEEKS_OPEN, WEEKS_PLANNED } from './grasp-facts.ts'
import type { Case, Fact, Ground } from './grasp-ground.ts'

/** A planted case: whose page to open, and its key facts. */
export type Planted = { readonly childId: string; readonly facts: readonly Fact[] }

const KEY_FACTS = 10

/** Plants the case of this place in the draw of this seed: ten key facts, and in every fifth as many as 15 worries. */
export async function plantCase(ground: Ground, seed: number, at: number): Promise<Planted> {
  const draw = chance(seed, at)
  const isLong = at % 4 === 3
  const family = isLong ? 'Featherstonehaugh-Oyelaran-Cholmondeley' : draw.pick(['Marchetti', 'Okoro', 'Lis', 'Bell'])
  const given = isLong ? 'Anastasia Theodora' : draw.pick(['Isla', 'Poppy', 'Wren', 'Fern'])
  const who = { given, family, birthDate: `201${draw.whole(3, 8)}-0${draw.whole(1, 9)}-11` }
  const { id: childId, number } = await aNumberedChild(ground.parts, '990', who)
  const to: Case = { ground, chance: draw, childId, number, family }
  await anOpenCase(ground.parts.db, ground.council, [childId], addDays(ground.now.day, -WEEKS_OPEN * 7))

  const moved = draw.maybe(0.3) ? [await movedHere(to)] : []
  await onAPlan(to)
  const missing = draw.maybe(0.3) ? [await isMissing(to)] : []
  const worries = await openWorries(to, at % 5 === 4 ? 15 : draw.whole(3, 6), isLong)
  const few = [...moved, ...missing, ...worries.slice(0, KEY_FACTS - 5)]
  const facts: Fact[] = [...few, ...worries.slice(KEY_FACTS - 5)]
  for (const [, plant] of draw.some(Object.entries(PLANTINGS), KEY_FACTS - few.length)) facts.push(await plant(to))
  return { childId, facts }
}

async function onAPlan({ ground, childId }: Case): Promise<void> {
  const { tom, act, now } = ground
  const plan = { id: newId(), childIds: [childId], choice: 'child-in-need', reason: 'Cold at home.' } as const
  const fromOn = addDays(now.day, -WEEKS_PLANNED * 7)
  await act(tom, (tx) => decidePlan(tx, tom, { ...plan, fromOn }, now))
}

/** So many open worries of every kind, in words drawn for each. */
async function openWorries(to: Case, count: number, isLong: boolean): Promise<readonly Fact[]> {
  const { ground, chance: draw, childId } = to
  const titles = draw.some(TITLES, count)
  const facts: Fact[] = []
  for (const [at, short] of titles.entries()) {
    const title = isLong ? `${short}, ${draw.pick(LONGER)}` : short
    const statement = isLong ? `${draw.pick(LONGER)}. `.repeat(draw.whole(2, 9)) : `${draw.pick(LONGER)}.`
    const [kind, more] = KINDS[at % KINDS.length] ?? KINDS[0]
    const personId =
      kind === 'risk-adult' ? await anAdultOf(to, { kind: 'step-parent', given: 'Darren', words: short }) : null
    const since = { sinceOn: addDays(ground.now.day, -draw.whole(1, 200)), reviewBy: addDays(ground.now.day, 30) }
    const worry: NewWorry = { ...aWorry(childId, { kind, personId, title, statement, ...since }), ...more }
    await ground.act(ground.asha, (tx) => openWorry(tx, ground.asha, worry, ground.now))
    facts.push({ says: title, needs: 'in-view' })
  }
  return facts
}

const KINDS: readonly [Kind, ...Kind[]] = [
  ['risk-adult', { told: 'yes' }],
  ['open-risk', { howKnown: 'hearsay', saidBy: 'A neighbour, who asked not to be named' }],
  ['warning-note', {}],
  ['open-risk', { trend: 'getting-worse' }],
  ['pattern-prompt', { howKnown: 'opinion' }],
  ['open-risk', { trend: 'getting-better', howKnown: 'child-words' }],
]
type Kind = readonly [NewWorry['kind'], Partial<NewWorry>]

const TITLES = [
  ...['Hungry and cold at school', 'Left alone at night', 'Mum is low', 'Shouting after eleven', 'No bed of her own'],
  ...[
    'A man nobody knows stays',
    'Teeth hurt since May',
    'Not at school on Mondays',
    'Visit in pairs',
    'A dog that bites',
  ],
  ...[
    'Bruise on the arm',
    'Out late in the park',
    'Drinking at home',
    'Rent not paid',
    'No heating',
    'Phone calls at night',
  ],
  ...['Scared of the stairs', 'Burn from the cooker', 'Not seen by a doctor', 'Older boys wait outside'],
]
const LONGER = [
  'as the school, the health visitor and a neighbour each said without knowing of the others',
  'and nobody in the house could say since when, how often, or who had been there at the time',
  'which Mum says is not so, and which her own mother says she has seen with her own eyes twice',
]
