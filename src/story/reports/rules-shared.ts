import { inWords } from '../../kernel/calendar-day.ts'
import type { Block, ReportFacts, Section } from './model.ts'
import { from, section, written } from './rules-blocks.ts'
import { WORDS } from './rules-words.ts'

const { ask, missing } = WORDS

/** What an assessment found, as it is written there, and what was put right beside it once it was signed. */
export function assessmentSections(facts: ReportFacts): readonly Section[] {
  return [
    section('assessment', fieldsOf(facts, 'worries')),
    section('well', fieldsOf(facts, 'strengths')),
    section('analysis', [...fieldsOf(facts, 'analysis'), ...correctionsOf(facts)]),
  ]
}

/** The sentence this report begins with, if anybody wrote one. */
export function coveringSection({ head }: ReportFacts): Section {
  const text = head.covering.trim()
  return section('covering', text ? [{ key: 'own:covering', source: ownSource(head), type: 'paragraph', text }] : [])
}

/** To whom it goes. */
export function toWhomSection({ head }: ReportFacts): Section {
  return section('to', [written('own:to-whom', ownSource(head), head.toWhom, { text: missing.to, ask: ask.own })])
}

/** What whoever writes the report recommends. */
export function recommendationSection({ head }: ReportFacts): Section {
  const none = { text: missing.recommendation, ask: ask.own }
  return section('recommendation', [written('own:recommendation', ownSource(head), head.recommendation, none)])
}

/** Where the family moves, and what is handed over in words. */
export function moveSection({ transfer, children: [first], mayWrite }: ReportFacts): Section {
  if (!transfer) {
    const source = from('transfer', `/children/${first?.child.id}${mayWrite ? '/transfers/new' : ''}`)
    return section('move', [{ key: 'transfer', source, type: 'missing', text: missing.transfer, ask: ask.move }])
  }
  const { id, noticedOn, movedOn, reason, summary } = transfer
  const source = from('transfer', mayWrite ? `/transfers/${id}` : `/children/${first?.child.id}`, noticedOn)
  const moved = movedOn ? [`The family moved on ${inWords(movedOn)}.`] : []
  return section('move', [
    { key: `transfer:${id}`, source, type: 'paragraph', text: [reason, ...moved, summary ?? ''].join(' ').trim() },
  ])
}

/** Why the work with each child ends, what changed, and what would make us look again. */
export function endingSections({ children, mayWrite }: ReportFacts): readonly Section[] {
  const blocksOf = (field: 'summary' | 'lookAgainIf') =>
    children.map(({ child, closure }) => {
      const path = `/children/${child.id}${closure || !mayWrite ? '' : '/closure/propose'}`
      const none = { text: missing.closure, ask: ask.close }
      return written(`closure:${child.id}:${field}`, from('closure', path, closure?.closedOn), closure?.[field], none)
    })
  return [section('ending', blocksOf('summary')), section('lookAgain', blocksOf('lookAgainIf'))]
}

function fieldsOf({ assessments, children: [first] }: ReportFacts, field: 'worries' | 'strengths' | 'analysis') {
  if (assessments.length === 0) {
    const source = from('assessment', `/children/${first?.child.id}/steps`)
    const none = { type: 'missing', text: missing.assessment, ask: ask.look } as const
    return [{ key: `assessment:${field}`, source, ...none }]
  }
  return assessments.map(({ assessment: { id, content, authorisedOn, startedOn } }): Block => {
    const source = from('assessment', `/assessments/${id}`, authorisedOn ?? startedOn)
    return written(`assessment:${id}:${field}`, source, content[field], { text: missing.field, ask: ask.assess })
  })
}

function correctionsOf({ assessments }: ReportFacts): readonly Block[] {
  return assessments.flatMap(({ assessment, corrections }) =>
    corrections.map(({ id, what, on }) => ({
      ...{ key: `correction:${id}`, source: from('correction', `/assessments/${assessment.id}`, on) },
      ...{ type: 'paragraph' as const, text: `Put right on ${inWords(on)}: ${what}` },
    })),
  )
}

function ownSource({ id }: ReportFacts['head']) {
  return from('own', `/reports/${id}#own`)
}
