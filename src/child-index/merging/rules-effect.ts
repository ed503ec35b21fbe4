import { counted } from '../../kernel/counted.ts'
import { formatIndexNumber } from '../../kernel/index-number.ts'
import { authorityName } from '../../statute/authorities.ts'
import type { DeskAct, Effect } from '../contract-desk.ts'
import type { Held, HeldChild } from './model.ts'
import { namedBy, shieldFollows, touchedBy } from './rules.ts'

/** What an act would touch, in numbers and in words. Whom it names and the fingerprint are put to it by the command. */
export function effectOf(act: DeskAct, held: Held): Omit<Effect, 'fingerprint' | 'people'> {
  const touched = touchedBy(act, held).flatMap((number) => held.children.get(number) ?? [])
  const involvements = touched.flatMap((child) => child.involvements)
  return {
    act,
    councils: authoritiesOf(touched),
    agencies: new Set(involvements.map(({ organisation }) => organisation)).size,
    assertions: act.kind === 'split' ? act.assertionIds.length : touched.flatMap((child) => child.assertions).length,
    involvements: involvements.length,
    sealedConcerns: touched.flatMap((child) => child.concerns).length,
    words: wordsOf(act, held),
  }
}

/** All that an act was decided by, as one text: equal as long as nothing of it has changed. */
export function fingerprintText(act: DeskAct, held: Held): string {
  const touched = touchedBy(act, held).flatMap((number) => held.children.get(number) ?? [])
  const { kind, ...named } = act
  return JSON.stringify([
    [kind, ...Object.entries(named).sort(([one], [other]) => (one < other ? -1 : 1))],
    touched.map(({ assertions, involvements, concerns, ...child }) => [
      [child.number, child.status, child.state, child.survivor, child.responsibleAuthority, child.version],
      [child.aliases, child.shield, child.died],
      assertions.map(({ id, version }) => [id, version]),
      involvements.map(({ id, number }) => [id, number]),
      concerns.map(({ id, number }) => [id, number]),
      [...(held.notSame.get(child.number) ?? [])].sort(),
    ]),
  ])
}

/** The authorities that know any of these children: by a record, by working with them, or by being responsible. In order. */
export function authoritiesOf(children: readonly HeldChild[]): readonly string[] {
  const known = children.flatMap(({ assertions, involvements, concerns, responsibleAuthority }) => [
    ...[...assertions, ...involvements, ...concerns].map(({ authority }) => authority),
    ...(responsibleAuthority === null ? [] : [responsibleAuthority]),
  ])
  return [...new Set(known)].sort()
}

function wordsOf(act: DeskAct, { children }: Held): readonly string[] {
  const [one, other] = namedBy(act).map((number) => children.get(number))
  if (!one) return []
  const number = formatIndexNumber(one.number)
  switch (act.kind) {
    case 'merge':
    case 'supersede':
      return other ? joinedWords(one, other) : []
    case 'unmerge':
      return partedWords(one, one.survivor === null ? undefined : children.get(one.survivor))
    case 'split':
      return [
        `${counted(act.assertionIds.length, `record of ${number} becomes a child of its`, `records of ${number} become a child of their`)} own, under a new number.`,
        'The two are said not to be the same, and are never offered again until two people reverse it.',
        `Services and sealed concerns stay with ${number}: they were told under it.`,
      ]
    case 'invalidate':
      return [
        `${number} is given up: it stands for nobody. No search finds its ${counted(one.assertions.length, 'record')}.`,
        'Whoever sends a later version of such a record is refused, and told to ask you. It can be given back.',
      ]
    case 'identity-break':
      return brokenWords(number, one, act.why)
    case 'restore':
      return [`${number} answers again, and is found as before, by everyone who could find it.`]
    case 'unshield':
      return [`${number} is found and shown like any other child, by everyone who may look.`]
    case 'reverse-not-same':
      return ['The two may be offered as possibly the same again, and may be merged. Nothing else changes.']
  }
}

function joinedWords(survivor: HeldChild, retired: HeldChild): readonly string[] {
  const [stays, goes] = [formatIndexNumber(survivor.number), formatIndexNumber(retired.number)]
  const words = [
    `${goes} leads to ${stays} from now on, for ever. ${counted(retired.assertions.length, `record of ${goes} is`, `records of ${goes} are`)} linked to ${stays}.`,
    'Every council that knows either is told, and asked to acknowledge it. It can be undone at any time.',
  ]
  if (survivor.responsibleAuthority !== retired.responsibleAuthority) {
    const [one, other] = [survivor.responsibleAuthority, retired.responsibleAuthority]
    words.push(
      `${one ? authorityName(one) : 'Nobody'} is responsible for ${stays} and stays so; ${other ? authorityName(other) : 'nobody'} was for ${goes}.`,
    )
  }
  if (shieldFollows(retired, survivor)) {
    words.push(`${goes} is shielded: ${stays} is shielded too from then on.`)
  }
  if (retired.died !== survivor.died) {
    words.push(
      `${retired.died ? goes : stays} is recorded as having died, the other is not. Make sure before you go on.`,
    )
  } else if (retired.status !== survivor.status) {
    words.push(`${retired.status === 'closed' ? goes : stays} is closed; the number that stays keeps its own state.`)
  }
  return words
}

function partedWords(retired: HeldChild, survivor: HeldChild | undefined): readonly string[] {
  if (!survivor) return []
  const [back, stays] = [formatIndexNumber(retired.number), formatIndexNumber(survivor.number)]
  return [
    `${back} lives again, with the records and aliases it had when it gave way to ${stays}, and what was told under it.`,
    'A record that came since goes to the one it clearly is of. What is clearly neither’s is shown on both until you allot it.',
    'The two may be offered as possibly the same again: say that they are not, if you are sure.',
  ]
}

function brokenWords(number: string, { assertions }: HeldChild, why: 'adoption' | 'protection'): readonly string[] {
  const words = [
    `${number} is sealed with its ${counted(assertions.length, 'record')}: nobody finds it any more, by anything.`,
    'A new, empty number is made. Nothing leads from one to the other, for anyone but operators.',
    'Whoever knew the old number is told that it is sealed, not why, nor the new one.',
    'Records of the old identity take no later version. Register the new identity as a new record; its number takes the place of the empty one.',
  ]
  return why === 'protection' ? [...words, 'The new number is shielded from the first.'] : words
}
