/**
 * A coarse classing of names by their look, to see whether the matcher does worse by some families than by others.
 * For review by people who bear such names. It says nothing of anybody's origin, is never kept with a record and is
 * never shown of one child.
 */
export type NameGroup = {
  readonly name: string
  /** Words of a family name, then of a given name, and endings of a family name; small letters without marks. */
  readonly families: ReadonlySet<string>
  readonly givens: ReadonlySet<string>
  readonly endings: readonly string[]
}

/** The first group that fits counts: words of the family name in all groups, then given names, then endings. */
export const NAME_GROUPS: readonly NameGroup[] = [
  group(
    'Punjabi and Sikh names',
    'singh kaur gill dhillon sandhu sidhu grewal bains johal dhaliwal atwal uppal sohal virk mann bhatti',
    'gurpreet harpreet manpreet jaspreet simran arjan harjit gurdeep jasmeet kulwinder baljit amrit navjot',
    '',
  ),
  group(
    'Names of Muslim families',
    `khan ahmed ahmad ali hussain hussein hossain mohammed muhammad mohamed begum bibi khatun akhtar miah uddin islam iqbal
     malik shah sheikh hassan hasan rahman chowdhury choudhury mahmood aslam butt qureshi siddiqui ansari abbas akram
     anwar aziz bashir hamid ibrahim javed kazi mirza nawaz rashid saleem yousaf zaman uddin abdi warsame osman omar hersi
     farah jama nur yusuf abdullahi al el`,
    `muhammad mohammed mohammad mohamed ahmed ali yusuf ibrahim hassan hussain umar omar hamza bilal zain aisha ayesha
     fatima maryam zainab khadija amina safa yasmin abdi abdirahman abdullah`,
    'ullah uddin rahman',
  ),
  group(
    'Indian and Sri Lankan names',
    `patel shah sharma gupta mehta desai joshi kapoor kumar mistry parmar chauhan solanki rao reddy nair menon pillai iyer
     das ghosh banerjee mukherjee chatterjee rai verma vaghela thakkar modi trivedi pandya perera fernando silva`,
    'priya ananya aarav vivaan ishaan diya riya aditya krishna lakshmi rohan kiran',
    'anathan amoorthy asinghe rajah swamy kumar bhai nathan',
  ),
  group(
    'Eastern European names',
    `nowak kowalski wojcik kaminski lewandowski zielinski szymanski popescu ionescu popa radu stan dumitru novak horvath
     petrov ivanov petrauskas kazlauskas shevchenko kovalenko bondarenko`,
    'jakub zuzanna kacper wojciech agnieszka malgorzata katarzyna andrei stefan mihai bogdan ioana oksana olena vytautas',
    `ski ska cki cka wicz czyk escu enko chuk ov ova ev eva auskas aitis iene aite yte ic vic`,
  ),
  group(
    'Chinese and Vietnamese names',
    `wang li zhang liu chen yang huang zhao wu zhou xu zhu lin guo luo liang song tang zheng wong chan cheung lau leung
     lam kwok yip yeung tsang nguyen tran pham huynh vo dang bui ngo`,
    'wei jing xin yan mei ling hao jun minh linh thi anh',
    '',
  ),
  group(
    'West African names',
    `okafor okonkwo adeyemi adebayo afolabi okeke eze nwosu obi ogunleye adewale balogun mensah boateng owusu osei asante
     appiah agyemang sarpong danso addo annan amoah koroma kamara sesay bangura conteh jalloh diallo`,
    `chidi chioma ifeoma ngozi emeka chinedu oluwaseun temitope ayodele folake tunde kwame kofi kwabena ama abena akosua
     yaw`,
    'olu wale ogun unde nwa kwe',
  ),
  group(
    'Irish, Scottish and Welsh names',
    `murphy kelly byrne ryan walsh doyle gallagher doherty kennedy lynch murray quinn campbell stewart fraser cameron
     sinclair jones davies evans thomas roberts lewis hughes morgan griffiths edwards owen llewellyn price rees lloyd`,
    'niamh siobhan aoife saoirse ciara caoimhe oisin cillian padraig rhys dylan cerys carys gethin eilidh hamish callum',
    '',
  ),
  group(
    'Portuguese, Spanish and Latin American names',
    `santos ferreira pereira oliveira costa rodrigues martins sousa fernandes goncalves gomes lopes marques almeida ribeiro
     garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez`,
    'joao tiago goncalo rodrigo beatriz matilde leonor mateo santiago camila',
    'inho inha eira eiro',
  ),
  group(
    'Turkish, Kurdish and Persian names',
    'yilmaz kaya demir celik sahin yildiz ozturk aydin arslan dogan kilic aslan rezaei hosseini karimi ahmadi',
    'mehmet mustafa emre elif zeynep ayse fatma azad rojin shirin reza arash',
    'oglu zadeh pour',
  ),
  group(
    'Greek, Italian and French names',
    'rossi russo ferrari esposito bianchi romano colombo ricci papadopoulos dubois moreau laurent lefebvre',
    'giulia matteo lorenzo giovanni dimitris yiannis eleni celine',
    'opoulos akis idis ini etti elli',
  ),
]

/** Where no group fits. */
export const OTHER_NAMES = 'Other names, English among them'

/** Where no name is known. */
export const NO_NAME = 'No name known'

function group(name: string, families: string, givens: string, endings: string): NameGroup {
  return { name, families: words(families), givens: words(givens), endings: [...words(endings)] }
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean))
}
