import { ASSESSMENT_CHECKS } from './checks/rules-assessment.ts'
import { CHILD_CHECKS } from './checks/rules-child.ts'
import { CONFERENCE_CHECKS } from './checks/rules-conference.ts'
import { ENQUIRY_CHECKS } from './checks/rules-enquiry.ts'
import { EPISODE_CHECKS } from './checks/rules-episode.ts'
import { PLAN_CHECKS, PROTECTION_CHECKS } from './checks/rules-plan.ts'
import { UNREADABLE } from './rules-check.ts'
import { WHOLE_MESSAGES } from './rules-whole.ts'

/** What a rule says, by its code; the code itself for one that is not known. */
export function ruleInWords(code: string): string {
  return MESSAGES.get(code) ?? code
}

const CHECKS: readonly (readonly { readonly code: string; readonly message: string }[])[] = [
  ...[CHILD_CHECKS, EPISODE_CHECKS, CONFERENCE_CHECKS],
  ...[ASSESSMENT_CHECKS, ENQUIRY_CHECKS, PLAN_CHECKS, PROTECTION_CHECKS],
]

const MESSAGES: ReadonlyMap<string, string> = new Map([
  ...CHECKS.flat().map(({ code, message }) => [code, message] as const),
  ...Object.entries(WHOLE_MESSAGES),
  ['unreadable', UNREADABLE],
])
