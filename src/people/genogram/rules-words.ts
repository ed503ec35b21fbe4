import { type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { isUnborn } from '../model.ts'
import type { Couple, CoupleState, Kin, Kinship } from './model.ts'
import { firstName, labelOf } from './rules-labels.ts'

const PARENTS = ['mother', 'father', 'parent']
const SIBLINGS = ['sibling', 'half-sibling', 'step-sibling']

/**
 * The family in sentences, for whoever cannot see the drawing, and for paper: everybody in it, how they stand, who is a
 * couple and since when, who is whose child, who may be a risk, who died, who is at home.
 */
export function familyInWords(kinship: Kinship, today: CalendarDay): readonly string[] {
  const { kin, couples } = kinship
  const child = kin.find(({ isChild }) => isChild)
  if (!child) return []
  const others = kin.filter(({ isChild }) => !isChild)
  const name = (one: Kin) => withAge(one, today)
  const of = (ties: readonly string[]) => others.filter(({ tie }) => tie !== null && ties.includes(tie))
  const [parents, siblings] = [of(PARENTS), of(SIBLINGS).toSorted(elderFirst)]
  const rest = others.filter((one) => !parents.includes(one) && !siblings.includes(one))
  const home = kin.filter(({ isHome }) => isHome)
  return [
    parents.length > 0
      ? `${name(child)}, is the child of ${list(parents.map(name))}.`
      : `${name(child)}. Parents are not recorded.`,
    ...couples.flatMap((couple) => coupleInWords(couple, kin)),
    ...(siblings.length > 0
      ? [`Brothers and sisters: ${list(siblings.map((one) => `${name(one)}${half(one)}`))}.`]
      : []),
    ...rest.map((one) => `${name(one)}: ${one.words}${one.isRisk ? ', may be a risk' : ''}.`),
    ...[child, ...parents, ...siblings].filter(({ isRisk }) => isRisk).map((one) => `${firstName(one)} may be a risk.`),
    ...otherDescentsInWords(kinship, child),
    `At home: ${list(home.map((one) => `${firstName(one)}${one.partTime ? ` (${one.partTime})` : ''}`))}.`,
  ]
}

export const STATE_WORDS: Readonly<Record<CoupleState, string>> = {
  married: 'are married',
  cohabiting: 'are partners and live together',
  separated: 'are separated',
  divorced: 'are divorced',
}

function coupleInWords({ one, other, state, since }: Couple, kin: readonly Kin[]): readonly string[] {
  const pair = [one, other].flatMap((id) => kin.find((who) => who.id === id) ?? [])
  if (pair.length < 2) return []
  return [`${list(pair.map(firstName))} ${STATE_WORDS[state]}${since ? `, since ${inWords(since)}` : ''}.`]
}

/** Whose children the others are, and who adopted or fosters whom: what the first sentence does not say. */
function otherDescentsInWords({ kin, descents }: Kinship, child: Kin): readonly string[] {
  const called = (ids: readonly string[]) =>
    list(ids.flatMap((id) => kin.find((one) => one.id === id) ?? []).map(firstName))
  const told = descents.filter(
    (descent) => descent.kind !== 'skipped' && (descent.child !== child.id || descent.kind !== 'birth'),
  )
  const families = Map.groupBy(told, ({ parents, kind }) => `${kind} ${parents.toSorted().join(' ')}`)
  return [...families.values()].flatMap((family) => {
    const [first] = family
    if (!first) return []
    const children = called(family.map((descent) => descent.child))
    const are = family.length === 1 ? 'is' : 'are'
    const of = family.length === 1 ? 'the child of' : 'the children of'
    const how = first.kind === 'birth' ? of : first.kind === 'adoption' ? 'adopted by' : 'cared for by'
    return [sentence(`${children} ${are} ${how} ${called(first.parents)}.`)]
  })
}

function withAge(kin: Kin, today: CalendarDay): string {
  const { person } = kin
  if (isUnborn(person)) return person.diedOn ? 'a pregnancy that was lost' : `a baby, ${labelOf(kin, today)}`
  if (person.diedOn) return `${firstName(kin)}, who died in ${person.diedOn.slice(0, 4)}`
  return person.birthDate ? labelOf(kin, today).replace(/ (\d+)$/, ', $1') : firstName(kin)
}

function elderFirst(one: Kin, other: Kin): number {
  const born = ({ person }: Kin) => person.birthDate ?? person.expectedOn ?? '9999'
  return born(one).localeCompare(born(other))
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

function half({ tie }: Kin): string {
  return tie === 'half-sibling' ? ' (half)' : tie === 'step-sibling' ? ' (step)' : ''
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
