import { inShortWords } from '../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type {
  About,
  Answerers,
  AnswerPrompt,
  AnswerRefusal,
  Evidence,
  Match,
  Prompt,
  PromptBefore,
  Rule,
  Tiding,
  Usefulness,
} from './model.ts'

/** By what one fact is told from another. */
export function keyOf({ kind, id }: Pick<Evidence, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}

/**
 * What these matches lead to, beside the prompts that are there. What a prompt of the rule rests on already, answered or
 * not, is not said again; something new joins the prompt that waits, or is one of its own.
 */
export function tidingsOf(about: About, matches: readonly Match[], before: readonly PromptBefore[]): readonly Tiding[] {
  return matches.flatMap((match): readonly Tiding[] => {
    const own = before.filter(({ rule }) => rule === match.rule.id)
    const said = new Set(own.flatMap(({ keys }) => keys))
    const fresh = match.evidence.filter((one) => !said.has(keyOf(one)))
    if (fresh.length === 0) return []
    const waiting = own.find(({ state }) => state === 'waiting')
    return waiting ? [{ does: 'join', promptId: waiting.id, evidence: fresh }] : [{ does: 'put', about, match }]
  })
}

/** Before whom a prompt is put: the worker, or the manager where the rule says so or there is no worker; else the front door. */
export function putBefore({ before }: Rule, answerers: Answerers | undefined, frontDoor: string | null): string | null {
  const worker = before === 'worker' ? answerers?.worker : null
  return worker ?? answerers?.manager ?? frontDoor
}

const LONGEST_ANSWER = 4000

/** Whether a prompt may be answered so: once, and with words. */
export function answered(prompt: Prompt, { words }: AnswerPrompt): Outcome<'answered', AnswerRefusal> {
  if (prompt.state !== 'waiting') return refused('already-answered')
  if (words.trim() === '') return refused('nothing-written')
  if (words.length > LONGEST_ANSWER) return refused('too-long')
  return accepted('answered')
}

/** The facts in one line, oldest first, as the worries panel has room for. */
export function inOneLine(evidence: readonly Evidence[]): string {
  return evidence.map(({ on, words }) => `${inShortWords(on)}: ${words}`).join(' · ')
}

/** Dismissed in at least this share, of at least so many that were answered. */
export const RETIRE = { share: 0.6, of: 20 } as const

/** Whether a rule is dismissed so often that it should be changed or retired. */
export function isForRetirement({ actedOn, dismissed }: Usefulness): boolean {
  const of = actedOn + dismissed
  return of >= RETIRE.of && dismissed / of >= RETIRE.share
}
