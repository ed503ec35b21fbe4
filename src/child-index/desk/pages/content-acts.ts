import type { DeskAct, Proposal } from '../../contract-desk.ts'
import { nameInWords, numberInWords } from './content.ts'
import type { ByNumber } from './model.ts'

/** What each act is called where one is chosen or looked for. */
export const ACTS: Readonly<Record<DeskAct['kind'], string>> = {
  merge: 'Put two numbers together',
  unmerge: 'Part two numbers that were put together',
  split: 'Give records that are of another child a number of their own',
  supersede: 'Let a provisional number give way',
  invalidate: 'Withdraw a number that stands for nobody',
  'identity-break': 'Break with the old identity',
  'reverse-not-same': 'Take back “not the same”',
  unshield: 'Lift the shield',
  restore: 'Give the number back',
}

/** What an act would do, naming whom it is about. */
export function actInWords(act: DeskAct, people: ByNumber): string {
  const who = (number: string) => personInWords(number, people)
  switch (act.kind) {
    case 'merge':
      return `Say that ${who(act.retired)} and ${who(act.survivor)} are the same child`
    case 'unmerge':
      return `Part ${numberInWords(act.retired)} again from ${who(people.get(act.retired)?.number ?? act.retired)}`
    case 'split':
      return `Give ${act.assertionIds.length === 1 ? 'one record' : `${act.assertionIds.length} records`} of ${who(act.number)} a number of their own`
    case 'supersede':
      return `Let the provisional number ${who(act.number)} give way to ${who(act.by)}`
    case 'invalidate':
      return `Withdraw the number ${who(act.number)}: it stands for nobody`
    case 'identity-break':
      return `Give ${who(act.number)} a new identity (${act.why === 'adoption' ? 'adoption' : 'protection'})`
    case 'reverse-not-same':
      return `Take back that ${who(act.number)} and ${who(act.otherNumber)} are not the same child`
    case 'unshield':
      return `Lift the shield of ${who(act.number)}`
    case 'restore':
      return `Give the number ${who(act.number)} back, as it was`
  }
}

/** The numbers an act names. */
export function numbersOf(act: DeskAct): readonly string[] {
  switch (act.kind) {
    case 'merge':
      return [act.survivor, act.retired]
    case 'unmerge':
      return [act.retired]
    case 'supersede':
      return [act.by, act.number]
    case 'reverse-not-same':
      return [act.number, act.otherNumber]
    default:
      return [act.number]
  }
}

/**
 * Whom a proposal is about: once it is settled as they stood when it was made, whatever became of them since. A child
 * sealed since is not among them.
 */
export function peopleOfProposal({ state, effect }: Proposal, now: ByNumber): ByNumber {
  if (state === 'waiting') return now
  const then = effect.people.flatMap((person) => {
    const present = now.get(person.asked)
    return present ? [{ ...present, ...person }] : []
  })
  return new Map(then.map((person) => [person.asked, person]))
}

function personInWords(number: string, people: ByNumber): string {
  const person = people.get(number) ?? [...people.values()].find((one) => one.number === number)
  const written = numberInWords(number)
  return person ? `${nameInWords(person.summary)} (${written})` : written
}
