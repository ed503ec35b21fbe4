import type { OriginText } from './model.ts'

/** Names of Somali families: the father's name follows a child's own, and the grandfather's that. */
export const SOMALI = {
  percent: 2,
  given: `
    mohamed=6 mohammed abdirahman faduma ahmed aisha abdullahi hodan yusuf amina ali halima ibrahim sumaya hassan zamzam
    mustafa fatima omar maryam hamza khadija abdi ikran zakariya hafsa bilal asha ismail naima mahad hamdi liban safiya adam
    nasra idris hibaq yahya ayan suhayb sahra guled muna ayub ifrah mahdi samira khalid nimo said hawa jama ismahan`,
  family: `
    mohamed=8 ali=7 ahmed=6 hassan=5 abdi=4 omar=3.5 yusuf=3.5 ibrahim=3 osman=3 farah=3 hussein=3 warsame=2.5 abdullahi=2.5
    jama=2 adan aden nur nuur ismail muse elmi abdirahman mohamud hersi dahir duale egal isse guled salad roble hirsi
    hashi samatar shire awale gedi haji mahamud abukar sheikh mohammed barre`,
} satisfies OriginText

/** Names of Arab, north African, Afghan and Iraqi families. */
export const ARABIC = {
  percent: 2.8,
  given: `
    mohammed=3 omar maryam ahmed fatima yousef sara ali nour adam lina ibrahim yasmin hamza jana hassan leen karim malak
    zayn hala khalid salma mustafa lamar abdullah amira amir aya youssef rania tariq noor bilal layan ziad farah samir dana
    elias huda rayan reem mahmoud zahra anas rana yasin tala salim mariam jad hana faris joud qusai sham taim lujain`,
  family: `
    ahmed=4 ali=4 mohammed=4 hassan=4 hussein=3 ibrahim=3 mohamed=2.5 khalil=2 mahmoud=2 saleh=2 mustafa=2 abdullah haddad
    mansour nasser hamid rahimi ahmadi karimi noori amiri sultani haidari rashid aziz salem said omar othman yousef saad
    khoury najjar darwish hamdan al_ali al_hassan al_jabouri el_sayed bennani alami idrissi haddadi benali bouzid issa
    abbas jaber qasim fadel kareem jamal sharif farouk zaidan alaoui stanikzai safi nazari mohammadi barzani`,
} satisfies OriginText

/** Names of Turkish, Kurdish and Iranian families. */
export const TURKISH = {
  percent: 1.5,
  given: `
    yusuf zeynep emir elif mehmet defne ali ela mustafa ecrin kerem azra emre asya deniz mira ahmet eylul arda nehir can lara
    eren duru baran derya berk ayse kaan selin aras dilan umut berfin mert leyla omer zara yigit esma hasan melisa azad
    rojin arash sara kian yasmin daniel nika`,
  family: `
    yilmaz=4 kaya=4 demir=4 celik=3 sahin=3 yildiz=3 ozturk=3 aydin=3 arslan=3 dogan=3 kilic aslan koc kurt ozdemir polat simsek
    cetin kara ozcan korkmaz cakir erdogan yavuz can acar aksoy tekin bulut gunes yildirim bozkurt turan avci karaca tas
    hosseini rezaei karimi ahmadi mohammadi moradi rahimi jafari mohammed ali`,
} satisfies OriginText

/** Names of Poland, the Baltic and the Slavonic countries. */
export const POLISH = {
  percent: 4.5,
  given: `
    jakub julia filip zuzanna oliwier maja antoni lena kacper hanna szymon zofia adam oliwia aleksander alicja mateusz emilia
    michal aleksandra jan nikola dawid wiktoria nikodem amelia kamil natalia bartosz gabriela leon maria igor nadia oskar
    laura patryk martyna piotr pola franciszek milena dominik karolina wojciech anna maksymilian magdalena marcel kornelia
    krzysztof iga tymon kaja sebastian lilianna fabian marta david sofia daniel viktoria emilija lukas gabija oleksandr
    anastasia maksym sofiia`,
  family: `
    nowak=3 kowalski=2 kowalska=1.5 wisniewski=1.5 wisniewska wojcik=1.5 kowalczyk=1.5 kaminski kaminska lewandowski
    lewandowska zielinski zielinska szymanski szymanska wozniak dabrowski dabrowska kozlowski kozlowska jankowski jankowska
    mazur kwiatkowski kwiatkowska krawczyk piotrowski piotrowska grabowski grabowska nowakowski nowakowska pawlowski
    pawlowska michalski michalska adamczyk dudek zajac wieczorek jablonski jablonska krol majewski majewska olszewski
    olszewska jaworski jaworska wrobel malinowski malinowska pawlak witkowski witkowska walczak stepien gorski gorska
    rutkowski rutkowska michalak sikora ostrowski ostrowska baran duda szewczyk tomaszewski tomaszewska pietrzak marciniak
    wroblewski wroblewska zalewski zalewska jakubowski jakubowska jasinski jasinska zawadzki zawadzka sadowski sadowska bak
    chmielewski chmielewska wlodarczyk borkowski borkowska czarnecki czarnecka sawicki sawicka kazlauskas petrauskas
    jankauskas ivanov petrov novak horvath shevchenko kovalenko bondarenko melnyk`,
} satisfies OriginText

/** Names of Romania and Moldova. */
export const ROMANIAN = {
  percent: 2.8,
  given: `
    david maria andrei sofia matei ioana luca andreea stefan anastasia gabriel antonia alexandru elena mihai alexandra darius
    ana ionut daria cristian bianca rares ilinca victor eva tudor amalia daniel teodora denis iris robert denisa
    nicholas larisa iustin sara eduard medeea raul carla florin ema patrick delia vlad karina marian alesia`,
  family: `
    popa=4 popescu=4 ionescu=3 dumitru=3 radu=3 stan=3 stoica=2.5 gheorghe=2.5 rusu=2.5 munteanu=2 constantin=2 matei=2 marin
    ciobanu lazar dinu florea ilie tudor moldovan serban cojocaru nistor toma dobre barbu preda neagu ene anghel manole
    oprea mihai voicu sandu iordache vasile nicolae georgescu stanciu stefan grigore petre avram rotaru lungu ungureanu
    dragan muresan marinescu balan mocanu albu ion sava zamfir ceban`,
} satisfies OriginText

/** Names of Portugal, Brazil, Spain and Latin America. */
export const PORTUGUESE = {
  percent: 2,
  given: `
    maria miguel leonor joao beatriz tiago matilde goncalo carolina rodrigo mariana lucas ines gabriel sofia rafael ana duarte
    lara martim clara francisco alice afonso laura pedro joana santiago luana diogo benedita david valentina daniel isabella
    guilherme julia samuel constanca simao margarida mateo lorena diego camila enzo yara bernardo helena`,
  family: `
    silva=6 santos=4 ferreira=4 pereira=4 costa=3 oliveira=3 rodrigues=3 martins=2.5 sousa=2.5 fernandes=2.5 goncalves=2.5 gomes=2
    lopes=2 marques=2 almeida=2 ribeiro=2 alves pinto carvalho teixeira moreira correia mendes nunes soares vieira monteiro
    cardoso rocha neves coelho cruz cunha pires ramos reis simoes antunes freitas castro da_silva dos_santos de_sousa
    garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres lima barbosa araujo melo dias`,
} satisfies OriginText

/** Names of Nigeria. */
export const NIGERIAN = {
  percent: 2.8,
  given: `
    david daniel precious oluwaseun blessing emmanuel favour ayomide temitope samuel chioma michael esther tobi grace
    oluwadamilola deborah chukwuemeka victoria joshua chiamaka adebayo oluwatobi praise temiloluwa ifeoma divine mercy
    emeka ngozi toluwani chidinma ayodele anuoluwapo chidi titilayo kehinde oluwadarasimi taiwo peace nathaniel amara
    tunde folake chinedu chizaram obinna hannah kenechi zion gabriel joy elijah rhoda`,
  family: `
    adeyemi okafor adebayo okonkwo balogun ogunleye williams eze johnson afolabi nwosu obi okeke adewale ojo lawal
    ogunbanjo adeleke bello oladipo nwachukwu adekunle ibe chukwu uche okoro onyeka olawale akinola ajayi olatunji
    adeniyi akande salami sanni ogundele onwuka nnamdi ezeh aina fashola oni bakare ojukwu odunsi akpan bassey
    ekpo osagie igwe nwankwo onyekachi emenike olaniyan adesina adeola abiodun idowu oyelaran`,
} satisfies OriginText

/** Names of Ghana and other countries of Africa, and of the Caribbean. */
export const AFRICAN = {
  percent: 3.5,
  given: `
    kwame ama kofi abena nana akosua emmanuel princess samuel gifty kwabena esther daniel afia michael adwoa kwaku angela
    nathan naomi elijah hannah isaiah destiny malachi keisha joshua shanice jayden tiana tyrese aaliyah jermaine kiara
    micah zaria andre shania marcus amari jerome imani leon jada tyrone nevaeh malik rihanna caleb grace gabriel fatoumata
    ibrahim mariama abdul aminata`,
  family: `
    mensah boateng owusu osei asante appiah agyemang sarpong danso addo annan amoah koroma kamara sesay bangura conteh jalloh
    diallo barry bah camara traore ndiaye mukasa moyo ncube sibanda ndlovu dube mutasa tesfaye haile tekle abraham
    campbell brown williams johnson clarke james francis grant gordon reid morgan stewart thomas henry bailey lewis joseph
    charles edwards mckenzie palmer powell robinson samuels blake wright allen`,
} satisfies OriginText

/** Names of Jewish families, the strictly observant among them. */
export const JEWISH = {
  percent: 0.9,
  given: `
    moshe chaya yosef sarah david rivka yitzchok esther chaim leah yaakov rachel shlomo miriam avraham chana yehuda malka
    mordechai devorah menachem rochel dovid gittel shmuel hinda eli shira noam talia joseph ruth benjamin hannah`,
  family: `
    cohen=7 levy=4 schwartz=3 stern=2 friedman=3 goldberg=2 klein=2 weiss=2 rosenberg grossman katz kaplan rubin spitzer fried
    gross adler lieberman goldstein feldman greenberg rosenthal hoffman berger roth braun steinberg salomon guttmann
    halpern hirsch teitelbaum weinberg`,
} satisfies OriginText
