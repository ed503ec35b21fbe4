import type { Asked } from '../contract-asked.ts'

/** Whether a named person asks, as an operator of the index. */
export function isOperator({ role, userId }: Asked): boolean {
  return role === 'index-operator' && userId !== null
}
