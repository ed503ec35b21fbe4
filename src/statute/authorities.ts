import { type CalendarDay, calendarDay } from '../kernel/calendar-day.ts'

// code | name | ONS code | in force from | in force to. The list stands first because the constants are made of it.
const LIST = `
201|City of London|E09000001||
202|Camden|E09000007||
203|Greenwich|E09000011||
204|Hackney|E09000012||
205|Hammersmith and Fulham|E09000013||
206|Islington|E09000019||
207|Kensington and Chelsea|E09000020||
208|Lambeth|E09000022||
209|Lewisham|E09000023||
210|Southwark|E09000028||
211|Tower Hamlets|E09000030||
212|Wandsworth|E09000032||
213|Westminster|E09000033||
301|Barking and Dagenham|E09000002||
302|Barnet|E09000003||
303|Bexley|E09000004||
304|Brent|E09000005||
305|Bromley|E09000006||
306|Croydon|E09000008||
307|Ealing|E09000009||
308|Enfield|E09000010||
309|Haringey|E09000014||
310|Harrow|E09000015||
311|Havering|E09000016||
312|Hillingdon|E09000017||
313|Hounslow|E09000018||
314|Kingston upon Thames|E09000021||
315|Merton|E09000024||
316|Newham|E09000025||
317|Redbridge|E09000026||
318|Richmond upon Thames|E09000027||
319|Sutton|E09000029||
320|Waltham Forest|E09000031||
330|Birmingham|E08000025||
331|Coventry|E08000026||
332|Dudley|E08000027||
333|Sandwell|E08000028||
334|Solihull|E08000029||
335|Walsall|E08000030||
336|Wolverhampton|E08000031||
340|Knowsley|E08000011||
341|Liverpool|E08000012||
342|St. Helens|E08000013||
343|Sefton|E08000014||
344|Wirral|E08000015||
350|Bolton|E08000001||
351|Bury|E08000002||
352|Manchester|E08000003||
353|Oldham|E08000004||
354|Rochdale|E08000005||
355|Salford|E08000006||
356|Stockport|E08000007||
357|Tameside|E08000008||
358|Trafford|E08000009||
359|Wigan|E08000010||
370|Barnsley|E08000016||
371|Doncaster|E08000017||
372|Rotherham|E08000018||
373|Sheffield|E08000019||
380|Bradford|E08000032||
381|Calderdale|E08000033||
382|Kirklees|E08000034||
383|Leeds|E08000035||
384|Wakefield|E08000036||
390|Gateshead|E08000037||
391|Newcastle upon Tyne|E08000021||
392|North Tyneside|E08000022||
393|South Tyneside|E08000023||
394|Sunderland|E08000024||
420|Isles of Scilly|E06000053||
800|Bath and North East Somerset|E06000022||
801|Bristol, City of|E06000023||
802|North Somerset|E06000024||
803|South Gloucestershire|E06000025||
805|Hartlepool|E06000001||
806|Middlesbrough|E06000002||
807|Redcar and Cleveland|E06000003||
808|Stockton-on-Tees|E06000004||
810|Kingston upon Hull, City of|E06000010||
811|East Riding of Yorkshire|E06000011||
812|North East Lincolnshire|E06000012||
813|North Lincolnshire|E06000013||
815|North Yorkshire|E06000065||
816|York|E06000014||
821|Luton|E06000032||
822|Bedford|E06000055||
823|Central Bedfordshire|E06000056||
825|Buckinghamshire|E06000060||
826|Milton Keynes|E06000042||
830|Derbyshire|E10000007||
831|Derby|E06000015||
838|Dorset|E06000059|2019-04-01|
839|Bournemouth, Christchurch and Poole|E06000058|2019-04-01|
840|County Durham|E06000047||
841|Darlington|E06000005||
845|East Sussex|E10000011||
846|Brighton and Hove|E06000043||
850|Hampshire|E10000014||
851|Portsmouth|E06000044||
852|Southampton|E06000045||
855|Leicestershire|E10000018||
856|Leicester|E06000016||
857|Rutland|E06000017||
860|Staffordshire|E10000028||
861|Stoke-on-Trent|E06000021||
865|Wiltshire|E06000054||
866|Swindon|E06000030||
867|Bracknell Forest|E06000036||
868|Windsor and Maidenhead|E06000040||
869|West Berkshire|E06000037||
870|Reading|E06000038||
871|Slough|E06000039||
872|Wokingham|E06000041||
873|Cambridgeshire|E10000003||
874|Peterborough|E06000031||
876|Halton|E06000006||
877|Warrington|E06000007||
878|Devon|E10000008||
879|Plymouth|E06000026||
880|Torbay|E06000027||
881|Essex|E10000012||
882|Southend-on-Sea|E06000033||
883|Thurrock|E06000034||
884|Herefordshire, County of|E06000019||
885|Worcestershire|E10000034||
886|Kent|E10000016||
887|Medway|E06000035||
888|Lancashire|E10000017||
889|Blackburn with Darwen|E06000008||
890|Blackpool|E06000009||
891|Nottinghamshire|E10000024||
892|Nottingham|E06000018||
893|Shropshire|E06000051||
894|Telford and Wrekin|E06000020||
895|Cheshire East|E06000049||
896|Cheshire West and Chester|E06000050||
908|Cornwall|E06000052||
909|Cumbria|E10000006||2023-03-31
916|Gloucestershire|E10000013||
919|Hertfordshire|E10000015||
921|Isle of Wight|E06000046||
925|Lincolnshire|E10000019||
926|Norfolk|E10000020||
928|Northamptonshire|E10000021||2021-03-31
929|Northumberland|E06000057||
931|Oxfordshire|E10000025||
933|Somerset|E06000066||
935|Suffolk|E10000029||
936|Surrey|E10000030||
937|Warwickshire|E10000031||
938|West Sussex|E10000032||
940|North Northamptonshire|E06000061|2021-04-01|
941|West Northamptonshire|E06000062|2021-04-01|
942|Cumberland|E06000063|2023-04-01|
943|Westmorland and Furness|E06000064|2023-04-01|
`

/** A council with children's services duties. */
export type Authority = {
  /** The department's three digits, as text. */
  readonly code: string
  readonly name: string
  /** The Office for National Statistics' code; null for an invented authority. */
  readonly gssCode: string | null
  /** Null where it was in force before 2019. */
  readonly validFrom: CalendarDay | null
  /** The last day in force; null while it is in force. */
  readonly validTo: CalendarDay | null
}

/**
 * The authorities of England, in order of code: 153 in force and those abolished since 2019.
 *
 * @source Department for Education, local authority codes; Office for National Statistics, GSS codes.
 * Contains public sector information licensed under the Open Government Licence v3.0.
 */
export const AUTHORITIES: readonly Authority[] = LIST.trim().split('\n').map(authorityOf)

/** Invented authorities, which exist in practice mode only. They are in no other list here. */
export const PRACTICE_AUTHORITIES: readonly Authority[] = [
  { code: '990', name: 'Aldermere', gssCode: null, validFrom: null, validTo: null },
  { code: '991', name: 'Eastholt', gssCode: null, validFrom: null, validTo: null },
]

/**
 * The authority of a code; undefined for a code the department does not use, the practice authorities' among them.
 *
 * @param on when given, only an authority in force on that day is found
 */
export function authorityByCode(code: string, on?: CalendarDay): Authority | undefined {
  const authority = BY_CODE.get(code)
  if (authority === undefined || on === undefined) return authority
  const begun = authority.validFrom === null || authority.validFrom <= on
  const lasting = authority.validTo === null || on <= authority.validTo
  return begun && lasting ? authority : undefined
}

/** What an authority is called, the practice ones among them: "Eastholt" for 991; the code itself for one nobody knows. */
export function authorityName(code: string): string {
  return NAMES.get(code) ?? code
}

const NAMES = new Map([...AUTHORITIES, ...PRACTICE_AUTHORITIES].map(({ code, name }) => [code, name]))
const BY_CODE: ReadonlyMap<string, Authority> = new Map(AUTHORITIES.map((authority) => [authority.code, authority]))

function authorityOf(line: string): Authority {
  const [code = '', name = '', gssCode = '', from = '', to = ''] = line.split('|')
  const day = (text: string) => (text === '' ? null : calendarDay(text))
  return { code, name, gssCode, validFrom: day(from), validTo: day(to) }
}
