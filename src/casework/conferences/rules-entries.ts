import type { NewEntry } from '../../entries/model.ts'
import { paragraphs } from '../../entries/rules.ts'
import { codeText } from '../../statute/code-sets.ts'
import { cameInWords, viewsInWords } from '../meetings/rules-people.ts'
import type { Conference, ConferenceHeld, DecidedChild } from './model.ts'

type Told = {
  readonly chair: string
  readonly nameOf: (childId: string) => string
  readonly newId: () => string
}

/** What a conference adds to each child's story: the decision with its reason and any dissent, and the child's own view. */
export function entriesOfConference(
  conference: Conference,
  held: ConferenceHeld,
  { chair, nameOf, newId }: Told,
): readonly NewEntry[] {
  const step = { kind: 'conference', id: conference.id } as const
  const about = held.children.map((child) => ({ personId: child.childId, part: decidedInWords(child) }))
  const told = {
    ...{ id: newId(), kind: 'fact' as const, title: titleOf(conference, held), happenedOn: held.heldOn },
    ...{ saidBy: chair, saidByRole: 'Conference chair', significant: true, step, about },
    body: paragraphs(wordsOf(held)),
  }
  return [told, ...held.children.flatMap((child) => viewOf(child, nameOf(child.childId), held, { step, id: newId }))]
}

/** What was decided for one child, in words. */
export function decidedInWords({ outcome, category, stepsDown }: DecidedChild): string {
  const named = category ? `: ${codeText('category-of-abuse', category).toLowerCase()}` : ''
  switch (outcome) {
    case 'protection-plan':
      return `A child protection plan is needed${named}`
    case 'no-plan':
      return 'No child protection plan is needed'
    case 'continue':
      return 'The child protection plan goes on'
    case 'change-category':
      return `The child protection plan goes on, with another category${named}`
    case 'end':
      return stepsDown
        ? 'The child protection plan ends; help goes on as a child in need'
        : 'The child protection plan ends'
  }
}

function titleOf({ kind }: Conference, { children }: ConferenceHeld): string {
  const name = kind === 'initial' ? 'Initial child protection conference' : 'Review child protection conference'
  const [first, ...others] = [...new Set(children.map(({ outcome }) => outcome))]
  if (others.length > 0 || first === undefined) return name
  const words = {
    'protection-plan': 'a protection plan begins',
    'no-plan': 'no protection plan',
    continue: 'the plan goes on',
    'change-category': 'the plan goes on, with another category',
    end: 'the protection plan ends',
  }
  return `${name}: ${words[first]}`
}

function wordsOf({ reason, attended, contingency }: ConferenceHeld): string {
  return [
    reason,
    ...viewsInWords(attended),
    contingency.trim() === '' ? '' : `If this does not work: ${contingency}`,
    cameInWords(attended),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function viewOf(
  { childId, view }: DecidedChild,
  name: string,
  { heldOn }: ConferenceHeld,
  { step, id }: { readonly step: NonNullable<NewEntry['step']>; readonly id: () => string },
): readonly NewEntry[] {
  if (view === null) return []
  return [
    {
      ...{ id: id(), kind: 'child-words', title: `What ${name} wanted the conference to know` },
      ...{ body: paragraphs(view), happenedOn: heldOn, saidBy: name, step, about: [{ personId: childId }] },
    },
  ]
}
