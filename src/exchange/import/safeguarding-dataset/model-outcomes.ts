/** The column that says what came of a step, the values the record has for it, and the flag that says so in the data set. */
export const OUTCOMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cont_contact_outcome_json: {
    referral: 'NEW_REFERRAL_FLAG',
    'existing-case': 'EXISTING_REFERRAL_FLAG',
    'early-help': 'EARLY_HELP_FLAG',
    advice: 'ADVICE_FLAG',
    'no-further-action': 'NFA_FLAG',
  },
  cine_referral_outcome_json: {
    assessment: 'SINGLE_ASSESSMENT_FLAG',
    'strategy-discussion': 'STRATEGY_DISCUSSION_FLAG',
    'early-help': 'EARLY_HELP_FLAG',
    advice: 'ADVICE_FLAG',
    'no-further-action': 'NFA_FLAG',
  },
  cina_assessment_outcome_json: {
    'strategy-discussion': 'STRATEGY_DISCUSSION_FLAG',
    'child-in-need-plan': 'CIN_PLAN_FLAG',
    'early-help': 'EARLY_HELP_FLAG',
    close: 'NFA_FLAG',
  },
  s47e_s47_outcome_json: {
    conference: 'OUTCOME_CP_CONFERENCE_FLAG',
    'substantiated-no-continuing-risk': 'OUTCOME_PROV_OF_SERVICES_FLAG',
    'not-substantiated': 'OUTCOME_NFA_FLAG',
  },
  icpc_icpc_outcome_json: {
    'protection-plan': 'CP_PLAN_FLAG',
    'no-plan': 'OTHER_OUTCOMES_EXIST_FLAG',
  },
}

/** `{"NFA_FLAG":"Y"}`, of what came of a step. */
export function outcomeJson(column: string, outcome: string): string {
  return JSON.stringify({ [OUTCOMES[column]?.[outcome] ?? 'OTHER_OUTCOMES_EXIST_FLAG']: 'Y' })
}

/** What came of a step, of those that the record knows: the first that the flags say; null where they say none. */
export function outcomeIn(column: string, json: string): string | null {
  const flags = objectIn(json)
  const found = Object.entries(OUTCOMES[column] ?? {}).find(([, flag]) => flags[flag] === 'Y')
  return found?.[0] ?? null
}

/** The object that a cell holds as JSON; an empty one where it holds none. */
export function objectIn(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
