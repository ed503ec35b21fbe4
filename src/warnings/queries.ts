import { sql } from 'kysely'
import { PUBLISHED_RULE } from '../casework/worries/model.ts'
import { addCitations } from '../entries/evidence/queries-citations.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type { AnswerPrompt, Evidence, Prompt, PromptBefore, Usefulness } from './model.ts'

/** Waits until no other look at the rules for these children goes on: two at once would put one prompt twice. */
export async function lockLooks(tx: Tx, subjects: readonly string[]): Promise<void> {
  const keys = subjects.map((subject) => `warnings ${tx.authority} ${subject}`).toSorted()
  await sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) with ordinality as k (key, nth)
     order by nth`.execute(tx)
}

/**
 * The prompts about these children, and about their numbers where these were in no record here, with what each rests on. Stands on
 * warning_prompt_of_child and warning_prompt_of_number.
 */
export async function promptsAbout(
  tx: Tx,
  childIds: readonly string[],
  numbers: readonly string[],
): Promise<readonly PromptBefore[]> {
  if (childIds.length + numbers.length === 0) return []
  const { rows } = await sql<PromptBefore>`
    select p.id, p.rule, p.state, p.child_id, p.index_number,
           array(select e.kind || ' ' || e.subject_id from warning_evidence e
                  where e.authority = p.authority and e.prompt_id = p.id) as keys
      from warning_prompt p
     where p.authority = ${tx.authority}
       and (p.child_id = any(${childIds}::uuid[]) or (p.child_id is null and p.index_number = any(${numbers}::text[])))`.execute(
    tx,
  )
  return rows
}

export type NewPrompt = Pick<
  Prompt,
  'id' | 'rule' | 'ruleVersion' | 'childId' | 'indexNumber' | 'childAsKnown' | 'putBefore' | 'noticedOn'
> & { readonly noticedAt: Instant }

/** Puts prompts, each with the facts it rests on. */
export async function addPrompts(
  tx: Tx,
  prompts: readonly NewPrompt[],
  evidence: ReadonlyMap<string, readonly Evidence[]>,
): Promise<void> {
  if (prompts.length > 0) {
    const rows = prompts.map((prompt) => ({ authority: tx.authority, ...prompt }))
    await tx.insertInto('warningPrompt').values(rows).execute()
  }
  const facts = [...evidence].flatMap(([promptId, some]) =>
    some.map(({ kind, id, on, words }) => ({
      ...{ authority: tx.authority, id: newId(), promptId, kind, subjectId: id, happenedOn: on, words },
    })),
  )
  if (facts.length === 0) return
  await tx
    .insertInto('warningEvidence')
    .values(facts)
    .onConflict((conflict) => conflict.columns(['authority', 'promptId', 'kind', 'subjectId']).doNothing())
    .execute()
}

/** The index numbers of these children, by child; of those who have one. By the key. */
export async function numbersOf(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (childIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; indexNumber: string }>`
    select id, index_number from person
     where authority = ${tx.authority} and id = any(${childIds}::uuid[]) and index_number is not null`.execute(tx)
  return new Map(rows.map(({ id, indexNumber }) => [id, indexNumber]))
}

/**
 * Makes a prompt about a number one about the child who has it now, unless one of its rule waits about that child
 * already. Stands on warning_prompt_waiting. @returns whether it did
 */
export async function adoptPrompt(tx: Tx, id: string, childId: string): Promise<boolean> {
  const { rows } = await sql`
    update warning_prompt n set child_id = ${childId}::uuid
     where n.authority = ${tx.authority} and n.id = ${id}::uuid and n.child_id is null
       and not exists (select from warning_prompt w
                        where w.authority = n.authority and w.child_id = ${childId}::uuid and w.rule = n.rule and w.state = 'waiting')
    returning 1`.execute(tx)
  return rows.length > 0
}

/**
 * Lets a prompt about a number, and what it rests on, become part of the one of its rule that waits about the child who
 * has the number now. @returns the id of that one
 */
export async function joinPrompt(
  tx: Tx,
  id: string,
  childId: string,
  by: { readonly name: string; readonly at: Instant },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with joined as (
      update warning_prompt n
         set child_id = ${childId}::uuid, state = 'joined', answered_at = ${by.at}::timestamptz, answered_by_name = ${by.name},
             answer = 'What it found is part of the prompt in the child’s record.'
       where n.authority = ${tx.authority} and n.id = ${id}::uuid and n.state = 'waiting' returning n.authority, n.rule),
    waiting as (
      select w.authority, w.id from warning_prompt w join joined using (authority, rule)
       where w.child_id = ${childId}::uuid and w.state = 'waiting'),
    evidence as (
      insert into warning_evidence (authority, id, prompt_id, kind, subject_id, happened_on, words)
        select w.authority, gen_random_uuid(), w.id, e.kind, e.subject_id, e.happened_on, e.words
          from waiting w join warning_evidence e on e.authority = w.authority and e.prompt_id = ${id}::uuid
          on conflict (authority, prompt_id, kind, subject_id) do nothing)
    select id from waiting`.execute(tx)
  return rows[0]?.id
}

/** A pattern as the worries panel and the worktray show it: the prompt's own id, so that its end leads there. */
export type PatternWorry = {
  readonly id: string
  readonly childId: string
  readonly title: string
  readonly statement: string
  readonly sinceOn: CalendarDay
}

/** Opens the worries of these prompts, resting on the entries among their facts. */
export async function addPatterns(
  tx: Tx,
  worries: readonly PatternWorry[],
  evidence: ReadonlyMap<string, readonly Evidence[]>,
): Promise<void> {
  if (worries.length === 0) return
  const rows = worries.map((worry) => ({
    ...{ authority: tx.authority, kind: 'pattern-prompt' as const, howKnown: 'opinion' as const },
    ...{ saidBy: PUBLISHED_RULE, ...worry },
  }))
  await tx.insertInto('worry').values(rows).execute()
  await citeEntries(tx, evidence)
}

/** More was found: the worry says so, and rests on the entries among it too. */
export async function savePatterns(
  tx: Tx,
  statements: ReadonlyMap<string, string>,
  evidence: ReadonlyMap<string, readonly Evidence[]>,
): Promise<void> {
  for (const [id, statement] of statements) {
    await tx
      .updateTable('worry')
      .set({ statement })
      .where('authority', '=', tx.authority)
      .where('id', '=', id)
      .where('kind', '=', 'pattern-prompt')
      .execute()
  }
  await citeEntries(tx, evidence)
}

async function citeEntries(tx: Tx, evidence: ReadonlyMap<string, readonly Evidence[]>): Promise<void> {
  for (const [id, facts] of evidence) {
    const entries = facts.flatMap((one) => (one.kind === 'entry' ? [{ entryId: one.id, weighs: 'for' as const }] : []))
    if (entries.length > 0) await addCitations(tx, [{ kind: 'worry', id }], entries, { userId: null, name: null })
  }
}

const COLUMNS = [
  ...(['id', 'ruleVersion', 'childId', 'indexNumber', 'childAsKnown', 'putBefore', 'noticedOn'] as const),
  ...(['state', 'answeredByName', 'answeredAt', 'answer'] as const),
] as const

/** One prompt; undefined if this authority has none such. */
export async function promptById(tx: Tx, id: string): Promise<Prompt | undefined> {
  return select(tx, id).executeTakeFirst()
}

/** The same, locked until the transaction ends. */
export async function lockPrompt(tx: Tx, id: string): Promise<Prompt | undefined> {
  return select(tx, id).forUpdate().executeTakeFirst()
}

function select(tx: Tx, id: string) {
  return tx
    .selectFrom('warningPrompt')
    .select([...COLUMNS, sql<Prompt['rule']>`rule`.as('rule')])
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
}

/** A fact of a prompt, with the meeting it belongs to where it is of one. */
export type ShownEvidence = Evidence & { readonly meetingId: string | null }

/** What a prompt rests on, oldest first. Stands on warning_evidence's key by prompt. */
export async function evidenceOf(tx: Tx, promptId: string): Promise<readonly ShownEvidence[]> {
  const { rows } = await sql<ShownEvidence>`
    select e.kind, e.subject_id as id, e.happened_on as on, e.words, a.meeting_id
      from warning_evidence e
      left join attendance a on e.kind = 'attendance' and a.authority = e.authority and a.id = e.subject_id
     where e.authority = ${tx.authority} and e.prompt_id = ${promptId}
     order by e.happened_on, e.recorded_at, e.id limit 200`.execute(tx)
  return rows
}

/** Writes what was said of a prompt, and closes its worry. */
export async function saveAnswer(
  tx: Tx,
  id: string,
  { how, words }: AnswerPrompt,
  by: { readonly userId: string | null; readonly name: string; readonly at: Instant; readonly on: CalendarDay },
): Promise<void> {
  const answer = words.trim()
  await tx
    .updateTable('warningPrompt')
    .set({ state: how, answer, answeredBy: by.userId, answeredByName: by.name, answeredAt: by.at })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('worry')
    .set({ closedOn: by.on, closedHow: `${how === 'acted-on' ? 'Acted on' : 'Dismissed'}: ${answer}` })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('closedOn', 'is', null)
    .execute()
}

/** What came of each rule and version. Stands on warning_prompt_of_rule. */
export async function usefulness(tx: Tx): Promise<readonly Usefulness[]> {
  const { rows } = await sql<Usefulness>`
    select rule, rule_version, count(*) filter (where state <> 'joined')::integer as fired,
           count(*) filter (where state = 'acted-on')::integer as acted_on,
           count(*) filter (where state = 'dismissed')::integer as dismissed,
           count(*) filter (where state = 'waiting')::integer as waiting
      from warning_prompt where authority = ${tx.authority} group by rule, rule_version`.execute(tx)
  return rows
}

/** The prompts of an authority that wait, after one, in the order of their ids: for the night. Stands on the key. */
export async function waitingAfter(tx: Tx, after: string | null, limit: number): Promise<readonly Prompt[]> {
  return tx
    .selectFrom('warningPrompt')
    .select([...COLUMNS, sql<Prompt['rule']>`rule`.as('rule')])
    .where('authority', '=', tx.authority)
    .where('state', '=', 'waiting')
    .$if(after !== null, (all) => all.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
}

/** Puts a prompt before somebody else. */
export async function savePutBefore(tx: Tx, id: string, putBefore: string): Promise<void> {
  await tx
    .updateTable('warningPrompt')
    .set({ putBefore })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** The prompts that wait for this user, oldest first; at most `limit`. Stands on warning_prompt_before. */
export async function promptsBefore(tx: Tx, userId: string, limit: number): Promise<readonly Prompt[]> {
  return tx
    .selectFrom('warningPrompt')
    .select([...COLUMNS, sql<Prompt['rule']>`rule`.as('rule')])
    .where('authority', '=', tx.authority)
    .where('putBefore', '=', userId)
    .where('state', '=', 'waiting')
    .orderBy('noticedAt')
    .orderBy('id')
    .limit(limit)
    .execute()
}
