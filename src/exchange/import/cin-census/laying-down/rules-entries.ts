import type { NewEntry, StepKind } from '../../../../entries/model.ts'
import { paragraphs } from '../../../../entries/rules.ts'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import { codeText } from '../../../../statute/code-sets.ts'
import type { CensusChild, CensusEpisode, CodedValue } from '../model.ts'
import type { IdOf } from './model.ts'

const SAID_BY = 'Children in need census'
const SAYS = 'As reported in the statutory return; the words of the time are in the record it came from.'

/** What happened, as far as a return tells it, in words for the child's page: one entry for each thing that happened. */
export function entriesOfChild(child: CensusChild, personId: string, idOf: IdOf): readonly NewEntry[] {
  return child.episodes
    .flatMap((episode) => happeningsOf(episode))
    .map(({ on, title, text, step }) => ({
      id: idOf('entry', on, title, text ?? ''),
      kind: 'fact',
      title,
      body: paragraphs([text, SAYS].filter(Boolean).join('\n\n')),
      happenedOn: on,
      saidBy: SAID_BY,
      significant: true,
      step: { kind: step.kind, id: idOf(...step.parts) },
      about: [{ personId }],
    }))
}

type Happening = {
  readonly on: CalendarDay
  readonly title: string
  readonly text?: string
  readonly step: { readonly kind: StepKind; readonly parts: readonly string[] }
}

function happeningsOf(episode: CensusEpisode): readonly Happening[] {
  return [
    referred(episode),
    ...episode.assessments.flatMap((step) => assessed(episode, step)),
    ...episode.section47Enquiries.map((step) => enquired(episode, step)),
    ...initialConferences(episode),
    ...episode.childInNeedPlans.flatMap(({ startedOn, endedOn }) =>
      planned(episode, 'Child in need plan', startedOn, endedOn),
    ),
    ...episode.childProtectionPlans.flatMap((plan) => protectedBy(episode, plan)),
    ...closed(episode),
  ]
}

function referred(episode: CensusEpisode): Happening {
  const { referredOn, referralSource, primaryNeed, noFurtherAction } = episode
  const source = referralSource ? ` by ${said('referral-source', referralSource)}` : ''
  const need = primaryNeed ? `Main need: ${said('primary-need', primaryNeed)}.` : ''
  const end = noFurtherAction === true ? 'No further action was taken.' : ''
  const text = [need, end].filter(Boolean).join(' ')
  return {
    on: referredOn,
    title: `Referred${source}`,
    text,
    step: { kind: 'referral', parts: ['referral', referredOn] },
  }
}

function assessed({ referredOn }: CensusEpisode, step: CensusEpisode['assessments'][number]): readonly Happening[] {
  const { startedOn, authorisedOn, factors } = step
  const found = factors.map((factor) => said('assessment-factor', factor)).join('; ')
  const kind = { kind: 'assessment', parts: ['assessment', referredOn, startedOn] } as const
  const end = authorisedOn === null ? [] : [authorisedOn]
  return [
    { on: startedOn, title: 'Child and family assessment began', step: kind },
    ...end.map((on) => ({
      ...{ on, title: 'Child and family assessment finished', step: kind },
      text: found && `Found: ${found}.`,
    })),
  ]
}

function enquired({ referredOn }: CensusEpisode, step: CensusEpisode['section47Enquiries'][number]): Happening {
  const { startedOn, conferenceNotRequired, conferenceDueBy } = step
  const text =
    conferenceNotRequired === true
      ? 'No child protection conference was needed.'
      : conferenceDueBy && `A conference was to be held by ${inWords(conferenceDueBy)}.`
  return {
    ...{ on: startedOn, title: 'Section 47 enquiry began', text: text || '' },
    step: { kind: 'section-47-enquiry', parts: ['enquiry', referredOn, startedOn] },
  }
}

function initialConferences(episode: CensusEpisode): readonly Happening[] {
  const days = [episode.initialConferenceOn, ...episode.section47Enquiries.map(({ conferenceOn }) => conferenceOn)]
  return [...new Set(days.filter((on) => on !== null))].map((on) => ({
    ...{ on, title: 'Initial child protection conference' },
    step: { kind: 'conference', parts: ['conference', 'initial', on] },
  }))
}

function planned(
  { referredOn }: CensusEpisode,
  name: string,
  from: CalendarDay,
  to: CalendarDay | null,
  text = '',
): readonly Happening[] {
  const step = { kind: 'plan', parts: ['plan', referredOn] } as const
  const end = to === null ? [] : [{ on: to, title: `${name} ended`, step }]
  return [{ on: from, title: `${name} began`, text, step }, ...end]
}

function protectedBy(
  episode: CensusEpisode,
  plan: CensusEpisode['childProtectionPlans'][number],
): readonly Happening[] {
  const { startedOn, endedOn, initialCategory, latestCategory, previousPlans, reviewedOn } = plan
  const category = initialCategory ? `: ${said('category-of-abuse', initialCategory).toLowerCase()}` : ''
  const changed =
    latestCategory && latestCategory.code !== initialCategory?.code
      ? `The category was later ${said('category-of-abuse', latestCategory).toLowerCase()}.`
      : ''
  const before = previousPlans ? `The child had been on a child protection plan ${previousPlans} time(s) before.` : ''
  return [
    ...planned(
      episode,
      `Child protection plan${category}`,
      startedOn,
      endedOn,
      [changed, before].filter(Boolean).join(' '),
    ),
    ...[...new Set(reviewedOn)].map((on) => ({
      ...{ on, title: 'Review child protection conference' },
      step: { kind: 'conference' as const, parts: ['conference', 'review', on] },
    })),
  ]
}

function closed({ closedOn, closureReason, referredOn }: CensusEpisode): readonly Happening[] {
  if (closedOn === null) return []
  const why = closureReason ? `: ${said('closure-reason', closureReason).toLowerCase()}` : ''
  return [{ on: closedOn, title: `Case closed${why}`, step: { kind: 'closure', parts: ['closure', referredOn] } }]
}

function said(set: Parameters<typeof codeText>[0], { code }: CodedValue): string {
  return codeText(set, code)
}
