import type { DeskOperations } from '../contract-desk.ts'
import type { SafeguardOperations, ShieldOperations } from '../contract-shields.ts'

/** All that the pages of the operators' desk ask of the index. */
export type OperatorsDesk = DeskOperations & SafeguardOperations & ShieldOperations
