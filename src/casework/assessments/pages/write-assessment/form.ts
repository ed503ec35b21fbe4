import {
  choiceOf,
  choicesOf,
  dayFields,
  dayOf,
  dayWasGiven,
  type Fields,
  type Problem,
  type Read,
  yesOrNo,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { offeredCodes } from '../../../../statute/code-sets.ts'
import { ASSESSMENT_OUTCOMES, type AssessedChild, type Assessment, type WriteAssessment } from '../../model.ts'
import { PROMPTS } from '../../model-prompts.ts'
import { CONTENT } from './content.ts'

const FACTORS = offeredCodes('assessment-factor').map(({ code }) => code)

/** The form as the assessment stands: what was kept before is before the writer again. */
export function assessmentFields({ content, outcome, revision, children }: Assessment): Fields {
  const { answers, ...texts } = content
  const perChild = children.flatMap(({ childId, factors, seenOn, seenAlone }) => [
    [`factors-${childId}`, factors.join('\n')],
    [`alone-${childId}`, seenAlone === null ? '' : seenAlone ? 'yes' : 'no'],
    ...(seenOn ? Object.entries(dayFields(`seen-${childId}`, seenOn)) : []),
  ])
  const asked = Object.entries(answers).map(([id, text]) => [`answer-${id}`, text])
  return { ...texts, outcome: outcome ?? '', revision: `${revision}`, ...Object.fromEntries([...perChild, ...asked]) }
}

/** The revision from which the words in the form were begun, though the form has taken up a later one since. */
export function begunFrom(fields: Fields): string {
  return fields['begun'] || (fields['revision'] ?? '')
}

/** Reads what was written; half an assessment is one. */
export function readAssessment(fields: Fields, assessment: Assessment): Read<WriteAssessment> {
  const problems: Problem[] = []
  const children = assessment.children.map(({ childId }) => readChild(fields, childId, problems))
  const revision = Number(fields['revision'] ?? Number.NaN)
  if (!Number.isInteger(revision)) problems.push({ text: CONTENT.revisionInvalid })
  if (problems.length > 0) return { problems }
  const text = (name: string) => fields[name] ?? ''
  const answers = PROMPTS.flatMap(({ id }) => (fields[`answer-${id}`] ? [[id, text(`answer-${id}`)]] : []))
  return {
    act: {
      text: {
        worries: text('worries'),
        strengths: text('strengths'),
        childWords: text('childWords'),
        analysis: text('analysis'),
        notKnown: text('notKnown'),
        answers: { ...assessment.content.answers, ...Object.fromEntries(answers) },
      },
      children,
      outcome: choiceOf(fields, 'outcome', ASSESSMENT_OUTCOMES) ?? null,
      revision,
      submit: fields['then'] === 'submit',
    },
  }
}

function readChild(fields: Fields, childId: string, problems: Problem[]): AssessedChild {
  const seenOn = dayOf(fields, `seen-${childId}`)
  if (!seenOn && dayWasGiven(fields, `seen-${childId}`)) {
    problems.push({ field: `seen-${childId}-day`, text: CONTENT.seenInvalid })
  }
  return {
    childId,
    factors: choicesOf(fields, `factors-${childId}`, FACTORS),
    seenOn: seenOn ?? null,
    seenAlone: yesOrNo(fields, `alone-${childId}`) ?? null,
  }
}
