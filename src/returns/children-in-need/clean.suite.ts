import { upnFrom } from '../../kernel/upn.ts'

// A return of a few invented children in which nothing is wrong, with every kind of group in it. Faults are planted in it
// by replacing a piece of its text.

export const UPN_OF_ADA = upnFrom('933', 2001, 2020, 1)
export const UPN_OF_BEN = upnFrom('933', 2001, 2018, 2)

/** A child protection plan after an enquiry, then a child in need plan that goes on. */
const ADA = `<Child><ChildIdentifiers><LAchildID>ADA1</LAchildID><UPN>${UPN_OF_ADA}</UPN>
<FormerUPN>${UPN_OF_BEN.slice(0, 12)}B</FormerUPN><PersonBirthDate>2016-05-10</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>MOB</Disability><Disability>HAND</Disability>
<Disability>PC</Disability><Disability>INC</Disability><Disability>COMM</Disability><Disability>LD</Disability><Disability>HEAR</Disability>
</Disabilities></ChildCharacteristics><CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>2A</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode><Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>
<AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>4B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<CINPlanDates><CINPlanStartDate>2025-12-01</CINPlanStartDate></CINPlanDates>
<Section47><S47ActualStartDate>2025-05-12</S47ActualStartDate><InitialCPCtarget>2025-06-03</InitialCPCtarget>
<DateOfInitialCPC>2025-06-02</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47><ReferralNFA>0</ReferralNFA>
<ChildProtectionPlans><CPPstartDate>2025-06-02</CPPstartDate><CPPendDate>2025-11-28</CPPendDate>
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>0</NumberOfPreviousCPP><Reviews><CPPreviewDate>2025-08-28</CPPreviewDate></Reviews></ChildProtectionPlans>
</CINdetails></Child>`

/** Closed after an assessment, then referred again and nothing further. */
const BEN = `<Child><ChildIdentifiers><LAchildID>BEN2</LAchildID><UPN>${UPN_OF_BEN}</UPN><PersonBirthDate>2014-02-03</PersonBirthDate>
<Sex>M</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>BAFR</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities>
</ChildCharacteristics><CINdetails><CINreferralDate>2025-06-04</CINreferralDate><ReferralSource>6</ReferralSource>
<PrimaryNeedCode>N5</PrimaryNeedCode><CINclosureDate>2025-07-30</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure>
<Assessments><AssessmentActualStartDate>2025-06-05</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2025-07-28</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>
<AssessmentFactors>21</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments><ReferralNFA>0</ReferralNFA></CINdetails>
<CINdetails><CINreferralDate>2025-10-06</CINreferralDate><ReferralSource>9</ReferralSource><ReferralNFA>1</ReferralNFA></CINdetails></Child>`

/** Not born yet, on a plan from a conference of another authority's. */
const CAI = `<Child><ChildIdentifiers><LAchildID>CAI3</LAchildID><UPNunknown>UN1</UPNunknown>
<ExpectedPersonBirthDate>2026-05-20</ExpectedPersonBirthDate><Sex>U</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>NOBT</Ethnicity></ChildCharacteristics><CINdetails><CINreferralDate>2026-01-12</CINreferralDate>
<ReferralSource>5C</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><DateOfInitialCPC>2026-02-09</DateOfInitialCPC>
<ReferralNFA>0</ReferralNFA><ChildProtectionPlans><CPPstartDate>2026-02-09</CPPstartDate>
<InitialCategoryOfAbuse>PHY</InitialCategoryOfAbuse><LatestCategoryOfAbuse>PHY</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>0</NumberOfPreviousCPP></ChildProtectionPlans></CINdetails></Child>`

/** A short child in need plan, an enquiry without conference, an assessment and an enquiry that go on. */
const DEE = `<Child><ChildIdentifiers><LAchildID>DEE4</LAchildID><UPNunknown>UN3</UPNunknown><PersonBirthDate>2011-09-21</PersonBirthDate>
<Sex>F</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>APKN</Ethnicity><Disabilities><Disability>AUT</Disability></Disabilities>
</ChildCharacteristics><CINdetails><CINreferralDate>2025-04-14</CINreferralDate><ReferralSource>1A</ReferralSource>
<PrimaryNeedCode>N4</PrimaryNeedCode><CINclosureDate>2025-12-12</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>
<Assessments><AssessmentActualStartDate>2025-04-15</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2025-06-11</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>
<AssessmentFactors>7A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<CINPlanDates><CINPlanStartDate>2025-06-11</CINPlanStartDate><CINPlanEndDate>2025-12-10</CINPlanEndDate></CINPlanDates>
<Section47><S47ActualStartDate>2025-05-06</S47ActualStartDate><ICPCnotRequired>1</ICPCnotRequired></Section47>
<ReferralNFA>0</ReferralNFA></CINdetails>
<CINdetails><CINreferralDate>2026-02-16</CINreferralDate><ReferralSource>3A</ReferralSource><PrimaryNeedCode>N2</PrimaryNeedCode>
<Assessments><AssessmentActualStartDate>2026-02-17</AssessmentActualStartDate></Assessments>
<Section47><S47ActualStartDate>2026-03-18</S47ActualStartDate><InitialCPCtarget>2026-04-10</InitialCPCtarget><ICPCnotRequired>0</ICPCnotRequired>
</Section47><ReferralNFA>0</ReferralNFA></CINdetails></Child>`

/** A whole return of the year 2026 in which nothing is wrong. */
export const CLEAN_RETURN =
  `<?xml version="1.0" encoding="utf-8"?><Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>933</LEA><SoftwareCode>OpenICS</SoftwareCode>
<Release>1</Release><SerialNo>001</SerialNo><DateTime>2026-04-20T09:00:00</DateTime></Source></Header>
<Children>${ADA}${BEN}${CAI}${DEE}</Children></Message>`.replaceAll('\n', '')
