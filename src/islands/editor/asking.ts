import { tokenOf } from '../session-token.ts'
import { CONTENT } from './content.ts'

/** An entry that may be cited, and one line that says which. */
export type Citable = { readonly id: string; readonly title: string; readonly source: string }
export type Citables = { readonly child: string; readonly entries: readonly Citable[]; readonly more: boolean }
/** Someone around a child who may be linked. */
export type Linkable = { readonly id: string; readonly name: string; readonly tie: string }

/** An answer, or why there is none, in words. */
export type Answer<Value> = { readonly value: Value } | { readonly why: string }

/** The entries of a child's story that have these words, newest first; all of them where there are no words. */
export function entriesToCite(form: HTMLFormElement, childId: string, words: string): Promise<Answer<Citables>> {
  return ask(form, `/children/${childId}/entries-to-cite`, { words })
}

/** The people around a child. */
export function peopleToLink(
  form: HTMLFormElement,
  childId: string,
): Promise<Answer<{ readonly people: readonly Linkable[] }>> {
  return ask(form, `/children/${childId}/people-to-link`, {})
}

/** Begins a new action in a child's plan, not sent yet; gives where it is finished. */
export function beginAction(
  form: HTMLFormElement,
  childId: string,
  what: string,
): Promise<Answer<{ readonly path: string }>> {
  return ask(form, `/children/${childId}/plan/actions/begin`, { what })
}

/** Names go in the body: an address is written down by every machine between. */
async function ask<Value>(
  form: HTMLFormElement,
  address: string,
  body: Readonly<Record<string, string>>,
): Promise<Answer<Value>> {
  const headers = { 'x-csrf-token': tokenOf(form), accept: 'application/json' }
  const sent = { method: 'POST', body: new URLSearchParams(body), headers, redirect: 'manual' } as const
  const answer = await fetch(address, sent).catch(() => undefined)
  if (!answer) return { why: CONTENT.cannotReach }
  const given: Value & { readonly text?: unknown } = await answer.json().catch(() => ({}))
  if (answer.ok) return { value: given }
  return { why: typeof given.text === 'string' ? given.text : CONTENT.notAllowed }
}
