import type { ChildOperations } from './contract-children.ts'
import type { SealedConcernOperations } from './contract-concerns.ts'
import type { FeedOperations } from './contract-feed.ts'
import type { InvolvementOperations } from './contract-involvements.ts'
import type { LifecycleOperations } from './contract-lifecycle.ts'
import type { MatchOperations } from './contract-matching.ts'
import type { RegisterOperations } from './contract-registration.ts'
import type { ResponsibilityOperations } from './contract-responsibility.ts'
import type { ShieldOperations } from './contract-shields.ts'

/**
 * The national child index, as everyone else sees it: who a child is and who to ring, never why.
 *
 * The same contract is served in-process and over HTTPS. Everything here is plain data that survives JSON.
 * The index audits every request, so each carries who asked. A refusal is an answer and changes nothing;
 * `unavailable` may be asked again later, word for word, and a council works on without it.
 */
export type ChildIndex = MatchOperations &
  RegisterOperations &
  ChildOperations &
  InvolvementOperations &
  FeedOperations &
  LifecycleOperations &
  SealedConcernOperations &
  ShieldOperations &
  ResponsibilityOperations
