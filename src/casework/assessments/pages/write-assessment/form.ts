import type { Shared } from '../../../../entries/drafts/pages/form-page/conflict.ts'
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
import {
  marksInWords,
  richFields,
  richTextIn,
  wordsField,
} from '../../../../entries/drafts/pages/form-page/rich-text.ts'
import type { Asked } from '../../../../entries/drafts/rules-joining.ts'
import { isUnmarked } from '../../../../entries/rules-rich-text.ts'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { displayName } from '../../../../people/model.ts'
import { codeText, offeredCodes } from '../../../../statute/code-sets.ts'
import {
  ASSESSMENT_OUTCOMES,
  type AssessedChild,
  type Assessment,
  type AssessmentText,
  type WriteAssessment,
} from '../../model.ts'
import { PROMPTS } from '../../model-prompts.ts'
import { faultsOf } from '../../rules.ts'
import { CONTENT, FAULTS, OUTCOMES } from './content.ts'
import type { AssessmentShown } from './view-shown.ts'

const FACTORS = offeredCodes('assessment-factor').map(({ code }) => code)

/** The form as the assessment stands: what was kept before is before the writer again. */
export function assessmentFields({ content, outcome, children }: Assessment): Fields {
  const { answers, marked = {}, ...texts } = content
  const perChild = children.flatMap(({ childId, factors, seenOn, seenAlone }) => [
    [`factors-${childId}`, factors.join('\n')],
    [`alone-${childId}`, seenAlone === null ? '' : seenAlone ? 'yes' : 'no'],
    ...(seenOn ? Object.entries(dayFields(`seen-${childId}`, seenOn)) : []),
  ])
  const asked = Object.entries(answers).map(([id, text]) => [`answer-${id}`, text])
  const marks = Object.entries(marked).map(([name, text]) => richFields(name, text))
  return Object.assign({ ...texts, outcome: outcome ?? '' }, Object.fromEntries([...perChild, ...asked]), ...marks)
}

/** What stands of the assessment, for whoever else writes in it meanwhile. */
export function sharedAssessment({ assessment, writer, children }: AssessmentShown): Shared {
  const { revision, writtenAt } = assessment
  return { revision: `${revision}`, by: writer, at: writtenAt, fields: assessmentFields(assessment), asked }

  function asked(field: string): Asked | undefined {
    const [part = '', ...rest] = field.replace(/-(day|month|year)$/, '').split('-')
    const child = children.find(({ id }) => id === rest.join('-'))
    if (child && isPerChild(part))
      return { ...PER_CHILD[part], label: `${displayName(child)}: ${PER_CHILD[part].label}` }
    const words = askedInWords(wordsField(field))
    if (!words || wordsField(field) === field) return words
    return { label: `${words.label} What is marked in it`, kind: 'choice', inWords: marksInWords }
  }
}

function askedInWords(field: string): Asked | undefined {
  const prompt = PROMPTS.find(({ id }) => field === `answer-${id}`)
  return prompt ? { label: prompt.question, kind: 'words' } : ASKED[field]
}

/** The texts of an assessment, which everyone who may write in it writes together, and what each is called. */
export const WORDS_ASKED: Readonly<Record<string, string>> = Object.fromEntries([
  ...(['worries', 'strengths', 'childWords'] as const).map((name) => [name, CONTENT[name]]),
  ...PROMPTS.map(({ id, question }) => [`answer-${id}`, question]),
  ...(['analysis', 'notKnown'] as const).map((name) => [name, CONTENT[name]]),
])
const WORDS = ['worries', 'strengths', 'childWords', 'analysis', 'notKnown'] as const
const ASKED: Readonly<Record<string, Asked>> = {
  ...Object.fromEntries(WORDS.map((name) => [name, { label: CONTENT[name], kind: 'words' }] as const)),
  outcome: { label: CONTENT.outcome, kind: 'choice', inWords: (code) => outcomeWords(code) },
}
const PER_CHILD = {
  factors: { label: CONTENT.factors, kind: 'choice', inWords: (code: string) => codeText('assessment-factor', code) },
  seen: { label: CONTENT.seenOn, kind: 'choice' },
  alone: { label: CONTENT.seenAlone, kind: 'choice' },
} as const satisfies Record<string, Asked>

function isPerChild(part: string): part is keyof typeof PER_CHILD {
  return part in PER_CHILD
}

function outcomeWords(code: string): string {
  const outcome = ASSESSMENT_OUTCOMES.find((one) => one === code)
  return outcome ? OUTCOMES[outcome] : code
}

/** Reads what was written; half an assessment is one. What must be put right is said all at once. */
export function readAssessment(fields: Fields, assessment: Assessment, today: CalendarDay): Read<WriteAssessment> {
  const problems: Problem[] = []
  const children = assessment.children.map(({ childId }) => readChild(fields, childId, problems))
  const revision = Number(fields['revision'] ?? Number.NaN)
  if (!Number.isInteger(revision)) problems.push({ text: CONTENT.revisionInvalid })
  const act = {
    text: readText(fields, assessment),
    children,
    outcome: choiceOf(fields, 'outcome', ASSESSMENT_OUTCOMES) ?? null,
    revision,
    submit: fields['then'] === 'submit',
  }
  problems.push(...faultsOf(act, today).map((fault) => FAULTS[fault]))
  return problems.length > 0 ? { problems } : { act }
}

/** The answers as the form has them; of a question that it does not ask, as it was answered before. */
function answersIn(fields: Fields, { answers }: AssessmentText): AssessmentText['answers'] {
  const given = PROMPTS.map(({ id }) => [id, fields[`answer-${id}`] ?? answers[id] ?? ''] as const)
  return Object.fromEntries(given.filter(([, answer]) => answer !== ''))
}

/** The words of every field, and what is marked in them. */
function readText(fields: Fields, { content }: Assessment): AssessmentText {
  const answers = PROMPTS.flatMap(({ id }) => (fields[`answer-${id}`] ? [id] : []))
  const names = [...WORDS, ...answers.map((id) => `answer-${id}`)]
  const marked = names.map((name) => [name, richTextIn(fields, name)] as const).filter(([, text]) => !isUnmarked(text))
  const text = (name: string) => fields[name] ?? ''
  return {
    worries: text('worries'),
    strengths: text('strengths'),
    childWords: text('childWords'),
    analysis: text('analysis'),
    notKnown: text('notKnown'),
    answers: answersIn(fields, content),
    marked: Object.fromEntries(marked),
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
