import type { z } from 'zod'
import type { Scope } from '../../access/machines/model.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Asked, Purpose } from '../../child-index/contract-asked.ts'

export type OperationName = keyof ChildIndex
export type RequestOf<Name extends OperationName> = Parameters<ChildIndex[Name]>[0]
/** A request as it is sent: who asks is known from the token and the headers. */
export type BodyOf<Name extends OperationName> = Omit<RequestOf<Name>, 'asked'>
export type AnswerOf<Name extends OperationName> = Awaited<ReturnType<ChildIndex[Name]>>
/** What an answer says that is no refusal. */
export type AcceptedOf<Answer> = Answer extends { readonly refusal: unknown }
  ? never
  : Answer extends { readonly ok: true; readonly value: infer Value }
    ? Value
    : Answer
/** Every way in which an operation may be refused. */
export type RefusalOf<Answer> = Answer extends { readonly refusal: infer Refusal }
  ? Refusal
  : Answer extends readonly (infer One)[]
    ? RefusalOf<One>
    : never
export type IndexRefusal = RefusalOf<AnswerOf<OperationName>>

/** How an operation of the contract is reached: `POST /index/v1/<path>`, with its request as body. */
export type Operation<Name extends OperationName> = {
  readonly path: string
  readonly scope: Scope
  /** What it is asked for, when the asker does not say. */
  readonly purpose: Purpose
  /** In a sentence, for whoever builds on it. */
  readonly summary: string
  readonly body: z.ZodType<BodyOf<Name>>
  readonly answer: z.ZodType<AcceptedOf<AnswerOf<Name>>>
  /** The longest body in bytes, where it is longer than usual. */
  readonly longest?: number
}

/** A row for each of these operations. */
export type Operations<Names extends OperationName> = { readonly [Name in Names]: Operation<Name> }

/** Asks the index, by the operation's name. */
export function perform<Name extends OperationName>(
  index: ChildIndex,
  name: Name,
  asked: Asked,
  body: BodyOf<Name>,
): Promise<AnswerOf<Name>> {
  const operation = index[name] as (request: unknown) => Promise<AnswerOf<Name>>
  return operation({ asked, ...body })
}

/** Why an answer is a refusal; undefined if it is none. Many at once are refused as a whole when each is, for one reason. */
export function refusalIn(answer: AnswerOf<OperationName>): IndexRefusal | undefined {
  if (!isList(answer)) return 'refusal' in answer ? answer.refusal : undefined
  const [first, ...others] = answer.map((one) => (one.ok ? undefined : one.refusal))
  return first !== undefined && WHOLE.has(first) && others.every((one) => one === first) ? first : undefined
}

/** What a request says when it is refused for this: the answer that `refusalIn` reads. */
export function refusedAs<Name extends OperationName>(
  name: Name,
  body: BodyOf<Name>,
  refusal: IndexRefusal,
): AnswerOf<Name> {
  const refused = { ok: false, refusal }
  if (name === 'match') return { outcome: 'Error', candidates: [], refusal } as AnswerOf<Name>
  if (name !== 'registerMany') return refused as AnswerOf<Name>
  return (body as BodyOf<'registerMany'>).assertions.map(() => refused) as unknown as AnswerOf<Name>
}

/** An accepted answer, as it is sent: the value alone. */
export function sentOf<Name extends OperationName>(answer: AnswerOf<Name>): AcceptedOf<AnswerOf<Name>> {
  const value = 'ok' in answer && answer.ok ? answer.value : answer
  return value as AcceptedOf<AnswerOf<Name>>
}

/** What was sent, as the answer it was. */
export function answerOf<Name extends OperationName>(name: Name, sent: AcceptedOf<AnswerOf<Name>>): AnswerOf<Name> {
  const isBare = name === 'match' || name === 'registerMany'
  return (isBare ? sent : { ok: true, value: sent }) as AnswerOf<Name>
}

/** Refusals of a request as a whole, never of one of many. */
const WHOLE: ReadonlySet<string> = new Set(['asked-not-complete', 'unavailable', 'too-many-at-once'])

function isList(answer: AnswerOf<OperationName>): answer is AnswerOf<'registerMany'> {
  return Array.isArray(answer)
}
