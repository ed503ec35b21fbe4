import { UPN_OF_ADA, UPN_OF_BEN } from './clean.suite.ts'

/** A fault: what in the clean return is written otherwise, and how. */
export type Fault = readonly [code: string, ...replacing: readonly (readonly [from: string, to: string])[]]

const ADA_ID = '<LAchildID>ADA1</LAchildID>'
const ADA_BORN = '<PersonBirthDate>2016-05-10</PersonBirthDate>'
const ADA_SEX = `${ADA_BORN}<Sex>F</Sex>`
const BEN_BORN = '<PersonBirthDate>2014-02-03</PersonBirthDate>'
const BEN_SEX = `${BEN_BORN}<Sex>M</Sex>`
const DEE_SEX = '<PersonBirthDate>2011-09-21</PersonBirthDate><Sex>F</Sex>'
const DEE_DISABLED = '<Disabilities><Disability>AUT</Disability></Disabilities>'
const ADA_REFERRED = '<CINreferralDate>2025-05-01<'
const BEFORE_THE_YEAR = '<CINreferralDate>2025-03-03<'
const BEN_CLOSED = '<CINclosureDate>2025-07-30</CINclosureDate>'
const BEN_WHY = '<ReasonForClosure>RC8</ReasonForClosure>'
const DEE_CLOSED = '<CINclosureDate>2025-12-12</CINclosureDate>'
const DEE_WHY = '<ReasonForClosure>RC7</ReasonForClosure>'
const DEE_AGAIN = '<CINreferralDate>2026-02-16</CINreferralDate>'
const CAI_REFERRED = '<CINreferralDate>2026-01-12</CINreferralDate>'
const CAI_CONFERENCE = '<DateOfInitialCPC>2026-02-09</DateOfInitialCPC>'
const ADA_CONFERENCE = '<DateOfInitialCPC>2025-06-02</DateOfInitialCPC>'
const ADA_ENDS = '<CPPendDate>2025-11-28</CPPendDate>'
const ADA_FOUND = '<AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>4B</AssessmentFactors>'
const ADA_NEED = '<PrimaryNeedCode>N1</PrimaryNeedCode>'
const DEE_FINISHED =
  '<AssessmentAuthorisationDate>2025-06-11</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment><AssessmentFactors>7A</AssessmentFactors></FactorsIdentifiedAtAssessment>'
const BEN_AGAIN = '<ReferralSource>9</ReferralSource><ReferralNFA>1</ReferralNFA></CINdetails>'
const BEN_AGAIN_WHOLE = `<CINdetails><CINreferralDate>2025-10-06</CINreferralDate>${BEN_AGAIN}`
const LAST = '</Children>'

const died = (on: string) => `<PersonDeathDate>${on}</PersonDeathDate>`
const needPlan = (from: string, to?: string) =>
  `<CINPlanDates><CINPlanStartDate>${from}</CINPlanStartDate>${to ? `<CINPlanEndDate>${to}</CINPlanEndDate>` : ''}</CINPlanDates>`
const protectionPlan = (from: string, to = '', category = 'NEG') =>
  `<ChildProtectionPlans><CPPstartDate>${from}</CPPstartDate>${to && `<CPPendDate>${to}</CPPendDate>`}<InitialCategoryOfAbuse>${category}</InitialCategoryOfAbuse><LatestCategoryOfAbuse>${category}</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP></ChildProtectionPlans>`
const assessment = (from: string, to?: string, factor = '3B') =>
  `<Assessments><AssessmentActualStartDate>${from}</AssessmentActualStartDate>${to ? `<AssessmentAuthorisationDate>${to}</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment><AssessmentFactors>${factor}</AssessmentFactors></FactorsIdentifiedAtAssessment>` : ''}</Assessments>`
const enquiry = (from: string, to = '') =>
  `<Section47><S47ActualStartDate>${from}</S47ActualStartDate>${to && `<DateOfInitialCPC>${to}</DateOfInitialCPC>`}<ICPCnotRequired>0</ICPCnotRequired></Section47>`
/** Another child, with one disability and a case that goes on. */
const child = (id: string, details: string, disability = 'NONE') =>
  `<Child><ChildIdentifiers><LAchildID>${id}</LAchildID><UPNunknown>UN3</UPNunknown><PersonBirthDate>2012-06-01</PersonBirthDate><Sex>M</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>${disability}</Disability></Disabilities></ChildCharacteristics>${details}</Child>`
const details = (referred: string, work: string) =>
  `<CINdetails><CINreferralDate>${referred}</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>${work}<ReferralNFA>0</ReferralNFA></CINdetails>`
const oneDisabilityEach = ['MOB', 'HAND', 'PC', 'INC', 'COMM', 'LD'].map((code) =>
  child(`ONE${code}`, details('2025-09-01', ''), code),
)

const CAI_PLAN = protectionPlan('2026-02-09', '', 'PHY')
const ADA_PLAN = needPlan('2025-12-01')
const DEE_OPEN = assessment('2026-02-17')
const DEE_ENQUIRY =
  '<Section47><S47ActualStartDate>2026-03-18</S47ActualStartDate><InitialCPCtarget>2026-04-10</InitialCPCtarget>'
const ADA_PROTECTED = '<ChildProtectionPlans><CPPstartDate>2025-06-02</CPPstartDate>'
const OTHER_LETTER = UPN_OF_ADA.startsWith('A') ? 'B' : 'A'
const upnAs = (upn: string) => [`<UPN>${UPN_OF_ADA}<`, `<UPN>${upn}<`] as const

/** For each rule of the department a return in which that rule, and no other, is broken. */
export const FAULTS: readonly Fault[] = [
  ['100', ['<ReferenceDate>2026-03-31', '<ReferenceDate>2026-03-30']],
  ['1103', ['2025-05-02</Ass', '2025-04-30</Ass']],
  ['1104', [CAI_CONFERENCE, '<DateOfInitialCPC>2026-01-09</DateOfInitialCPC>'], [CAI_PLAN, '']],
  ['1105', ['<CPPstartDate>2026-02-09', '<CPPstartDate>2026-01-09']],
  ['1510', upnAs(OTHER_LETTER + UPN_OF_ADA.slice(1))],
  ['1520', [`<UPN>${UPN_OF_BEN}<`, `<UPN>${UPN_OF_ADA}<`]],
  ['1530', upnAs(`${UPN_OF_ADA[0]}199${UPN_OF_ADA.slice(4)}`)],
  ['1540', upnAs(`${UPN_OF_ADA.slice(0, 6)}X${UPN_OF_ADA.slice(7)}`)],
  ['1550', upnAs(`${UPN_OF_ADA.slice(0, 12)}O`)],
  ['1560Q', ['</FormerUPN>', '99</FormerUPN>']],
  ['1570', [ADA_ID, '<LAchildID>ADA123456789012345678</LAchildID>']],
  ['1580', [ADA_ID, '<LAchildID>ADA-1</LAchildID>']],
  ['2883', [CAI_CONFERENCE, '']],
  ['2884', [ADA_NEED, `${ADA_NEED}${ADA_CONFERENCE}`]],
  ['2885', ['<CPPstartDate>2025-06-02', '<CPPstartDate>2025-06-03']],
  ['2886Q', [BEN_SEX, `${BEN_BORN}<Sex>U</Sex>`]],
  ['2887Q', ['<Disability>HEAR</Disability>', ''], ['<Disability>LD</Disability>', '']],
  [
    '2888Q',
    [
      '<Disability>MOB</Disability><Disability>HAND</Disability><Disability>PC</Disability><Disability>INC</Disability><Disability>COMM</Disability><Disability>LD</Disability>',
      '',
    ],
    [LAST, `${oneDisabilityEach.join('')}${LAST}`],
  ],
  ['2889', ['2025-05-12</S47', '2025-04-30</S47']],
  ['2990', [DEE_WHY, '<ReasonForClosure>RC9</ReasonForClosure>']],
  ['2991Q', [DEE_OPEN, '']],
  ['4000', [BEN_AGAIN, BEN_AGAIN.replace('<ReferralNFA>', `${needPlan('2025-10-06')}<ReferralNFA>`)]],
  ['4001', [ADA_ENDS, '']],
  ['4003', ['2025-08-28</CPPr', '2025-12-08</CPPr']],
  ['4004', [ADA_PLAN, needPlan('2025-12-01') + needPlan('2025-12-03')]],
  ['4008', [ADA_SEX, ADA_SEX + died('2025-11-30')]],
  ['4009Q', [ADA_SEX, ADA_SEX + died('2026-01-15')], [ADA_PLAN, needPlan('2025-12-01', '2026-02-02')]],
  ['4010', [ADA_PLAN, '<CINPlanDates><CINPlanStartDate/></CINPlanDates>']],
  ['4011', ['<CINPlanEndDate>2025-12-10', '<CINPlanEndDate>2025-06-10']],
  ['4012Q', ['<CINPlanEndDate>2025-12-10', '<CINPlanEndDate>2025-06-11']],
  ['4013', [ADA_PLAN, needPlan('2025-12-01', '2026-04-02')]],
  ['4014', [ADA_PLAN, needPlan('2025-12-01', '2026-02-02') + needPlan('2026-01-05')]],
  ['4015', [ADA_PLAN, needPlan('2025-04-28', '2025-05-20')]],
  ['4016', [ADA_PLAN, needPlan('2025-07-01', '2025-08-01')]],
  ['4017', [ADA_PLAN, needPlan('2025-05-20', '2025-06-10')]],
  ['4180', [DEE_SEX, DEE_SEX.replace('>F<', '>X<')]],
  ['4220', ['<Ethnicity>WBRI', '<Ethnicity>XXXX']],
  ['8500', [ADA_ID, '<LAchildID></LAchildID>']],
  ['8510', ['<LAchildID>BEN2', '<LAchildID>ADA1']],
  ['8520', [BEN_BORN, '<PersonBirthDate>2026-04-02</PersonBirthDate>']],
  ['8525Q', [ADA_BORN, '']],
  ['8530Q', ['<ExpectedPersonBirthDate>2026-05-20', '<ExpectedPersonBirthDate>2026-02-20']],
  ['8535Q', [ADA_SEX, ADA_SEX + died('2016-05-09')]],
  ['8540', [DEE_DISABLED, '']],
  ['8545Q', [ADA_SEX, ADA_SEX + died('2026-04-10')]],
  ['8555Q', [BEN_SEX, BEN_SEX + died('2025-08-15')]],
  ['8565', ['<CINPlanEndDate>2025-12-10', '<CINPlanEndDate>2025-12-15']],
  ['8568', [BEN_AGAIN, BEN_AGAIN.replace('>1<', '>perhaps<')]],
  ['8569Q', ['<CINreferralDate>2025-10-06', '<CINreferralDate>2025-03-28']],
  ['8585Q', [DEE_WHY, '<ReasonForClosure>RC2</ReasonForClosure>']],
  ['8590', [LAST, `${child('EVE5', '')}${LAST}`]],
  ['8600', [CAI_REFERRED, '<CINreferralDate>2026-04-02</CINreferralDate>']],
  ['8606', [CAI_REFERRED, '<CINreferralDate>2025-08-01</CINreferralDate>']],
  ['8608', ['2025-05-02</Ass', '2025-06-23</Ass']],
  ['8610', ['<PrimaryNeedCode>N5</PrimaryNeedCode>', '']],
  [
    '8614',
    [
      DEE_OPEN,
      DEE_OPEN.replace(
        '</Assessments>',
        '<FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>',
      ),
    ],
  ],
  ['8615', ['2025-05-12</S47', '2025-06-03</S47']],
  ['8620', [BEN_CLOSED, '<CINclosureDate>2026-04-10</CINclosureDate>']],
  ['8630', [BEN_CLOSED, '<CINclosureDate>2025-06-03</CINclosureDate>']],
  ['8640', [DEE_WHY, '<ReasonForClosure>RC0</ReasonForClosure>']],
  ['8650', ['<PrimaryNeedCode>N5', '<PrimaryNeedCode>N55']],
  ['8670Q', [DEE_AGAIN, '<CINreferralDate>2026-01-05</CINreferralDate>'], [DEE_OPEN, assessment('2026-01-06')]],
  ['8675Q', ['2026-03-18</S47', '2026-02-18</S47']],
  ['8696', ['2025-06-20</Ass', '2026-04-02</Ass']],
  ['8715', [DEE_ENQUIRY, `${DEE_ENQUIRY}<DateOfInitialCPC>2026-04-09</DateOfInitialCPC>`]],
  ['8720', ['<CPPstartDate>2026-02-09</CPPstartDate>', '<CPPstartDate></CPPstartDate>']],
  ['8730', [CAI_PLAN, CAI_PLAN.replace('<NumberOfPreviousCPP>0</NumberOfPreviousCPP>', '')]],
  ['8736', [LAST, `${child('FAY6', details('2025-03-03', assessment('2025-03-10')))}${LAST}`]],
  [
    '8740',
    [
      LAST,
      `${child('GUS7', details('2025-03-03', assessment('2025-03-04', '2025-04-30') + enquiry('2025-03-10')))}${LAST}`,
    ],
  ],
  ['8750', ['<Sex>U', '<Sex>M']],
  ['8770Q', ['<UPNunknown>UN3', '<UPNunknown>UN1']],
  ['8772', ['<UPNunknown>UN3', '<UPNunknown>UN7']],
  ['8775Q', [BEN_BORN, '<PersonBirthDate>1998-02-03</PersonBirthDate>']],
  ['8790', ['<Disability>NONE</Disability>', '<Disability>NONE</Disability><Disability>BEH</Disability>']],
  ['8794', [DEE_DISABLED, '<Disabilities><Disability>AUT</Disability><Disability>AUT</Disability></Disabilities>']],
  ['8805', [DEE_WHY, '']],
  ['8810', [BEN_CLOSED, ''], [BEN_AGAIN_WHOLE, '']],
  ['8815', [DEE_CLOSED + DEE_WHY, '']],
  ['8816', [BEN_CLOSED + BEN_WHY, '']],
  ['8820', [DEE_AGAIN, '<CINreferralDate>2025-12-08</CINreferralDate>']],
  ['8825Q', [assessment('2025-06-05', '2025-07-28', '21'), '']],
  ['8831', [BEN_AGAIN, BEN_AGAIN.replace('<ReferralNFA>', `${assessment('2025-10-07', '2025-10-20')}<ReferralNFA>`)]],
  ['8832', [BEN_AGAIN, BEN_AGAIN.replace('</CINdetails>', `${protectionPlan('2025-10-08')}</CINdetails>`)]],
  ['8839', [DEE_ENQUIRY, enquiry('2026-03-20') + DEE_ENQUIRY]],
  ['8840', [CAI_PLAN, protectionPlan('2026-02-09', '2026-02-09')]],
  ['8841', ['2025-08-28</CPPr', '2025-06-02</CPPr']],
  ['8842Q', ['2025-08-28</CPPr', '</CPPr']],
  ['8863Q', [ADA_PLAN, assessment('2025-06-10', '2025-07-10') + ADA_PLAN]],
  ['8866', ['<ReferralSource>2A', '<ReferralSource>2Z']],
  ['8867', [DEE_FINISHED, '']],
  ['8868', ['<ICPCnotRequired>1', '<ICPCnotRequired>0']],
  ['8869', [ADA_FOUND, ADA_FOUND.replace('3B', '21')]],
  ['8870Q', ['<InitialCPCtarget>2025-06-03', '<InitialCPCtarget>2025-06-07']],
  ['8873Q', [DEE_FINISHED, DEE_FINISHED.replace('7A', '21')]],
  ['8875', [DEE_ENQUIRY, `${DEE_ENQUIRY}<DateOfInitialCPC>2026-03-28</DateOfInitialCPC>`]],
  ['8890', [ADA_PLAN, ADA_PLAN + enquiry('2025-05-20', '2025-06-10')]],
  ['8896', [DEE_OPEN, DEE_OPEN + assessment('2026-03-02')]],
  ['8897Q', [`<FactorsIdentifiedAtAssessment>${ADA_FOUND}</FactorsIdentifiedAtAssessment>`, '']],
  ['8898', [ADA_FOUND, ADA_FOUND.replace('4B', '3B')]],
  ['8905', ['<InitialCategoryOfAbuse>PHY', '<InitialCategoryOfAbuse>XXX']],
  ['8910', ['<LatestCategoryOfAbuse>PHY', '<LatestCategoryOfAbuse>']],
  ['8915', [ADA_SEX, ADA_SEX + died('2025-05-20')], [ADA_PLAN, '']],
  ['8920', [ADA_SEX, ADA_SEX + died('2025-10-10')], [ADA_PLAN, '']],
  ['8925', ['<CPPendDate>2025-11-28', '<CPPendDate>2025-05-30']],
  ['8930', [CAI_PLAN, protectionPlan('2026-02-09', '2026-04-02')]],
  [
    '8935',
    [ADA_REFERRED, BEFORE_THE_YEAR],
    [ADA_PROTECTED, protectionPlan('2025-03-20') + ADA_PROTECTED],
    [ADA_ENDS, ''],
    [ADA_PLAN, ''],
  ],
  [
    '8940',
    [ADA_REFERRED, BEFORE_THE_YEAR],
    [ADA_PROTECTED, protectionPlan('2025-03-20', '2025-07-01') + ADA_PROTECTED],
  ],
  ['8945Q', [ADA_FOUND, ADA_FOUND.replace('3B', '18A')]],
  ['8950Q', [ADA_FOUND, ADA_FOUND.replace('3B', '19A')]],
]

/** The clean return with a fault in it. @throws Error if there is nothing to replace */
export function planted(clean: string, [code, ...replacing]: Fault): string {
  return replacing.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The fault of rule ${code} finds nothing to replace: ${from}`)
    return text.replace(from, to)
  }, clean)
}
