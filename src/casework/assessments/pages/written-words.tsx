import { inWords } from '../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../people/model.ts'
import { SummaryList } from '../../../platform/govuk/content.tsx'
import { codeText } from '../../../statute/code-sets.ts'
import type { Assessment } from '../model.ts'
import { PROMPTS } from '../model-prompts.ts'
import { OUTCOMES, CONTENT as WORDS } from './write-assessment/content.ts'

/** The words of an assessment: as they stand, as they were frozen, or as someone typed them. */
export type Written = Pick<Assessment, 'content' | 'outcome' | 'children'>

/** The whole assessment to read, question by question; what was left empty is left out. */
export function WrittenWords({ written, people }: { written: Written; people: readonly KnownPerson[] }) {
  const { content, outcome, children } = written
  const text = (key: string, value: string) =>
    value.trim() === '' ? [] : [{ key, value: <Paragraphs text={value} /> }]
  return (
    <SummaryList
      rows={[
        ...text(WORDS.worries, content.worries),
        ...text(WORDS.strengths, content.strengths),
        ...text(WORDS.childWords, content.childWords),
        ...PROMPTS.flatMap(({ id, question }) => text(question, content.answers[id] ?? '')),
        ...text(WORDS.analysis, content.analysis),
        ...text(WORDS.notKnown, content.notKnown),
        ...people.map((child) => ({ key: displayName(child), value: found(child, children) })),
        { key: WORDS.outcome, value: outcome ? OUTCOMES[outcome] : 'Not chosen yet' },
      ]}
    />
  )
}

function found(child: KnownPerson, children: Assessment['children']): string {
  const part = children.find(({ childId }) => childId === child.id)
  const factors = part?.factors.map((code) => codeText('assessment-factor', code)).join('; ') || 'Nothing ticked'
  const seen = part?.seenOn ? `Seen ${inWords(part.seenOn)}${part.seenAlone ? ', alone' : ', not alone'}. ` : ''
  return `${seen}${factors}`
}

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n\s*\n/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </>
  )
}
