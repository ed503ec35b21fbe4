import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { type Act, may } from '../../../../access/policy.ts'
import { mayForSome, nameOf, relationshipsWith } from '../../../../access/queries.ts'
import { entriesCited } from '../../../../entries/citing/queries.ts'
import type { Asks } from '../../../../entries/drafts/pages/form-page/asks.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { citationsOf } from '../../../../entries/evidence/queries-citations.ts'
import { judgementsIn } from '../../../../entries/evidence/queries-judgements.ts'
import { notKnownOf } from '../../../../entries/evidence/queries-not-known.ts'
import { isUnaltered, recordsOfStep } from '../../../../entries/records/queries.ts'
import { citedIn } from '../../../../entries/rules-rich-text.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { peopleById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { duesOfStep } from '../../../dues/queries.ts'
import { stillOpen } from '../../../episodes/queries.ts'
import { planStatusesOf } from '../../../plans/queries.ts'
import { signOffsOf } from '../../../sign-off/queries.ts'
import { openWorries } from '../../../worries/queries.ts'
import { inOrderOfDanger, onceEach } from '../../../worries/rules.ts'
import { mayWriteInAssessment, writeInAssessment } from '../../commands.ts'
import type { Assessment, AssessmentText } from '../../model.ts'
import { PROMPTS } from '../../model-prompts.ts'
import { assessmentById } from '../../queries.ts'
import type { Written } from '../written-words.tsx'
import { CONTENT, REFUSALS } from './content.ts'
import { assessmentFields, readAssessment, sharedAssessment, WORDS_ASKED } from './form.ts'
import { writeAssessmentView } from './view.tsx'
import type { AssessmentShown, SignedWords } from './view-shown.ts'
import { isWritable } from './view-stands.tsx'

const INPUTS = [
  'worries',
  'strengths',
  'childWords',
  'analysis',
  'notKnown',
  'outcome',
  'seen-#',
  'alone-#',
  'factors-#',
]
const ASKS: Asks = Object.fromEntries(
  [...INPUTS, ...PROMPTS.map(({ id }) => `answer-${id}`)].map((input) => [input, 'assessment as it stands' as const]),
)
const NOT_KNOWN = 'someone not known'

/** GET and POST /assessments/:id – writing a child and family assessment, kept as often as wanted, then put before the manager. */
export function writeAssessmentPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/assessments/:id',
    keep: ({ id }) => `assessment:${id}`,
    asks: ASKS,
    load: (tx, actor, { id = '' }, now) => loadAssessment(tx, actor, id, 'child.look', now),
    first: ({ assessment }) => assessmentFields(assessment),
    shared: sharedAssessment,
    writing: {
      title: CONTENT.title,
      fields: (loaded) => (isWritable(loaded) ? WORDS_ASKED : undefined),
      may: (tx, actor, { id = '' }, now) => mayWriteInAssessment(tx, actor, id, now),
      goesOn: true,
    },
    read: (fields, { assessment }, { day }) => readAssessment(fields, assessment, day),
    async act(tx, actor, act, { loaded, now }) {
      const outcome = await writeInAssessment(tx, actor, loaded.assessment.id, act, now)
      const [child] = loaded.children
      if (!outcome.ok) return outcome
      return accepted(act.submit && child ? `/children/${child.id}` : `/assessments/${loaded.assessment.id}`)
    },
    refusals: REFUSALS,
    view: writeAssessmentView,
  })
}

/** The assessment, for those who may do `act` for one of its children. The look is audited. */
export async function loadAssessment(
  tx: Tx,
  actor: Actor,
  id: string,
  act: Act,
  now: Moment,
): Promise<AssessmentShown | undefined> {
  const assessment = await assessmentById(tx, id)
  if (!assessment || isHistory(assessment)) return undefined
  const ids = assessment.children.map(({ childId }) => childId)
  if (!(await mayForSome(tx, actor, act, ids, now.day))) return undefined
  const people = await peopleById(tx, ids)
  const children = ids.flatMap((childId) => people.get(childId) ?? [])
  const dues = await duesOfStep(tx, id)
  const worries = onceEach(inOrderOfDanger(await openWorries(tx, ids)))
  await auditLooks(tx, actor, ids, { part: 'assessment', stepId: id })
  const writer = await nameOf(tx, assessment.writtenBy ?? assessment.submittedBy)
  const rounds = await signOffsOf(tx, id)
  const standing = await standingOf(tx, actor, children, now)
  const [signed, evidence] = [await signedWords(tx, assessment), await evidenceBeside(tx, id, ids)]
  const marked = Object.values((signed ?? assessment).content.marked ?? {})
  const cited = await entriesCited(tx, ids, [...new Set(marked.flatMap(citedIn))])
  return { assessment, children, dues, worries, evidence, cited, writer, signed, rounds, ...standing }
}

/** Whether the actor may write, whom else others hold, and who is protected whatever is written. */
async function standingOf(tx: Tx, actor: Actor, children: readonly KnownPerson[], { day }: Moment) {
  const ids = children.map(({ id }) => id)
  const open = await stillOpen(tx, ids)
  const standing = await relationshipsWith(tx, actor, open, day)
  const own = open.filter((id) => may(actor, 'assessment.write', standing.get(id) ?? new Set()))
  const plans = (await planStatusesOf(tx, ids)).filter(({ kind, toOn }) => kind === 'child-protection' && toOn === null)
  return {
    mayWrite: own.length > 0,
    heldByOthers: children.filter(({ id }) => open.includes(id) && !own.includes(id)),
    protectedNow: children.filter(({ id }) => plans.some(({ childId }) => childId === id)),
  }
}

/** The judgements of this assessment, what they and its own text rest on, and what is not known of its children. */
async function evidenceBeside(tx: Tx, id: string, childIds: readonly string[]): Promise<AssessmentShown['evidence']> {
  const judgements = onceByWords(await judgementsIn(tx, id), ({ statement }) => statement)
  const citations = await citationsOf(tx, [id, ...judgements.map((one) => one.id)])
  const notKnown = onceByWords(await notKnownOf(tx, childIds), ({ question }) => question)
  return { judgements, citations, notKnown }
}

/** What is written of brothers and sisters in the same words is said once. */
function onceByWords<T>(all: readonly T[], wordsOf: (one: T) => string): readonly T[] {
  return [...new Map(all.toReversed().map((one) => [wordsOf(one), one])).values()].toReversed()
}

/** The words as they were signed, with whether they still are what was signed. */
async function signedWords(tx: Tx, { id, state }: Assessment): Promise<SignedWords | null> {
  if (state !== 'authorised') return null
  const [record, ...beside] = await recordsOfStep(tx, id)
  if (!record) return null
  const corrections = beside.filter(({ corrects }) => corrects === record.id)
  const { outcome, children, ...content } = record.content as AssessmentText & Pick<Written, 'outcome' | 'children'>
  const { writtenByName, recordedAt: at } = record
  const signedByName = record.signedByName ?? NOT_KNOWN
  const about = { recordId: record.id, corrections, isUnaltered: isUnaltered(record) }
  return { content, outcome, children, writtenByName, signedByName, at, ...about }
}

/** One that a return reported as finished is history; one it left open is written and signed here like any other. */
function isHistory({ reported, state, submittedOn }: Assessment): boolean {
  return reported && state === 'authorised' && submittedOn === null
}
