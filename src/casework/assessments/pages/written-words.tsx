import type { CitedEntry } from '../../../entries/citing/queries.ts'
import { numberedCitations, RestsOn, RichTextView } from '../../../entries/pages/rich-text/view.tsx'
import { typedBlocks } from '../../../entries/rules-rich-text.ts'
import { inWords } from '../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../people/model.ts'
import { SummaryList } from '../../../platform/govuk/content.tsx'
import { codeText } from '../../../statute/code-sets.ts'
import type { Assessment } from '../model.ts'
import { PROMPTS } from '../model-prompts.ts'
import { OUTCOMES, CONTENT as WORDS } from './write-assessment/content.ts'

/** The words of an assessment: as they stand, as they were frozen, or as someone typed them. */
export type Written = Pick<Assessment, 'content' | 'outcome' | 'children'>

type WrittenProps = {
  readonly written: Written
  readonly people: readonly KnownPerson[]
  /** The entries that its words cite. */
  readonly cited: readonly CitedEntry[]
}

/** The whole assessment to read, question by question; what was left empty is left out. */
export function WrittenWords({ written, people, cited }: WrittenProps) {
  const { content, outcome, children } = written
  const marked = content.marked ?? {}
  const citations = numberedCitations(
    FIELDS.flatMap((field) => marked[field] ?? []),
    people[0]?.id ?? '',
  )
  const text = (key: string, field: string, value: string) => {
    if (value.trim() === '') return []
    const read = marked[field] ?? ({ v: 2, blocks: typedBlocks(value) } as const)
    return [{ key, value: <RichTextView text={read} citations={citations} /> }]
  }
  return (
    <>
      <SummaryList
        rows={[
          ...text(WORDS.worries, 'worries', content.worries),
          ...text(WORDS.strengths, 'strengths', content.strengths),
          ...text(WORDS.childWords, 'childWords', content.childWords),
          ...PROMPTS.flatMap(({ id, question }) => text(question, `answer-${id}`, content.answers[id] ?? '')),
          ...text(WORDS.analysis, 'analysis', content.analysis),
          ...text(WORDS.notKnown, 'notKnown', content.notKnown),
          ...people.map((child) => ({ key: displayName(child), value: found(child, children) })),
          { key: WORDS.outcome, value: outcome ? OUTCOMES[outcome] : 'Not chosen yet' },
        ]}
      />
      <RestsOn entries={cited} citations={citations} />
    </>
  )
}

/** The fields of an assessment in the order in which they are read. */
const FIELDS = [
  ...['worries', 'strengths', 'childWords'],
  ...PROMPTS.map(({ id }) => `answer-${id}`),
  ...['analysis', 'notKnown'],
]

function found(child: KnownPerson, children: Assessment['children']): string {
  const part = children.find(({ childId }) => childId === child.id)
  const factors = part?.factors.map((code) => codeText('assessment-factor', code)).join('; ') || 'Nothing ticked'
  const seen = part?.seenOn ? `Seen ${inWords(part.seenOn)}${part.seenAlone ? ', alone' : ', not alone'}. ` : ''
  return `${seen}${factors}`
}
