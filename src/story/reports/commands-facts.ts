import { assessmentById, assessmentsOf } from '../../casework/assessments/queries.ts'
import { lastClosures } from '../../casework/closures/queries.ts'
import { meetingsPlanned } from '../../casework/meetings/queries-lists.ts'
import { reviewsOf } from '../../casework/plan-reviews/queries.ts'
import type { Plan } from '../../casework/plans/model.ts'
import { planStatusesOf, plansOf } from '../../casework/plans/queries.ts'
import { transferById, transferUnderWay } from '../../casework/transfers/queries.ts'
import { lastSeen } from '../../casework/visits/queries.ts'
import { openWorries } from '../../casework/worries/queries.ts'
import { judgementsOf } from '../../entries/evidence/queries-judgements.ts'
import { notKnownOf } from '../../entries/evidence/queries-not-known.ts'
import { recordsOfStep } from '../../entries/records/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { type Instant, londonDayOf } from '../../kernel/instant.ts'
import { familyOf } from '../../people/family/queries.ts'
import { PARENTS } from '../../people/family/rules.ts'
import { displayName, type Family, peopleOf } from '../../people/model.ts'
import type { Tx } from '../../platform/db.ts'
import type { StreamEntry } from '../chronology/model.ts'
import { entriesOfStory, streamOf } from '../chronology/queries.ts'
import { tiesAmong } from '../family/queries.ts'
import type { AssessmentFact, ChildFacts, ReportFacts, ReportHead } from './model.ts'
import { councilWorkersAmong, holdersOf, latestSaidBy } from './queries-facts.ts'
import { actionsOf } from './rules-plan.ts'

/** Of each child: words of their own, and turning points, in one report at most. */
const [WORDS, TURNING_POINTS] = [5, 20]
/** Reviews and meetings in one report, at most. */
const MOST = 20

type Asked = { readonly on: CalendarDay; readonly mayWrite: boolean }

/**
 * Reads everything that a report of these children is made of: one statement a kind of fact however many they are, and
 * eight a child for their family and story: what one of them says must not crowd out another. Only for children whom the
 * reader may look at.
 */
export async function factsOfReport(tx: Tx, head: ReportHead, { on, mayWrite }: Asked): Promise<ReportFacts> {
  const ids = head.childIds
  const shared = await sharedFacts(tx, ids)
  const children: ChildFacts[] = []
  for (const id of ids) {
    const family = await familyOf(tx, id)
    if (family) children.push({ ...recordedOf(family, shared), ...(await storyOf(tx, family)) })
  }
  const moving = await transferUnderWay(tx, ids)
  return {
    ...{ on, head, mayWrite, children },
    assessments: await latestAssessments(tx, ids),
    meetings: await meetingsPlanned(tx, ids, MOST),
    ourWorkers: await councilWorkersAmong(tx, ownersIn(shared.plans)),
    transfer: (moving && (await transferById(tx, moving))) || null,
  }
}

/** The users who have something to do in these plans. */
function ownersIn(plans: readonly Plan[]): readonly string[] {
  return [...new Set(plans.flatMap(actionsOf).flatMap(({ ownerUser }) => ownerUser ?? []))]
}

type SharedFacts = Awaited<ReturnType<typeof sharedFacts>>

async function sharedFacts(tx: Tx, ids: readonly string[]) {
  return {
    statuses: await planStatusesOf(tx, ids),
    plans: await plansOf(tx, ids),
    worries: await openWorries(tx, ids),
    judgements: await judgementsOf(tx, ids),
    notKnown: await notKnownOf(tx, ids),
    seen: await lastSeen(tx, ids),
    reviews: await reviewsOf(tx, ids, MOST * ids.length),
    closures: await lastClosures(tx, ids),
    holders: await holdersOf(tx, ids),
  }
}

type Story = Pick<ChildFacts, 'ties' | 'words' | 'turningPoints' | 'parentsSaid'>

function recordedOf(family: Family, shared: SharedFacts): Omit<ChildFacts, keyof Story> {
  const { child } = family
  const own = <Row extends { readonly childId: string }>(rows: readonly Row[]) =>
    rows.filter(({ childId }) => childId === child.id)
  return {
    ...{ child, family },
    plan: own(shared.plans)[0] ?? null,
    statuses: own(shared.statuses),
    worries: own(shared.worries),
    judgements: own(shared.judgements),
    notKnown: own(shared.notKnown),
    seen: shared.seen.get(child.id) ?? { seenOn: null, aloneOn: null },
    reviews: own(shared.reviews),
    closure: shared.closures.get(child.id) ?? null,
    holders: own(shared.holders),
  }
}

async function storyOf(tx: Tx, family: Family): Promise<Story> {
  const about = [family.child.id]
  const people = peopleOf(family).map(({ id }) => id)
  return {
    ties: await tiesAmong(tx, people),
    words: (await streamOf(tx, about, { kind: 'child-words', limit: WORDS })).entries,
    turningPoints: (await streamOf(tx, about, { significant: true, limit: TURNING_POINTS })).entries,
    parentsSaid: await parentsSaid(tx, family),
  }
}

/** The latest that each parent said, as it stands in the child's story. */
async function parentsSaid(tx: Tx, { child, relatives }: Family): Promise<readonly StreamEntry[]> {
  const parents = relatives.filter(({ tie }) => (PARENTS as readonly string[]).includes(tie))
  const names = parents.map(({ person }) => displayName(person))
  return entriesOfStory(tx, child.id, await latestSaidBy(tx, child.id, names))
}

/**
 * The assessment of each of these children that was signed last, or is being written where none is signed; each once, with
 * what was put right beside it.
 */
async function latestAssessments(tx: Tx, ids: readonly string[]): Promise<readonly AssessmentFact[]> {
  const here = (await assessmentsOf(tx, ids)).filter(({ reported, state }) => !reported && state !== 'withdrawn')
  const latest = new Set(
    ids.flatMap((id) => {
      const theirs = here.filter(({ childId }) => childId === id)
      return (theirs.find(({ state }) => state === 'authorised') ?? theirs[0])?.id ?? []
    }),
  )
  const facts: AssessmentFact[] = []
  for (const id of latest) {
    const assessment = await assessmentById(tx, id)
    if (!assessment) continue
    const corrections = (await recordsOfStep(tx, id)).filter(({ corrects }) => corrects !== null)
    facts.push({
      assessment,
      corrections: corrections.map(({ id: correctionId, content, recordedAt }) => ({
        ...{ id: correctionId, what: (content as { readonly what: string }).what },
        on: londonDayOf(recordedAt as Instant),
      })),
    })
  }
  return facts
}
