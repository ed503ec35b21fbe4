import type { Actor } from '../access/actor.ts'
import { audit, auditLooks } from '../access/audit.ts'
import { may } from '../access/policy.ts'
import { nameOf, standingFor } from '../access/queries.ts'
import { addEntries } from '../entries/queries.ts'
import { paragraphs } from '../entries/rules.ts'
import type { Moment } from '../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type { KnownPerson } from '../people/model.ts'
import { personById } from '../people/queries.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type { AnswerPrompt, AnswerRefusal, Prompt, Rule, Usefulness } from './model.ts'
import {
  evidenceOf,
  lockPrompt,
  promptById,
  promptsBefore,
  type ShownEvidence,
  saveAnswer,
  usefulness,
} from './queries.ts'
import { standInsOf } from './queries-answerers.ts'
import * as rules from './rules-prompts.ts'
import { RULES } from './rules-published.ts'

/** A prompt as its page shows it. */
export type PromptShown = {
  readonly prompt: Prompt
  readonly rule: Rule
  readonly child: KnownPerson | undefined
  readonly evidence: readonly ShownEvidence[]
  readonly putBeforeName: string | null
  /** How often this version of the rule was acted on and dismissed before. */
  readonly past: Usefulness | undefined
}

/** Opens a prompt, for whoever it was put before or may answer it. Undefined for anyone else, as if it were not there. */
export async function lookAtPrompt(tx: Tx, actor: Actor, id: string, now: Moment): Promise<PromptShown | undefined> {
  const prompt = await promptById(tx, id)
  if (!prompt || !(await mayAnswer(tx, actor, prompt, now))) return undefined
  const rule = ruleOf(prompt)
  if (!rule) return undefined
  const { childId, putBefore, ruleVersion } = prompt
  if (childId === null) await audit(tx, actor, 'warning.answer', { kind: 'warning-prompt', id }, { looked: true })
  else await auditLooks(tx, actor, [childId], { part: 'warning-prompt', stepId: id })
  const all = await usefulness(tx)
  return {
    ...{ prompt, rule, evidence: await evidenceOf(tx, id), putBeforeName: await nameOf(tx, putBefore) },
    child: childId === null ? undefined : await personById(tx, childId),
    past: all.find((one) => one.rule === rule.id && one.ruleVersion === ruleVersion),
  }
}

/**
 * Says of a prompt what was done, or why it is nothing: once, by whoever it was put before, or who works with the child.
 * It joins the child's story.
 */
export async function answerPrompt(
  tx: Tx,
  actor: Actor,
  id: string,
  act: AnswerPrompt,
  now: Moment,
): Promise<Outcome<'answered', AnswerRefusal>> {
  const prompt = await lockPrompt(tx, id)
  if (!prompt || !(await mayAnswer(tx, actor, prompt, now))) return refused('not-found')
  const decided = rules.answered(prompt, act)
  if (!decided.ok) return decided
  await saveAnswer(tx, id, act, { userId: actor.userId, name: actor.name, at: now.at, on: now.day })
  const { childId } = prompt
  if (childId !== null) {
    const said = act.how === 'acted-on' ? 'Acted on' : 'Dismissed'
    await addEntries(tx, actor, [
      {
        ...{ id: newId(), kind: 'opinion' as const, title: `${said}: ${ruleOf(prompt)?.title ?? prompt.rule}` },
        ...{ body: paragraphs(act.words), happenedOn: now.day, saidBy: actor.name, saidByRole: actor.jobTitle },
        about: [{ personId: childId }],
      },
    ])
  }
  const about = childId === null ? [] : [childId]
  await audit(tx, actor, 'warning.answer', { kind: 'warning-prompt', id }, { how: act.how }, about)
  return accepted('answered')
}

/** The published rules, and what came of each; with the prompts that wait for the reader. */
export type Warnings = {
  readonly mine: readonly (Prompt & { readonly title: string })[]
  /** Null for those who may not look at all of them. */
  readonly usefulness: readonly Usefulness[] | null
}

/** The prompts that one page shows of those that wait for its reader. */
const MOST_MINE = 100

/** Opens the rules, and what waits for the reader. Undefined for those whom no prompt is ever put before. */
export async function lookAtWarnings(tx: Tx, actor: Actor): Promise<Warnings | undefined> {
  const { userId } = actor
  const mayLook = may(actor, 'warnings.look')
  if (actor.seat !== 'council' || userId === null || !(mayLook || may(actor, 'warning.answer', ALLOCATED)))
    return undefined
  const mine = await promptsBefore(tx, userId, MOST_MINE)
  const children = mine.flatMap(({ childId }) => childId ?? [])
  const details = { waiting: mine.length, all: mayLook }
  await audit(tx, actor, 'warning.answer', { kind: 'warnings', id: null }, details, children)
  return {
    mine: mine.map((prompt) => ({ ...prompt, title: ruleOf(prompt)?.title ?? prompt.rule })),
    usefulness: mayLook ? await usefulness(tx) : null,
  }
}

const ALLOCATED: ReadonlySet<'allocated'> = new Set(['allocated'])

function ruleOf({ rule, ruleVersion }: Pick<Prompt, 'rule' | 'ruleVersion'>): Rule | undefined {
  return RULES.find(({ id, version }) => id === rule && version === ruleVersion)
}

async function mayAnswer(tx: Tx, actor: Actor, { putBefore, childId }: Prompt, now: Moment): Promise<boolean> {
  if (actor.seat !== 'council' || actor.userId === null) return false
  if (putBefore !== null) {
    const standIn = (await standInsOf(tx, [putBefore], now.day)).get(putBefore)
    if (actor.userId === putBefore || actor.userId === standIn) return true
  }
  if (childId === null) return may(actor, 'contact.look')
  return (await standingFor(tx, actor, 'warning.answer', childId, now.day)) !== undefined
}
