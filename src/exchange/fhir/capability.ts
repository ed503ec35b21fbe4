import { SYSTEMS } from './systems.ts'

/** What is served at /fhir, and nothing that is not. */
export function capabilityStatement(base: string) {
  const tokens = `Identifiers as system|value, of the systems ${Object.values(SYSTEMS).slice(0, 4).join(', ')}.`
  const token = (name: string, documentation = tokens) => ({ name, type: 'token', documentation })
  const text = (name: string) => ({ name, type: 'string', documentation: 'By POST _search alone; no wildcards.' })
  const subject = {
    interaction: [{ code: 'search-type' }],
    searchParam: [
      {
        name: 'patient',
        type: 'reference',
        documentation: `An index number, or with :identifier an identifier. ${tokens}`,
      },
    ],
  }
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-30',
    kind: 'instance',
    software: { name: 'OpenICS' },
    implementation: { description: 'The national child index: who a child is and who to ring, never why.', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: { service: [{ text: 'OAuth 2.0 client credentials with private_key_jwt' }], description: SIGN_IN },
        resource: [
          {
            type: 'Patient',
            versioning: 'versioned',
            interaction: [{ code: 'read' }, { code: 'search-type' }],
            searchParam: [
              token('identifier'),
              text('family'),
              text('given'),
              { name: 'birthdate', type: 'date', documentation: 'By POST _search alone; a day.' },
              text('address-postalcode'),
              token('gender', 'By POST _search alone.'),
            ],
            operation: OF_PATIENT,
            documentation: 'A name is searched with a birth date or a postcode. The id is the index number.',
          },
          { type: 'CareTeam', ...subject, documentation: 'Who works with a child, as one team.' },
          { type: 'Flag', ...subject, documentation: 'That a sealed concern exists; not whose, nor what.' },
        ],
      },
    ],
  }
}

const OF_PATIENT = [
  { name: 'match', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-match' },
  {
    name: 'ihe-pix',
    definition: 'https://profiles.ihe.net/ITI/PIXm/OperationDefinition/IHE.PIXm.pix',
    documentation: 'By GET, or by POST of Parameters: then no identifier stands in an address.',
  },
]

const SIGN_IN =
  'See /.well-known/oauth-authorization-server. Scopes: system/Patient.rs, system/CareTeam.rs, system/Flag.rs. ' +
  'A search by identifier needs system/Patient.rs; of a CareTeam, system/Patient.r beside its own.'
