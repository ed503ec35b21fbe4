/**
 * Given names that are one name in several spellings, or a name and its everyday short form. A name may stand in several:
 * Alex is Alexander and Alexandra. Two names that share none are two names, however alike they look: Hassan and Hussain
 * are brothers. For review by people who bear them.
 */
export const VARIANT_CLASSES: readonly (readonly string[])[] = `
  muhammad mohammed mohammad muhammed mohamed mohamad muhamad muhammet mehmet md mohd mohamud mahamed maxamed;
  ahmed ahmad ahmet axmed; hassan hasan xasan; hussain husain hussein husayn hossain hussien huseyin hussin xuseen;
  zakariya zaki; yusuf yousuf yousef youssef yusif yousaf yusuff yuusuf joseph; ibrahim ebrahim ibraheem abraham;
  ismail ismaeel ismaeil ishmael ismaail; abdullah abdallah abdulla abdullahi cabdullahi;
  abdulrahman abdurrahman abdirahman abdulrehman abdurahman abdurehman; umar omar omer umer oumar cumar;
  amir aamir ameer emir; umair omair umayr; ali aly cali; zain zayn zane zein; zaid zayd zaed;
  aisha ayesha aysha aishah aicha ayisha ayse caasha aesha;
  fatima fatimah fathima fatema fatimata fatma faatimah faduma fadumo faadumo;
  khadija khadijah kadija khadeja hatice khadeeja khadra; maryam mariam maryum meryem miriam maryem mariyam;
  zainab zaynab zeinab zeynep zaynub zainub zainabu; zara zarah zaara; zahra zahrah zehra zahraa sahra;
  amina aminah ameena aminata aamina; amira ameera amirah; samira sameera samirah; hamza hamzah xamza;
  bilal belal bilaal; safa safaa; marwa marwah; sumaya sumayya sumaiya sumayyah sumeya summaya;
  ruqayyah ruqaya ruqaiya ruqayya rukayya rukiya; halima halimah haleema xaliimo; habiba habibah; hafsa hafsah hafza;
  iqra ikra; imran emran; usman osman uthman usmaan othman; yahya yehya yahia; yaqub yacoub yaqoob yakub;
  zakariya zakaria zachariah zakariyya zakariye; sulaiman suleiman sulayman suleman sulaymaan suleyman; idris idrees;
  ilyas elyas; isa eesa issa essa; musa moosa mousa muse; dawud dawood daud; haroon harun haroun; hamid hameed;
  rashid rasheed; karim kareem; rahim raheem; salim saleem; nasir naseer nasser; tariq tarek tarik; khalid khaled;
  walid waleed; majid majeed; said saeed sayeed; ayaan ayan; rayan rayyan rayaan; jamal jamaal; bashir basheer;
  nadia nadiya; sadia saadia sadiya; saira sayra; layla leila laila leyla; noor nour nur; huda houda;
  hiba hibah heba; safiya safiyah safiyya safia sofiya; samiya samiyah samia;
  yasmin yasmeen jasmine jasmin yasmine yasemin yaasmiin; mustafa mustapha mostafa mustaf;
  mahmood mahmoud mahmud maxamud; sharif shareef; adil adeel aadil; arif aarif; asif aasif; faisal faysal faizal;
  fahad fahd; junaid junayd; shoaib shuaib shuayb; zubair zubayr; talha talhah; tayyab tayyib taib;
  aaliyah aliyah aliya aaliya; alina aleena; hana hanaa; inaya inayah inaaya; laiba laibah; eshal eshaal ishal;
  hira heera; sara sarah saara; muna mona; nimco nimo; ikran ikram; hodan hodhan; abdi cabdi;

  catherine katherine kathryn catharine cathryn kate katie cathy kathy cath kath kitty katharine;
  caitlin kaitlyn katelyn caitlyn kaitlin;
  elizabeth elisabeth liz lizzie beth betsy betty eliza libby lizzy elspeth elzbieta elisabeta;
  isabel isobel isabelle isabella izzy izabela izzie bella; sophia sofia zofia sofija sofiia sofiya; sophie sofie;
  maia maya maja; alice alys alicja; anna ana; hannah hanna hana; annabel annabelle;
  rebecca rebekah becky becca rebeca; rachel rachael raquel; emily emilie em emmy; emilia emilija emiliia;
  amelia amalia; amelia millie; charlotte lottie charlie; jessica jess jessie;
  eleanor elinor ellie nell nellie eleanora; ellen elen ellie; millie milly; mollie molly; holly hollie;
  lily lilly lillie lilli; lillian lilian lily; olivia liv livvy oliwia olivija livia;
  oliver ollie olly oliwier olivier; amy aimee; megan meghan meg; niamh neve neave; siobhan shivaun; caoimhe keeva;
  aoife eefa; saoirse seersha; roisin rosheen; sinead shinead; ciara keira kiera kiara;
  thomas tom tommy tomasz tomas thom tomos; william will billy bill willie wills; james jamie jim jimmy;
  john jon johnny johnnie; jack jac jak; jonathan johnathan jonathon jon jonny; joseph joe joey jozef yosef;
  joshua josh joshuah; robert rob bob bobby robbie bobbie; richard rich ricky dick richie;
  edward ed eddie ted teddy ned; edmund ed eddie; theodore theo teddy ted teodor; theo teo; henry harry;
  harrison harry; harris haris;
  alexander alex aleksander alexandre xander alec alejandro lex alexandru oleksandr sasha;
  alexandra aleksandra alexa lexi lexie alex sasha oleksandra; daniel dan danny danyal daniyal;
  danielle daniela daniella dani; samuel sam sammy; samantha sam sammy; benjamin ben benny benji;
  matthew mathew matt mateusz matty mattie matei; michael micheal mike mikey michal mick mihai mykhailo;
  christopher kristopher chris krzysztof kit topher; christian kristian chris;
  christina kristina chris tina cristina; stephen steven steve stephan;
  nicholas nicolas nick nicky nico mikolaj mykola nicolae; nicola nikola nicky nicki; anthony antony tony;
  antonio antonia; andrew andy drew andrzej andrei andriy; philip phillip phil; charles charlie charley chas chuck;
  frederick fred freddie freddy frederic; alfred alfie alf fred; albert albie bertie bert; archibald archie archy;
  arthur art artie artur; jayden jaiden; hayden haydn; aiden aidan; connor conor conner; callum calum;
  sean shaun shawn; luca luka; lucas lukas lukasz; luke luc; jacob jakub jake jakob kuba; isaac izaac issac ike;
  zachary zac zach zack zachariah zak; nathan nathaniel nate nat nathanial; joel yoel; noah noa; elijah eli;
  elijah elias; tobias toby; gabriel gabe; gabriella gabrielle gabby gabriela; reuben ruben reuban; dylan dillon;
  rhys reece reese; kieran kieron; declan deklan; eoin owen eoghan owain; rory ruairi rhuari; cillian killian;
  harvey harvie; stanley stan; louis louie; leo leon; leonard leo lenny len; maximilian max maxim;
  maxwell max; francis frank frankie fran; frances fran frankie francesca; georgina georgie; georgia georgie;
  victoria vicky vicki tori wiktoria viktoria viktorija; veronica veronika weronika;
  margaret maggie meg peggy marge malgorzata; matilda tilly tilda mattie; penelope penny nell; philippa pippa pip;
  josephine josie jo; joanna jo joanne; jennifer jenny jen; susan sue susie suzie; susanna susannah zuzanna;
  abigail abbie abby gail abi; madeleine madeline maddie madelyn maddy; madison maddison maddie maddy; imogen immy;
  natalie nathalie nat natalia; natasha tasha; evelyn evie evelynn eve; eve evie; eva ewa; evangeline evie angel;
  phoebe phebe; chloe khloe cloe; zoe zoey; freya freyja; esme esmee; mia miah; lola loula; lucy lucie luci;
  lucia lucja; harriet hattie harry; florence flo flossie florrie; beatrice bea trixie beatrix beatriz; grace gracie;
  rose rosie; rosemary rosie rose; poppy poppie; ruby rubie; scarlett scarlet; daisy daisie; darcy darcey darcie;
  elsie elsy; summer sumer; skye sky; willow wilow; jasmine jas jaz; jade jayde; kayla kaila;
  kayleigh kayley kaylee kaleigh keeley; hayley hailey haley; ashley ashleigh; kelsey kelsie; casey kasey;
  stacey stacy; tracey tracy; leah lea lia; layla leyla; lauren lauryn loren; erin eryn; carys cerys; ffion fion;
  sian shan; rhiannon rhianon; bethan beth; bethany beth; gethin gethyn; geoffrey jeffrey geoff jeff;
  gregory greg grzegorz; kenneth ken kenny; ronald ron ronnie; donald don donnie; douglas doug; raymond ray;
  gerald gerry jerry; terence terry; timothy tim timmy; patrick pat paddy patryk; peter pete piotr petr pedro;
  simon szymon; martin martyn marcin; mark marc marek; eric erik eryk; philomena mena; teresa theresa tess tereza;
  monica monika; dominic dominik dom; caroline carolyn karolina carolina; caleb kaleb; cameron kameron cam;
  carter karter; christine kristine; craig kraig; curtis kurtis; kristian cristian; ricardo rick; frederica freddie;
  winifred winnie; bartholomew bart bartosz bartek bartlomiej; sebastian seb bastian; vincent vince; vivian vivienne;
  wilfred wilf; roberta bobbie; teagan tegan; tiana tianna;

  harpreet harprit; gurpreet gurprit; manpreet manprit; jaspreet jasprit; simran simren; amandeep amandip aman;
  mandeep mandip; sandeep sandip; kuldeep kuldip; pradeep pradip; deepak dipak; deepa dipa; harjeet harjit;
  surjit surjeet; manjit manjeet; baljit baljeet; kamaljit kamaljeet; ranjit ranjeet; harmeet harmit; gurmeet gurmit;
  jasmeet jasmit; navneet navnit; jagjit jagjeet; sukhjit sukhjeet; balwinder balvinder; jaswinder jasvinder;
  sukhwinder sukhvinder; kulwinder kulvinder; satwinder satvinder; praveen pravin; naveen navin; meena mina;
  leena lina; neeta nita; reena rina; geeta gita; neela nila; sheela shila; aarav arav; aarya arya; aanya anya;
  krishna krisna; vivaan vivan; ishaan ishan eshan; kavya kaavya; diya dia; riya ria; siya sia; priya pria;
  pooja puja; jyoti joti; lakshmi laxmi; akshay akshey; karthik kartik karthick; shreya shriya; vishal vishaal;
  tejas tejus; dhruv druv; aditya adithya; vaishnavi vaishnavy;

  jakub kuba; aleksandra ola; zuzanna zuzia; katarzyna kasia; malgorzata gosia; agnieszka aga; magdalena magda;
  maciej maciek; franciszek franek; stanislaw staszek; stanislav stanislaw; antoni antek; wojciech wojtek;
  tomasz tomek; krzysztof krzysiek; karolina karolinka; julia julka yuliia julija; oliwia olivia;
  wiktor victor viktor; filip philip; mikolaj mikolai; jan janek; pawel pavel paul; ioana joana; stefan stephan;
  stefania stephania; gheorghe george; ion ioan; maria mariya mariia marija; daria dariia darija;
  anastasia anastasiia anastasija nastya; viktor victor; dmytro dmitri; kateryna katerina kate; yevhen eugene;
  serhii sergiu; gabija gabia; lukas lukasz; joao john; jose joseph; tiago thiago; mateus matheus; luis louis;
  rafael raphael rafal; ines inez; beatriz beatrice; catarina katarina;

  oluwaseun seun; oluwatobi tobi oluwatobiloba tobiloba; oluwafemi femi olufemi; oluwadamilola damilola dami;
  oluwatosin tosin; oluwasegun segun; oluwakemi kemi; ayomide ayo; ayodele ayo; temitope tope temi; temiloluwa temi;
  tolulope tolu; toluwani tolu; babatunde tunde; adebayo bayo; adewale wale; oluwaseyi seyi; chukwuemeka emeka;
  chukwuebuka ebuka; chinedu nedu; chidinma dinma; chiamaka amaka; chinonso nonso; ifeoluwa ife; ifeanyi ify;
  kwadwo kojo; kwasi kwesi akwasi; kwaku kweku; kwabena kobina kobby; kofi koffi; akosua esi; yohannes yohanes;
  samuel samuela; emmanuel emanuel manny imanuel; blessing blessings; favour favor; marvellous marvelous;

  moshe moishe moishy moses; chaim haim; chana hana channah hannah; chaya haya; yitzchok yitzchak isaac;
  yaakov yakov jacob yanky; shlomo shloime solomon; avraham avrohom avrumi abraham; yehuda yehudah judah;
  rivka rivky rebecca; rochel rachel ruchi; leah leeba; dovid david dovi; mordechai motty; menachem mendy;
  yosef yossi; esther esti; elisheva shevi; ayse aysegul; emre emrah; zeynep zeynab; berfin berfim; rojin rozhin;
  reza ridha raza; hossein hussain; mohsen muhsin; mahdi mehdi; sarah saara;

  wei way; jun joon; yan yen; li lee; xin hsin; zhi chi; ling lyng;
`
  .split(';')
  .map((names) => names.trim().split(/\s+/))
  .filter((names) => names.length > 1)
