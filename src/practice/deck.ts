import type { Chance } from './chance.ts'
import type { Way } from './histories/episode.ts'
import type { Category } from './steps/model.ts'
import type { Theme } from './stock/shape.ts'

/** What becomes of a family: how far its present period of need goes, how long ago it began, what came before. */
export type Card = {
  readonly reaches: Way['reaches']
  readonly category: Category | null
  /** Days ago the present (or last) period began: at least, at most. */
  readonly since: readonly [number, number]
  readonly closed: boolean
  /** An earlier period that was closed before this one began. */
  readonly before: boolean
  readonly unborn: boolean
  readonly themes: readonly Theme[]
}

const ANY: readonly Theme[] = [
  'neglect',
  'violence-at-home',
  'physical',
  'emotional',
  'low-mood',
  'drink-or-drugs',
  'exploitation',
  'disability',
  'young-carer',
  'homeless',
  'own-distress',
  'sexual',
]

const BEFORE_BIRTH: readonly Theme[] = ['neglect', 'violence-at-home', 'low-mood', 'drink-or-drugs', 'homeless']

/** The deck holds every status and category once or more; it is shuffled and dealt out, then shuffled again. */
const DECK: readonly Card[] = [
  ...times(3, card('at-front-door', [0, 4])),
  ...times(2, card('no-further-action', [12, 400])),
  ...times(3, card('early-help', [20, 330])),
  ...times(4, card('being-assessed', [4, 62])),
  card('being-assessed', [63, 75]),
  ...times(
    2,
    card('section-47', [12, 24], {
      themes: ['neglect', 'physical', 'sexual', 'violence-at-home', 'drink-or-drugs', 'exploitation'],
    }),
  ),
  ...times(6, card('child-in-need', [130, 600])),
  ...protection('NEG', ['neglect', 'drink-or-drugs', 'low-mood']),
  ...protection('EMO', ['violence-at-home', 'emotional']),
  ...protection('PHY', ['physical']),
  card('child-protection', [75, 500], { category: 'SAB', themes: ['sexual'] }),
  card('child-protection', [75, 500], { category: 'MUL', themes: ['exploitation', 'neglect'] }),
  ...times(3, card('looked-after', [170, 1000])),
  ...times(5, card('child-in-need', [300, 1100], { closed: true })),
  ...times(2, card('being-assessed', [200, 900], { closed: true })),
  card('early-help', [300, 800], { closed: true }),
  card('child-protection', [500, 1300], { closed: true }),
  card('being-assessed', [6, 60], { before: true }),
  card('child-in-need', [130, 300], { before: true }),
  card('child-protection', [75, 400], { before: true }),
  card('at-front-door', [0, 2], { before: true }),
  card('being-assessed', [10, 60], { unborn: true }),
  card('child-protection', [65, 95], { unborn: true, category: 'NEG' }),
  card('at-front-door', [0, 3], { unborn: true }),
]

/** Deals cards for ever: every card of the deck comes once before any comes twice. */
export function* deal(by: Chance): Generator<Card> {
  for (;;) yield* by.some(DECK, DECK.length)
}

function card(reaches: Card['reaches'], since: Card['since'], more: Partial<Card> = {}): Card {
  const themes = more.unborn ? BEFORE_BIRTH : ANY
  return { reaches, since, category: null, closed: false, before: false, unborn: false, themes, ...more }
}

function protection(category: Category, themes: readonly Theme[]): readonly Card[] {
  return times(2, card('child-protection', [75, 700], { category, themes }))
}

function times(count: number, one: Card): readonly Card[] {
  return Array.from({ length: count }, () => one)
}
