import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { displayName } from '../../people/model.ts'
import type {
  Block,
  ChildFacts,
  FinalReport,
  OwnWords,
  Part,
  ReportDocument,
  ReportFacts,
  ReportKind,
  ReportRefusal,
  Section,
} from './model.ts'
import {
  childSaysSection,
  familySection,
  notKnownSection,
  parentsSaySection,
  seenSection,
  statementsSection,
  turningPointsSection,
  whoSection,
  worriesForWorkersSection,
  worriesSection,
} from './rules-child.ts'
import {
  actionsSection,
  agreedSection,
  contingencySection,
  datesSection,
  outcomesSection,
  reviewsSection,
  ringSection,
  statusesSection,
  whyAndWantSections,
} from './rules-plan.ts'
import {
  assessmentSections,
  coveringSection,
  endingSections,
  moveSection,
  recommendationSection,
  toWhomSection,
} from './rules-shared.ts'
import { TITLES } from './rules-words.ts'

/** Letters in each of a report's own words, at most. */
const LONGEST = 10_000

type Shared = (facts: ReportFacts) => Section | readonly Section[]
type OfChild = (facts: ReportFacts, of: ChildFacts) => Section | readonly Section[]
type Composed = {
  readonly before: readonly Shared[]
  readonly each: readonly OfChild[]
  readonly after: readonly Shared[]
}

const PLAN_DOCUMENT: Composed = {
  before: [coveringSection],
  each: [
    ...[whoSection, whyAndWantSections, worriesSection, outcomesSection, actionsSection, contingencySection],
    ...[childSaysSection, parentsSaySection, ringSection],
  ],
  after: [datesSection],
}

/** What each report is made of: what is about all the children, what is said of each, and how it ends. */
const COMPOSED: Readonly<Record<ReportKind, Composed>> = {
  conference: {
    before: [coveringSection, assessmentSections],
    each: [
      ...[whoSection, familySection, worriesSection, statementsSection, childSaysSection, parentsSaySection],
      ...[seenSection, turningPointsSection, outcomesSection, actionsSection, notKnownSection],
    ],
    after: [recommendationSection],
  },
  review: {
    before: [coveringSection],
    each: [
      ...[whoSection, outcomesSection, actionsSection, worriesSection, statementsSection, childSaysSection],
      ...[parentsSaySection, seenSection, reviewsSection, notKnownSection],
    ],
    after: [datesSection, recommendationSection],
  },
  'child-protection-plan': PLAN_DOCUMENT,
  'child-in-need-plan': PLAN_DOCUMENT,
  // Nothing that others told us: what the plan says, what was agreed, when we meet, whom to ring.
  letter: {
    before: [toWhomSection, coveringSection],
    each: [whyAndWantSections, agreedSection, ringSection],
    after: [datesSection],
  },
  transfer: {
    before: [coveringSection, moveSection, assessmentSections],
    each: [
      ...[whoSection, familySection, statusesSection, worriesForWorkersSection, statementsSection, childSaysSection],
      ...[
        parentsSaySection,
        seenSection,
        outcomesSection,
        actionsSection,
        turningPointsSection,
        notKnownSection,
        ringSection,
      ],
    ],
    after: [datesSection],
  },
  closure: {
    before: [coveringSection, endingSections],
    each: [
      whoSection,
      statusesSection,
      outcomesSection,
      reviewsSection,
      worriesSection,
      childSaysSection,
      parentsSaySection,
      ringSection,
    ],
    after: [],
  },
}

/**
 * A report as its sources stand: what is about all the children once, then what is said of each. Nothing is typed into it.
 */
export function composeReport(facts: ReportFacts): ReportDocument {
  const { before, each, after } = COMPOSED[facts.head.kind]
  const names = facts.children.map(({ child }) => displayName(child))
  const ofEach = facts.children.map((of) => each.flatMap((make) => make(facts, of)))
  const together = saidOfAll(ofEach)
  const parts: readonly Part[] = [
    { heading: null, sections: [...before.flatMap((make) => make(facts)), ...together] },
    ...ofEach.map((sections, at) => ({
      heading: names.length > 1 ? (names[at] ?? null) : null,
      sections: without(sections, together),
    })),
    { heading: null, sections: after.flatMap((make) => make(facts)) },
  ]
  return { title: `${TITLES[facts.head.kind]}: ${names.join(', ')}`, parts: parts.map(withWords).filter(hasWords) }
}

/** Every block of a report, in order. */
export function blocksOf({ parts }: ReportDocument): readonly Block[] {
  return parts.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
}

/** What is not written yet of all that this report asks for. */
export function missingIn(document: ReportDocument): readonly Extract<Block, { type: 'missing' }>[] {
  return blocksOf(document).filter((block) => block.type === 'missing')
}

/** What is kept of a report that is made final. */
export function finalReport({ head, on }: ReportFacts, document: ReportDocument): FinalReport {
  return { kind: head.kind, childIds: head.childIds, on, document }
}

/**
 * The pieces of a final report that say something else at their source today, by key. A piece that would not be in the
 * report any more (a worry that was closed) is none of them: it was so on the day.
 */
export function correctedSince(final: ReportDocument, now: ReportDocument): ReadonlySet<string> {
  const today = new Map(blocksOf(now).map((block) => [block.key, saidBy(block)]))
  const changed = blocksOf(final).filter((block) => {
    const said = today.get(block.key)
    return block.type !== 'missing' && said !== undefined && said !== saidBy(block)
  })
  return new Set(changed.map(({ key }) => key))
}

/** Whether a report's own words may be kept so. */
export function writtenWords(words: OwnWords): Outcome<OwnWords, ReportRefusal> {
  const { toWhom, covering, recommendation } = words
  const trimmed = { toWhom: toWhom.trim(), covering: covering.trim(), recommendation: recommendation.trim() }
  return Object.values(trimmed).some((text) => text.length > LONGEST) ? refused('too-long') : accepted(trimmed)
}

/** What is said of every one of several children in the same words and from the same place, such as an entry about them all. */
function saidOfAll(ofEach: readonly (readonly Section[])[]): readonly Section[] {
  const [first = [], ...others] = ofEach
  if (others.length === 0) return []
  const said = others.map((sections) => new Set(sections.flatMap(({ blocks }) => blocks.map(placeAndWords))))
  return first.map((one) => ({
    ...one,
    blocks: one.blocks.filter((block) => said.every((words) => words.has(placeAndWords(block)))),
  }))
}

function without(sections: readonly Section[], together: readonly Section[]): readonly Section[] {
  const said = new Set(together.flatMap(({ blocks }) => blocks.map(placeAndWords)))
  return sections.map((one) => ({ ...one, blocks: one.blocks.filter((block) => !said.has(placeAndWords(block))) }))
}

function placeAndWords(block: Block): string {
  return `${block.source.path} ${saidBy(block)}`
}

/** What a block says, without where it is from: the same whatever order its parts were kept in. */
function saidBy(block: Block): string {
  if (block.type === 'table') return JSON.stringify([block.columns, block.rows])
  return JSON.stringify(block.type === 'quote' ? [block.text, block.by] : [block.text])
}

function withWords({ heading, sections }: Part): Part {
  return { heading, sections: sections.filter(({ blocks }) => blocks.length > 0) }
}

function hasWords({ sections }: Part): boolean {
  return sections.length > 0
}
