import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { codeText } from '../../../../statute/code-sets.ts'
import type { Assessment } from '../../model.ts'
import { PROMPTS } from '../../model-prompts.ts'
import { OUTCOMES, CONTENT as WORDS } from '../write-assessment/content.ts'
import type { AssessmentShown } from '../write-assessment/view.tsx'
import { CONTENT } from './content.ts'

/** The whole assessment to read, and the manager's decision beneath it. */
export function authoriseAssessmentView(showing: Showing<AssessmentShown>): string {
  const { loaded, now } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={loaded.children} today={now.day} />,
    before: <SummaryList rows={written(loaded.assessment, loaded.children)} />,
    children: loaded.assessment.state === 'submitted' ? <Decision showing={showing} /> : null,
    help: (
      <Panel heading={CONTENT.help} id="next">
        <Rows
          items={[
            'Signed, it stands in the record and can no longer be changed; a correction stands beside it.',
            'Its words join each child’s story at once, and its worry shows on their pages.',
            'Handed back, its writer sees your comment and goes on writing.',
          ]}
        />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Decision({ showing: { fields, problems } }: { showing: Showing<AssessmentShown> }) {
  return (
    <>
      <Radios
        name="decision"
        legend={CONTENT.decision}
        error={problemOf(problems, 'decision')}
        value={fields['decision']}
        items={[
          { value: 'sign', text: CONTENT.sign },
          { value: 'hand-back', text: CONTENT.handBack },
        ]}
      />
      <Textarea
        name="comment"
        label={CONTENT.comment}
        hint={CONTENT.commentHint}
        rows={3}
        value={fields['comment']}
        error={problemOf(problems, 'comment')}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function written({ content, outcome, children }: Assessment, people: readonly KnownPerson[]) {
  const text = (key: string, value: string) =>
    value.trim() === '' ? [] : [{ key, value: <Paragraphs text={value} /> }]
  return [
    ...text(WORDS.worries, content.worries),
    ...text(WORDS.strengths, content.strengths),
    ...text(WORDS.childWords, content.childWords),
    ...PROMPTS.flatMap(({ id, question }) => text(question, content.answers[id] ?? '')),
    ...text(WORDS.analysis, content.analysis),
    ...text(WORDS.notKnown, content.notKnown),
    ...people.map((child) => ({ key: displayName(child), value: found(child, children) })),
    { key: WORDS.outcome, value: outcome ? OUTCOMES[outcome] : 'Not chosen yet' },
  ]
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
