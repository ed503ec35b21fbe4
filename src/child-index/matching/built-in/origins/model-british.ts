import type { OriginText } from './model.ts'

/** Names of England, the commonest first. For review, as all lists of names, by people who bear them. */
export const ENGLISH = {
  percent: 55,
  given: `
    oliver olivia jack amelia harry isla george emily charlie ava jacob lily thomas sophie oscar mia william isabella james
    ella noah grace alfie evie joshua poppy leo jessica archie freya henry ruby arthur daisy max sophia logan alice ethan
    chloe theo charlotte joseph florence freddie millie samuel phoebe isaac sienna daniel matilda alexander layla mason
    molly edward scarlett lucas rosie finley ivy benjamin willow harrison evelyn lucy tommy eva teddy elsie sebastian holly
    adam maisie zachary ellie reuben harper dylan erin toby lola jake imogen reggie abigail hunter eliza albie bella louie
    esme rory lottie theodore emma jude bonnie frankie zara luca penelope roman megan jaxon amber ronnie hannah bobby
    summer riley martha elijah georgia ralph amelie louis maria blake eleanor david thea michael emilia stanley aria jayden
    nancy luke robyn matthew luna albert rose rowan bethany ryan hallie liam arabella nathan iris tyler lilly connor darcey
    callum ottilie caleb harriet jasper katie kai beatrice felix darcie ellis orla ezra maya cameron mila nathaniel anna
    ollie margot hugo lyla gabriel victoria leon lexi jenson leah jesse faith carter lauren hudson violet rupert felicity
    sonny aurora jackson skye aaron hollie lewis lacey billy ellis owen maddison kian heidi dexter annabelle jamie libby
    brody madison ben paige tilly harvey nevaeh joey eden patrick francesca austin anastasia tobias mollie ted
    rebecca robert niamh christopher isabelle john isabel peter sarah andrew elizabeth jonathan lara anthony zoe miles
    hope spencer edith ashton india stephen gracie elliot connie elliott alexandra kit victoria monty natasha otis pearl
    rex mabel arlo seren grayson delilah harley autumn bailey abbie corey faye charles edie frederick tabitha brandon
    caitlin kyle courtney sam josephine jay ebony tom tia zac kayla jordan kiera alex lydia ewan naomi marcus aimee
    dominic julia hayden clara bradley amy curtis jasmine louise brooke mae brooklyn piper quinn aidan taylor shay morgan
    sean skyla simon lillie mark kayleigh paul keira richard eloise nicholas phoenix timothy rachel martin hattie`,
  family: `
    smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall
    wood jackson clarke thomas harris edwards clark turner martin hughes lewis cooper hill ward moore morris harrison king
    baker morgan watson allen james scott phillips anderson mitchell parker bennett lee davis price griffiths young
    cook carter richardson bailey collins shaw bell kelly cox murphy marshall miller simpson adams richards ellis wilkinson
    foster campbell chapman webb rogers gray mason hunt gibson mills stevens palmer holmes powell lloyd fisher knight russell
    matthews barnes butler graham reynolds barker jenkins stevenson murray owen dixon fletcher johnston saunders pearson
    walsh reid andrews fox howard stewart payne lawrence kennedy ford hart wells burton cole watts harvey spencer elliott
    hudson gordon dawson west armstrong perry bradley carr rose pearce brooks ryan cunningham lane williamson freeman grant
    day harper crawford warren webster black hamilton burns mcdonald gardner hawkins stone francis newman berry austin
    robertson barrett ferguson wallace sutton woods hayes henderson bishop oliver dunn wheeler cross barber hopkins gregory
    booth lowe jennings may nicholson doyle sharp bird rowe osborne kemp parsons daniels coleman page potter douglas carroll
    porter perkins hardy bates marsh greenwood george bryant baxter higgins yates nash hewitt waters dean holland walters
    fuller curtis lamb atkinson wade hammond rhodes whitehead pritchard norris norton nelson davidson frost cameron slater
    reed ball tucker simmons johnstone lambert gilbert kirk field arnold burgess preston ross harding stephens stephenson
    thomson cooke owens nicholls french chambers wilkins weston parkinson hodgson cartwright bull bond banks
    abbott archer ashton atkins baldwin barlow barton bartlett benson blackburn bolton boyd bradshaw bray brennan briggs
    brookes buckley bull burke burrows byrne cannon charlton clayton clements connolly conway coates crossley cullen dale
    davey davison denton dickinson dobson donnelly doherty drew duffy duncan dyer eaton edmonds english everett farmer
    farrell finch fitzgerald fleming fowler franklin frazer fry gallagher garner giles gill glover goddard godfrey goodwin
    gough griffin hale hancock hanson hardwick harrington hartley haynes heath herbert hicks hilton hobbs hodge holden
    holloway holt hooper horton houghton howe howell hughes humphreys humphries hurst hutchinson ingram irving
    jarvis jordan joyce kay kaye kent kerr kirby law lawson leach leonard lindsay little long lucas lynch lyons mann
    manning marsden mccarthy mellor metcalfe middleton miles millar moss myers naylor newton nolan north oconnor oneill
    osullivan parry patterson peacock pickering pollard poole pope pratt randall read riley rowley rudd sanders savage
    schofield sharpe shepherd sheppard short skinner steele stokes storey summers swift sykes talbot thorne thornton todd
    townsend tyler vaughan vincent waite walton watkins weaver welch wheatley whittaker wilde willis winter woodward wyatt`,
} satisfies OriginText

/** Names of Wales. */
export const WELSH = {
  percent: 2.5,
  given: `
    dylan ffion rhys seren osian megan harri cari tomos mali owen erin evan alys jac nia ifan efa elis cadi morgan martha
    gethin carys ioan gwen macsen eira cai lowri owain bethan aled catrin huw elin steffan lili emrys nansi iestyn beca
    gruffydd mared llewelyn eleri dafydd angharad ieuan sioned hari anest guto heledd caio lleucu gwilym mabli idris enlli`,
  family: `
    jones=13 williams=9 davies=9 evans=7 thomas=6 roberts=4 lewis=3 hughes=3 morgan=3 griffiths=3 edwards=2 owen=2 james=2
    rees jenkins price morris richards lloyd phillips parry davis harris powell watkins john howells bowen ellis pritchard
    humphreys vaughan rowlands bevan hopkins humphries llewellyn matthews`,
} satisfies OriginText

/** Names of Ireland and Scotland. */
export const IRISH = {
  percent: 4.5,
  given: `
    conor aoife sean saoirse liam niamh cian caoimhe finn ciara oisin orla patrick roisin daniel erin rory grace jack emily
    cillian fiadh darragh sophie fionn eabha callum eilidh ronan clodagh shane sinead eoin aisling padraig siobhan cathal
    maeve aidan mairead declan una killian eimear kieran sorcha brendan aine tadhg dearbhla ruairi laoise odhran grainne
    fergus kathleen angus mary hamish ailsa lachlan isla ewan iona malachy bridget`,
  family: `
    murphy kelly osullivan walsh smith obrien byrne ryan oconnor oneill oreilly doyle mccarthy gallagher doherty kennedy lynch
    murray quinn moore mclaughlin ocarroll connolly daly oconnell wilson dunne brennan burke collins campbell clarke
    johnston hughes ofarrell fitzgerald brown martin maguire nolan flynn thompson ocallaghan odonnell duffy omahony boyle
    healy oshea white sweeney hayes kavanagh power mcgrath moran brady stewart casey foley fitzpatrick oleary mcdonnell
    macdonald donnelly regan donovan burns flanagan mullan barry kane robinson cunningham griffin kenny sheehan ward whelan
    lyons reid graham higgins cullen keane king maher mckenna bell scott hogan okeeffe magee mcnamara mcdonald mcdermott
    molony orourke buckley odwyer macleod fraser ross`,
} satisfies OriginText
