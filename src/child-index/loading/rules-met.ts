import { foundByTexts, probesOf, searchTexts } from '../matching/keys/rules.ts'
import type { Profile } from '../matching/model.ts'

/** The searches that a record makes, and those that find it. Two records of which either would find the other share one. */
export function meetingTexts(profile: Profile): readonly string[] {
  return [...new Set([...searchTexts(probesOf(profile)), ...foundByTexts(profile)])]
}
