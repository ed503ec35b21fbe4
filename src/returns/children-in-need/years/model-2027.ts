import type { Edition } from './model.ts'
import { EDITION_2026 } from './model-2026.ts'

/**
 * What is different in 2026-27: a group of pre-proceedings and of family group decision making, after the child
 * protection plans. Its names are known from published samples; it has no rules yet.
 */
export const EDITION_2027: Edition = {
  ...EDITION_2026,
  year: 2027,
  source: 'Department for Education, Children in need census 2026 to 2027',
  preProceedings: {
    name: 'PreProceedingsandFGDM',
    columns: [
      { name: 'PPStartDate', isDay: true, of: 'startedOn' },
      { name: 'LBPSentDate', isDay: true, of: 'letterSentOn' },
      { name: 'FGDMMeetingOffer', isDay: false, of: 'familyMeetingOffered' },
      { name: 'FGDMMeetingFac', isDay: false, of: 'familyMeetingHeld' },
      { name: 'InitialPPMeetingDate', isDay: true, of: 'firstMeetingOn' },
      { name: 'ReviewMeetingsCount', isDay: false, of: 'reviewMeetings' },
      { name: 'StepDecisionDate', isDay: true, of: 'decidedOn' },
      { name: 'PPOutcome', isDay: false, of: 'outcome' },
      { name: 'CourtAppDate', isDay: true, of: 'appliedToCourtOn' },
      { name: 'LetterInitCPDate', isDay: true, of: 'courtLetterOn' },
    ],
  },
}
