import type { ChildIndex } from '../../child-index/contract.ts'
import type { Asked } from '../../child-index/contract-asked.ts'
import type { Identity } from '../../child-index/contract-identity.ts'
import type { Registered } from '../../child-index/contract-registration.ts'
import { ASKED, anAssertion, type IdentityParts } from '../../child-index/identity/builder.ts'
import { testNhsNumber } from '../../kernel/nhs-number.ts'

export type Index = () => ChildIndex
export const ELSEWHERE: Asked = { ...ASKED, authority: '991' }

export async function registered(index: ChildIndex, reference: string, parts: IdentityParts): Promise<Registered> {
  const outcome = await index.register({ asked: ASKED, assertion: anAssertion(reference, parts) })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

export async function registeredElsewhere(
  index: ChildIndex,
  reference: string,
  parts: IdentityParts,
): Promise<Registered> {
  const assertion = anAssertion(reference, parts, { node: '991' })
  const outcome = await index.register({ asked: ELSEWHERE, assertion })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

export function nhsOf(serial: number): string {
  return testNhsNumber(serial) ?? nhsOf(serial + 1)
}

export function verifiedNhs(serial: number): Identity['identifiers'] {
  return [{ system: 'nhs', value: nhsOf(serial), verified: true }]
}
