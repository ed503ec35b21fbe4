import type { RaiseRefusal } from '../../concerns/model.ts'
import { type EdgeRefusal, REFUSALS } from '../index-api/refusals.ts'
import { say, type Words } from '../index-api/refusals-index.ts'

/** Why a machine's concern is not taken. */
export type ConcernApiRefusal =
  | RaiseRefusal
  | EdgeRefusal
  | 'no-such-practitioner'
  | 'too-many-searches'
  | 'unavailable'

const NOT_KEPT = 'Nothing was kept.'

const OF_CONCERNS: Readonly<Record<Exclude<ConcernApiRefusal, EdgeRefusal | 'unavailable'>, Words>> = {
  'no-such-practitioner': say(
    403,
    'Not a practitioner of this agency',
    `Nobody with this address has a seat in the machine’s agency today. ${NOT_KEPT}`,
  ),
  'not-permitted': say(403, 'Not permitted', `This practitioner may not raise it, or the id is another’s. ${NOT_KEPT}`),
  'too-many-searches': say(429, 'Too many children looked for', `Send it again in an hour. ${NOT_KEPT}`),
  'no-child': say(422, 'No child', `Send a name or a number to find the child by. ${NOT_KEPT}`),
  'nothing-seen': say(422, 'Nothing seen', `Send what was seen or heard. ${NOT_KEPT}`),
  'no-worry': say(422, 'No worry', `Send how worried they are. ${NOT_KEPT}`),
  'too-long': say(422, 'Too long', `Each text has less than 20,000 characters. ${NOT_KEPT}`),
  'happened-in-the-future': say(422, 'Still to come', `The day it happened is ahead. ${NOT_KEPT}`),
  'happened-before-birth': say(422, 'Before birth', `The day it happened is before the child’s birth. ${NOT_KEPT}`),
  'why-not-told': say(422, 'Why not told', `Say why it is safer not to tell the family. ${NOT_KEPT}`),
  'danger-kept-to-yourself': say(422, 'Danger', `A child in danger is not kept as information. ${NOT_KEPT}`),
}

/** What each refusal is over HTTP. */
export const CONCERN_REFUSALS: Readonly<Record<ConcernApiRefusal, Words>> = { ...REFUSALS, ...OF_CONCERNS }
