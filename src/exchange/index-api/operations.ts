import type { OperationName, Operations } from './operation.ts'
import { OF_CHILDREN } from './operations-children.ts'
import { OF_INVOLVEMENTS } from './operations-involvements.ts'
import { OF_NEWS } from './operations-news.ts'

/** Every operation of the contract, and how it is reached. One that is missing here does not compile. */
export const OPERATIONS: Operations<OperationName> = { ...OF_CHILDREN, ...OF_INVOLVEMENTS, ...OF_NEWS }

/** The names of the operations, in the order of the tables. */
export const OPERATION_NAMES = Object.keys(OPERATIONS) as readonly OperationName[]
