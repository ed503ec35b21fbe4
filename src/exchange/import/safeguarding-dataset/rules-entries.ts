import type { NewEntry, StepKind } from '../../../entries/model.ts'
import { paragraphs } from '../../../entries/rules.ts'
import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { londonDayOf } from '../../../kernel/instant.ts'
import { type CodeSetId, codeText } from '../../../statute/code-sets.ts'
import type { IdOf, Laid } from '../cin-census/laying-down/model.ts'

/** By whom what these entries say was said: an entry of anyone else speaks of the same step already. */
export const SAID_BY = 'The system before'
const SAYS = 'As reported in the Standard Safeguarding tables; the words of the time are in the record they came from.'

/** What happened, as far as the tables tell it, for the child’s story: an entry for each thing that happened. */
export function entriesOf(steps: Omit<Laid, 'entries'>, childId: string, idOf: IdOf): readonly NewEntry[] {
  return happeningsIn(steps).map(({ on, title, text = '', kind, id, minor }) => ({
    id: idOf('entry', id, on, title, text),
    kind: 'fact',
    title,
    body: paragraphs([text, SAYS].filter(Boolean).join('\n\n')),
    happenedOn: on,
    saidBy: SAID_BY,
    significant: minor !== true,
    step: { kind, id },
    about: [{ personId: childId }],
  }))
}

type Happening = {
  readonly on: CalendarDay
  readonly title: string
  readonly text?: string
  readonly kind: StepKind
  readonly id: string
  /** Of no turning point. */
  readonly minor?: true
}

function happeningsIn(steps: Omit<Laid, 'entries'>): readonly Happening[] {
  return [...beginnings(steps), ...assessed(steps), ...protectedBy(steps), ...closings(steps), ...comings(steps)]
}

function beginnings({
  contact = [],
  referral,
  episode,
  section47Enquiry,
}: Omit<Laid, 'entries'>): readonly Happening[] {
  return [
    ...contact.map(({ id, receivedAt, sourceCode }) => ({
      ...{
        on: londonDayOf(receivedAt),
        title: `Contact by ${said('referral-source', sourceCode)}`,
        kind: 'contact' as const,
        id,
      },
    })),
    ...referral.map(({ id, receivedOn, sourceCode, response }) => {
      const need = episode.find(({ referralId }) => referralId === id)?.primaryNeed
      const text = [
        need ? `Main need: ${said('primary-need', need)}.` : '',
        response === 'no-further-action' ? 'No further action was taken.' : '',
      ]
      return {
        ...{
          on: receivedOn,
          title: `Referred by ${said('referral-source', sourceCode)}`,
          kind: 'referral' as const,
          id,
        },
        text: text.filter(Boolean).join(' '),
      }
    }),
    ...section47Enquiry.map(({ id, startedOn }) => ({
      ...{ on: startedOn, title: 'Section 47 enquiry began', kind: 'section-47-enquiry' as const, id },
    })),
  ]
}

function assessed({ assessment, assessmentChild }: Omit<Laid, 'entries'>): readonly Happening[] {
  return assessment.flatMap(({ id, startedOn, authorisedOn }) => {
    const factors = assessmentChild.find(({ assessmentId }) => assessmentId === id)?.factors ?? []
    const found = factors.map((factor) => said('assessment-factor', factor)).join('; ')
    const step = { kind: 'assessment' as const, id }
    const end =
      authorisedOn === null
        ? []
        : [
            {
              ...step,
              on: authorisedOn,
              title: 'Child and family assessment finished',
              text: found && `Found: ${found}.`,
            },
          ]
    return [{ ...step, on: startedOn, title: 'Child and family assessment began' }, ...end]
  })
}

function protectedBy({ conference, planStatus }: Omit<Laid, 'entries'>): readonly Happening[] {
  return [
    ...conference.flatMap(({ id, kind, heldOn }) =>
      heldOn === null
        ? []
        : [
            {
              on: heldOn,
              title: `${kind === 'initial' ? 'Initial' : 'Review'} child protection conference`,
              kind: 'conference' as const,
              id,
            },
          ],
    ),
    ...planStatus.flatMap(({ id, kind, fromOn, toOn, firstCategory, category }) => {
      const name = kind === 'child-in-need' ? 'Child in need plan' : 'Child protection plan'
      const why =
        (firstCategory ?? category) && `: ${said('category-of-abuse', firstCategory ?? category ?? '').toLowerCase()}`
      const step = { kind: 'plan' as const, id }
      return [
        { ...step, on: fromOn, title: `${name}${why ?? ''} began` },
        ...(toOn === null ? [] : [{ ...step, on: toOn, title: `${name} ended` }]),
      ]
    }),
  ]
}

function closings({ closure }: Omit<Laid, 'entries'>): readonly Happening[] {
  return closure.map(({ id, closedOn, reasonCode }) => ({
    ...{
      on: closedOn,
      title: `Case closed: ${said('closure-reason', reasonCode).toLowerCase()}`,
      kind: 'closure' as const,
      id,
    },
  }))
}

function comings({ visit = [], visitChild = [], missingEpisode = [] }: Omit<Laid, 'entries'>): readonly Happening[] {
  return [
    ...visit.map(({ id, happenedOn }) => {
      const seen = visitChild.find(({ visitId }) => visitId === id)
      const how = seen?.seenAlone ? 'seen alone' : seen?.seen ? 'seen' : 'not seen'
      return { on: happenedOn, title: `Visit: ${how}`, kind: 'visit' as const, id, minor: true as const }
    }),
    ...missingEpisode.flatMap(({ id, missingFrom, returnedAt }) => {
      const step = { kind: 'missing-episode' as const, id }
      const back = returnedAt === null ? [] : [{ ...step, on: londonDayOf(returnedAt), title: 'Came back' }]
      return [{ ...step, on: londonDayOf(missingFrom), title: 'Missing' }, ...back]
    }),
  ]
}

function said(set: CodeSetId, code: string): string {
  return codeText(set, code)
}
