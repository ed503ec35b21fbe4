import type { Agency, Authority, AuthorityCode, Team } from './model.ts'
import { ALDERMERE_USERS } from './users-aldermere.ts'
import { EASTHOLT_USERS } from './users-eastholt.ts'

/**
 * Two invented authorities. Postcodes are in areas AM and EO, which Royal Mail has allotted to no place:
 * they have the shape of a postcode, so that forms accept them, and no letter can reach anybody.
 * Telephone numbers are 01632 960000 to 960999, kept by Ofcom for drama.
 */
export const AUTHORITIES: readonly Authority[] = [
  {
    code: '990',
    name: 'Aldermere Council',
    colour: '#1b4a55',
    dutyLine: '01632 960111',
    postcodeArea: 'AM',
    teams: teams('ald'),
    agencies: [
      agency('ald-council', 'Aldermere Council', 'council', '100', 'AM1 1AA'),
      agency('ald-quayside', 'Quayside Surgery', 'gp-practice', '140', 'AM1 4QS'),
      agency('ald-general', 'Aldermere General Hospital', 'hospital', '160', 'AM2 7HD'),
      agency('ald-fenwick', 'Fenwick Lane Primary', 'primary-school', '230', 'AM1 6FL'),
      agency('ald-harbourside', 'Harbourside Academy', 'secondary-school', '240', 'AM2 2HA'),
      agency('ald-police', 'Aldermere Police', 'police', '170', 'AM1 2PL'),
      agency('ald-family-help', 'Aldermere Family Help', 'early-help', '190', 'AM3 5FH'),
      agency('ald-health-visiting', 'Aldermere Health Visiting', 'health-visiting', '180', 'AM2 7HD'),
      agency('ald-homes', 'Aldermere Homes', 'housing', '150', 'AM1 1AB'),
    ],
    users: ALDERMERE_USERS,
  },
  {
    code: '991',
    name: 'Eastholt Council',
    colour: '#4b2e57',
    dutyLine: '01632 960511',
    postcodeArea: 'EO',
    teams: teams('eas'),
    agencies: [
      agency('eas-council', 'Eastholt Council', 'council', '500', 'EO1 1AA'),
      agency('eas-millgate', 'Millgate Health Centre', 'gp-practice', '540', 'EO1 3MG'),
      agency('eas-infirmary', 'Eastholt Infirmary', 'hospital', '560', 'EO2 8NF'),
      agency('eas-larkfield', 'Larkfield Primary', 'primary-school', '630', 'EO1 5LF'),
      agency('eas-st-brannoc', 'St Brannoc’s School', 'secondary-school', '640', 'EO2 4SB'),
      agency('eas-police', 'Eastholt Police', 'police', '570', 'EO1 2PL'),
      agency('eas-family-help', 'Eastholt Early Help', 'early-help', '590', 'EO3 6EH'),
      agency('eas-health-visiting', 'Eastholt Health Visitors', 'health-visiting', '580', 'EO2 8NG'),
      agency('eas-housing', 'Eastholt Housing', 'housing', '550', 'EO1 1AB'),
    ],
    users: EASTHOLT_USERS,
  },
]

export function authorityOf(code: AuthorityCode): Authority {
  const found = AUTHORITIES.find((authority) => authority.code === code)
  if (!found) throw new RangeError(`no such practice authority: ${code}`)
  return found
}

function agency(id: string, name: string, kind: Agency['kind'], line: string, postcode: string): Agency {
  return { id, name, kind, phone: `01632 960${line}`, postcode }
}

function teams(prefix: string): readonly Team[] {
  const named = (kind: Team['kind'], slug: string, name: string): Team => ({ id: `${prefix}-${slug}`, name, kind })
  return [
    named('front-door', 'front-door', 'Front door'),
    named('assessment', 'assessment', 'Assessment'),
    named('safeguarding', 'safeguarding-north', 'Safeguarding North'),
    named('safeguarding', 'safeguarding-south', 'Safeguarding South'),
    named('looked-after', 'looked-after', 'Looked-after children'),
    named('family-help', 'family-help', 'Family help'),
    named('conferencing', 'conferencing', 'Conferencing and reviewing'),
    named('performance', 'performance', 'Performance'),
    named('systems', 'systems', 'Systems and records'),
  ]
}
