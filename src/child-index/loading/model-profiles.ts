/** What a column says of a child. */
export type Field =
  | 'reference'
  | 'authority'
  | 'version'
  | 'given'
  | 'family'
  | 'former-given'
  | 'former-family'
  | 'born'
  | 'born-known'
  | 'expected'
  | 'sex'
  | 'address'
  | 'postcode'
  | 'former-postcode'
  | 'nhs'
  | 'nhs-verified'
  | 'upn'
  | 'former-upn'
  | 'mother-given'
  | 'mother-family'
  | 'multiple'

export const CSV_PROFILES = ['birth-notifications', 'school-roll', 'gp-register', 'authority-register'] as const
export type CsvProfileName = (typeof CSV_PROFILES)[number]

/** How a kind of file names its columns, and what it may be trusted with. */
export type CsvProfile = {
  /** Also the second part of its node: `990/school-roll`. */
  readonly name: CsvProfileName
  /** The columns that name the record itself; the first is the one we write, and tells the profile from its header. */
  readonly reference: readonly [string, ...string[]]
  /** Whether its NHS numbers come from the body that issues them, where the file does not say. */
  readonly nhsVerified: boolean
}

/**
 * The files that can be loaded, told apart by the name of their first column. All share the columns of `COLUMNS`, of
 * which a file has those it knows; only the reference must be there.
 */
export const PROFILES: readonly CsvProfile[] = [
  {
    name: 'birth-notifications',
    reference: ['notification_reference', 'notification_id'],
    nhsVerified: true,
  },
  { name: 'school-roll', reference: ['pupil_reference', 'pupil_id', 'admission_number'], nhsVerified: false },
  { name: 'gp-register', reference: ['patient_reference', 'patient_id'], nhsVerified: true },
  {
    name: 'authority-register',
    reference: ['child_reference', 'child_id', 'person_id', 'la_child_id'],
    nhsVerified: false,
  },
]

/**
 * What columns may be called, in small letters, with `_` for spaces and other signs; the first name is the one we
 * write. `local_reference` and `reference` name the record in a file whose profile is given.
 */
export const COLUMNS: Readonly<Record<Field, readonly [string, ...string[]]>> = {
  reference: ['local_reference', 'reference'],
  /** Three digits; where absent, the authority is that of the command. */
  authority: ['authority', 'authority_code', 'la_code'],
  /** 1, 2, 3 …; where absent, the index counts changes itself. */
  version: ['version'],
  given: ['given_names', 'given_name', 'forenames', 'forename', 'first_names', 'first_name'],
  family: ['family_name', 'surname', 'last_name'],
  'former-given': ['former_given_names', 'former_forename'],
  'former-family': ['former_family_name', 'former_surname', 'previous_surname', 'birth_surname'],
  /** 2015-03-09, 20150309 or 09/03/2015. */
  born: ['birth_date', 'date_of_birth', 'dob'],
  /** exact, year or estimated. */
  'born-known': ['birth_date_known'],
  expected: ['expected_date', 'expected_date_of_delivery', 'due_date'],
  /** M, F, U or words. */
  sex: ['sex', 'gender'],
  address: ['address', 'address_lines', 'home_address'],
  postcode: ['postcode', 'post_code', 'home_postcode'],
  'former-postcode': ['former_postcode', 'previous_postcode'],
  nhs: ['nhs_number', 'nhs_no', 'nhs'],
  /** yes or no: whether the number was checked against the body that issues it. */
  'nhs-verified': ['nhs_number_verified'],
  upn: ['upn', 'unique_pupil_number'],
  'former-upn': ['former_upn', 'previous_upn'],
  'mother-given': ['mother_given_names', 'mother_forename', 'mother_first_name'],
  'mother-family': ['mother_family_name', 'mother_surname', 'mother_last_name'],
  /** yes, no, or how many were born together. */
  multiple: ['multiple_birth', 'number_of_babies'],
}
