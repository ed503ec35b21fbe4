/** Yoruba, Igbo, Edo, Akan, Ewe, Shona, Amharic, Tigrinya and Somali. For review by people who bear them. */
export const AFRICAN = `
  abayomi abebe abena abeni abidemi abiodun abiola abioye abisola abosede abshir achieng adaeze adaku adannaya adaobi
  adaora ade adebayo adebimpe adebola adedayo adedoyin adegoke adekunle adelakun adeleke aden adeola adeolu adeoluwa
  aderonke adesewa adesina adesola adetokunbo adetola adewale adewunmi adeyemi adjoa aduke adwoa afia afolabi afolake
  agyei aisosa ajani akachi akin akinola akinwale akosua akoto akua akwasi akwesi alemayehu ama amaal amadi amadou
  amaka amanuel amara amarachi ameyo aminata amoako anab anan anayo anjola anjolaoluwa anuoluwa anuoluwapo araoluwa
  arinze asabi asad asante asari asha ashenafi aster ato awa aweis awurama axmed ayaanle ayo ayobami ayodeji ayodele
  ayokunle ayomide ayomikun ayomiposi ayooluwa ayotunde azubuike babajide babatunde bamidele banji bankole barwaqo
  bashir bereket bethel beydan biixi bimpe binta bisi biyi blessing bolaji bolanle boluwatife bosede buki bukola bunmi
  burak caasha cabdi cabdullahi calas canab casha cedric chiamaka chibueze chibuike chibundu chibuzo chichi chidera
  chidi chidiebere chidiebube chidimma chidinma chidozie chidubem chiemeka chiemela chigozie chijindu chijioke chika
  chikamso chikanyima chike chikezie chiko chima chimamanda chimaobi chimdi chimdindu chimezie chimobi chinaza
  chinazaekpere chinecherem chinedu chinedum chinelo chineme chinenye chinonso chinwe chinwendu chinyere chioma
  chisimdi chisom chituru chizaram chizitere chizoba chizobam chizoram chukwudi chukwuebuka chukwuemeka chukwuka
  chukwuma chukwunonso comfort daahir dahabo dami damilare damilola damisi daniel daniella dapo darasimi dawit dayib
  debora deeqa deji deka dele demi demilade desta divina divine diyaolu dolapo dotun duale dumebi dunni ebele ebere
  ebla ebony ebube ebuka ebun edem efe efosa efua ehinome ejike ekene ekow ekundayo elikem elisha emeka emem emmanuel
  emmanuella enam eniola eniolorunda enitan enoch enyonam ermias esi esinam esohe esosa essien eyram ezinne ezra
  faadumo faarax fadekemi fafa fahma faith farhia fartun favour fawsiya femi feranmi feyi feyikemi feyisayo fikayo
  filsan fisayo flourish folake folakemi folarin folasade folashade fowsia funke funmi funmilayo funmilola garaad
  geedi genet gift girma glory godson goodness grace guleed gyasi haben habtamu hadassah hafsa hafsah halwo hamdi
  hanan hani helen hermon hibak hiwot hodan hoodo hope idil idman idowu ife ifeanyi ifeanyichukwu ifechi ifechukwu
  ifeoluwa ifeoma ifrah iftin ifunanya ijeoma ikechukwu ikenna ikeoluwa ikram ikran ilhan imani imisioluwa inioluwa
  iremide ireoluwa ireti iretioluwa isioma itunu itunuoluwa iyanu iyanuoluwa jama jawahir jedidiah jemima jesse
  jesuloba jesutofunmi jide jire jola jolaoluwa jomiloju josiah jubilee kaafi kachi kafui kaitlyn kalkidan kaltun
  kamara kamsi kamsiyochukwu kanyin kanyinsola kaosisochukwu kareem kayode kehinde kelechi kemi kenechi kenechukwu
  khadar khadra kidus kiitan kobby kobi kobina koby kofi kojo kokou kosi kosisochukwu kossi kossiwa kowsar kunle
  kwabena kwadwo kwaku kwame kwamena kwasi kweku kwesi ladan lamin lanre lara lateef lekan leke leyla liban lola
  lolade luul maame maanka mabel mahamed mahamud mahlet makeda malachi manasseh marvellous mawuli mawunyo mawusi
  maxamed maxamud mayowa mbali meklit melat mercy merveille michelle mide mimi miracle misgana mobolaji mofe
  mofiyinfoluwa mojisola mojolaoluwa mololuwa morayo morenike moses mosope motunrayo moyin moyinoluwa moyosore mumtaz
  muna muse mustaf mustapha naa nafiso nahom naima najah najmo nana nasteexo nasteho ndidi nedu nene nimca nimco
  nkechi nkem nkemdilim nkemjika nkiru nkiruka nkosi nma nnamdi nneka nnenna nneoma nonso nosa nosakhare nosipho
  nsikak nti nuur nyameka nyarai nyasha oba obafemi obehi obi obinna obioma ochuko odafe ogechi ogechukwu oghenekaro
  ohene ola olabisi olabode oladapo oladele oladimeji oladipo olakunle olamide olamilekan olanrewaju olaoluwa olatunde
  olatunji olivia olu olubunmi oluchi oluchukwu oludare olufemi olufunke olukayode oluremi olusegun oluseyi olusheyi
  olusola olutola oluwabukola oluwadamilare oluwadamilola oluwadarasimi oluwademilade oluwafemi oluwafeyikemi
  oluwafunmilayo oluwajomiloju oluwakemi oluwamayowa oluwanifemi oluwapelumi oluwasegun oluwaseun oluwaseyi oluwashola
  oluwatamilore oluwatimilehin oluwatise oluwatobi oluwatobiloba oluwatofunmi oluwatomisin oluwatosin oluwatoyin
  oluwole omolade omolara omolola omotayo omotola onome onyeka onyekachi onyinye onyinyechi ore oreofe oreoluwa oreva
  osagie osahon osamudiamen osareme osaro osarume osas osasere osaze osei osita oyin oyinda oyindamola oyinkansola
  ozioma paapa papa pelumi perpetua philemon praise precious prince princess promise prosper providence qamar qorane
  rahel rahmo raxma reinhard rejoice remilekun rereloluwa ridwan roble roda rooda rotimi ruvarashe safiya sagal sahra
  salmaan samatar samsam samson samuella sanaa saron sarpong seble segun selam selasie selassie selorm semhar senam
  senami serwaa setor seun sewa seyi shaafici shade shalom shamis sharon shekinah shiloh shola sihaam siham siju sika
  simi simiolu simisola simon sina sinmi solape somkene somto somtochukwu sope suado sucaad success suhur sumeya
  sunday tadiwa tadiwanashe taiwo tamilore tamuno tanaka tanatswa taofeek tapiwa tare tawanda tega temi temidayo
  temidire temilola temiloluwa temitayo temitope tendai tennyson testimony thabo thandi thandiwe tife timi timileyin
  tinashe tinotenda tiwa tiwalade tiwaloluwa tiwatope tobe tobechi tobechukwu tobenna tobi tobiloba tochi tochukwu
  tofunmi tolani tolu tolulope toluwalase toluwani toluwanimi tomi tomilola tomisin tomiwa toni tope tosin toye toyin
  treasure tsion tunde tutu ubax uche uchechi uchechukwu uchenna udo udoka ugo ugochi ugochukwu ugonna ukeme uyi
  victory vusi wale wande wanjiru warsame wasiu wisdom wumi wura xaliimo xasan xawa xola xuseen yaa yaaba yaasmiin
  yafet yasiin yaw yayra yeabsira yemi yemisi yetunde yewande yinka yohana yohannes yonas yonatan yordanos yusuff
  yuusuf zainabu zakariye zamzam zanele zawadi zekarias zenebu zikora zikorachukwu zoputa zufan zuri zuriel
  ngozi titilayo peace rhoda gifty fatoumata mariama`

/** Polish, Romanian, Ukrainian, Lithuanian, Latvian, Portuguese, Italian, Albanian and others. For review by people who bear them. */
export const EUROPEAN = `
  adela adelina adrian adriana agata agnieszka agon aida aiste akvile albert albina albu aldona alecsandru aleks
  aleksander aleksandra aleksandrs alessandra alessandro alessia alessio alex alexandra alexandru alexia alicja alina
  alisa alise aliya alona amalia amelia ana anabela anastasiia anastasija anca andreea andrei andrej andrejs andris
  andrius andrzej aneta ania aniela anna annamaria antanas anto antoni antonia antonina antoninas antonio arben ardit
  arkadiusz arminas arnas arnoldas arta artem artjoms artur arturas arturs asta atanas atilla augustas auguste aurel
  aurelija aurimas austeja azra barbara barbora bartek bartlomej bartlomiej bartolomeu bartosz beata beatriz benas
  benedykt beniamin besnik bianca blanka blazej blerim bogdan bogdana bohdan boleslaw boris borys bozena branimir
  brayan bronislaw bruna bruno caetano camila carina carlos carmen catalin catalina catarina catia cecilia celina
  cezar cezara cezary ciprian clara claudia claudiu constanta constantin corina cornel cornelia cosmin cosmina costin
  cristian cristiana cristiano cristina cristofor cyprian czeslaw daiva dalia damian dana danail daniel daniela
  danielius danila danilo danuta danylo dardan daria dariia darija darius dariusz davi david davide davids davor dawid
  debora demyan denis denisa denys desislava diana dinis diogo dmitrijs dmytro domantas domas dominik dominika donatas
  dorin dorina dorota dovile dovydas dragos drilon duarte dumitru edgaras edgars edita eduard eduarda eduardo edvinas
  edyta egle eimantas ela elena eleonora elira eliza elizabete elzbieta emanuel emanuela emil emilia emilian emiliia
  emilija emilis emma enrico era eric erik erika erion ernest ernestas ersin estera eugenia eva evelina eveline ewa
  ewelina fabian fabio fatbardh fatos federica federico felicia felicja feliks ferenc fernanda fernando filip filipa
  filipe florin florina flutura francesca francesco francisca francisco franciszek franek gabija gabriel gabriela
  gabriele gabriels gaetano galina gediminas georgi georgiana georgios gheorghe giada gianluca gintaras gintare
  giorgia giorgio giovanni giulia giuseppe goncalo grazina grzegorz guilherme gustas gustavo gustaw halina hana hania
  hanna heitor helena helene henrique henryk hlib horatiu horia hristo hubert hugo iancu ieva ignacy ignas igor ihor
  ilie ilinca ilinka ilir ilja illia ilona ina ines inesa inga ingrida ioan ioana ion ionel ionela ionut irena irene
  irina iryna isabela isadora iulia iulian iuliana iva ivan ivana ivanna ivaylo iveta ivo iwona izabela jacek jadwiga
  jagoda jakub jan janina janis janusz jarek jaroslav jaroslaw jekaterina jelena jerzy jeta jetmir joana joanna joao
  jokubas jolanta jonas jorge jose josefa jovana jozef juan julia julian juliana julija julita julius juozas jurate
  jurgis jurgita juris justas justina justyna kacper kajetan kajus kalina kaltrina kamil kamila kamile karina karol
  karolina karolis kasia kasparas kasper katarina katarzyna kateryna katie katya kazimierz khrystyna kinga kipras
  klara klaudia klaudija klaudiusz klea kleber konrad konstantin kornel kornelia kostas kotryna krasimir kristaps
  kristers kristians kristina kristine kristupas krystian krystof krystyna krzysztof ksawery ksenia ksenija kuba
  lacramioara lara larisa larissa laszlo laura lauris laurynas lazar lea leandro leila lena lenka leo leokadia leon
  leonardo leonas leonid leonor leszek leticia letitia levente liana lidia lidija liepa lilia lilian liliana lina
  linas lirim liudmila livia liviu liza ljubica lorena lorenzo luan luana luca lucas lucia lucian luciana lucija
  lucjan lucyna ludmila luis luisa luiza luka lukas lukasz luminita luna lyubov maciej maciek madalin madalina madara
  mafalda magda magdalena maja makar maks maksim maksym maksymilian malgorzata malina manuel manuela mara marcel
  marcela marcelina marcello marcin marco marcos marek margarida margarita maria mariana marianna mariia marija
  marijus marika marilena marina mario marius mariusz mariya markas marko markuss marta martim martin martina martyna
  martynas marya matas matei mateo mateus mateusz matheus mathilde matilda matilde matis matteo mattia matviy matylda
  maura mauricio maurizio maxim maximus mayra melania melissa michal michalina mieczyslaw miguel mihaela mihai mihail
  mihnea mikalojus mikelis mikolaj miks mila milan milda milena mina mindaugas mira mircea mirela miriam mirjeta miron
  miroslav miroslaw modestas monika monta mykhailo mykola mykyta nadejda nadia nadiia nadzieja narcis natalia nataliia
  natalija natan nathalia nazar neda nedas nelly nicola nicolae nicole nicoleta nika nikita nikodem nikola nikolai
  nikolaos nikolas nikolay nikole nina nojus norbert nuno octavia octavian odeta ofelia ola oleg oleh oleksandr
  oleksandra oleksii olena olga oliver olivija oliwia oliwier ondrej oskar oskars ovidia ovidiu pamela paola paolo
  patricia patricija patriks patrycja patryk paula paulina pauline paulius paulo pavel pavlo pawel pedro petr petra
  petras petronela petru pia piotr polina povilas przemyslaw rada radek radoslaw radu raduta rafael rafaela rafal
  raimonds ralfs raluca ramona raquel rares rasa rasmus raul razvan rebeca regina rembrandt remigiusz renata rene
  ricardo riccardo richards rina rinor robert roberta robertas roberto roberts rodica rodrigo rokas roksana roland
  rolandas roman romana romans romeo romina ronaldo rosalia roxana rozalia rui ruslan rusne ruta ruxandra ryszard
  salome salvador samanta sandra sandrine sandu santiago sara saule sebastian sergejs sergio sergiu serhii sevda
  severin silvia silviu simas simona simonas simone slava slawomir smilte sofia sofie sofiia sofija solomiia sonata
  sorin sorina stanislav stanislava stanislaw stefan stefana stefania stefaniia stefanija stefano stela stepan
  svetlana sviatoslav svitlana sylwester sylwia szymon tadas tadeusz tajus tamara tania taras tatiana tatjana
  tautvydas teodor teodora teodors teofil teresa tereza tetiana teuta theodor tiago tiberiu tihomir timofei timur
  titas toma tomas tomass tomasz tudor ugne ula ursula urszula ustin vadim vaida vaidas vakaris valdas valentin
  valentina valentino valentyna valeriia valerija valeriu valon valters vanda vanesa vasco vasil vasile vasilica vasyl
  vera vero veronica veronika vesta viktor viktoria viktoriia viktorija vilius vincent vincenzo viola violeta violetta
  viorel viorica virginija vitalie vitor vitoria vjosa vlad vlada vladimir vladislav vladyslav vojtech volodymyr
  vyacheslav waclaw waldemar wanda weronika wieslaw wiktor wiktoria wincenty wioletta witold wladyslaw wojciech xavier
  yana yaroslav yaroslava yehor yeva yevhen yevheniia yuliia yurii zaneta zbigniew zdzislaw zita zlata zofia zoja
  zsofia zuzana zuzanna zygimantas zygmunt
  pola iga tymon kaja lilianna iustin medeea delia marian alesia carolina afonso benedita constanca simao diego bernardo`

/** Turkish, Kurdish and Iranian. For review by people who bear them. */
export const TURKISH_KURDISH_IRANIAN = `
  abdulkadir adile ahmet ahura alara alp alper amirali amirhossein arash arda arezoo arian arin armin armita arvin
  aryan arzu asel ashkan aslan asli asude asya atakan atlas ava avin ayaz aybuke aydin aylin ayse aysegul aysel azad
  azadeh azita azra bahar bahareh bahram baran baris batuhan behnam behrouz berat beren berfin beril berk berkay berke
  beyza bilge bita bora buglem bugra burak burcu busra can cansu cem cemre ceren ceylin cihan cinar damla dara darya
  daryoush defne delal deniz derin derya destan dicle dilan dilara dilek dilnaz dilovan doga donya doruk duru ebrar
  ebru ece ecrin eda efe ege ehsan ela elaheh elanur elif elifnaz elina elnaz elvan emine emir emircan emre enes ensar
  ercan erdem eren ersin esila esin esma esra evin eylul eymen ezgi farbod fariba farnaz farzad farzaneh fatih fatma
  fereshteh ferhat feride feyza fidan firat furkan gamze ghazal gokce gokhan golnaz golshid gonca gul gulistan gulsen
  gunes hakan halil haluk hamed hamit hasret hatice havin hazal hazar heja helena helia helin hevin hira hivda homa
  hossein huma huseyin ibrahim ilayda ilker iman inci ipek irem irmak isik ismail jehat jiwan jiyan kaan kader kadir
  kamuran kamyar kardelen kasra kaveh kemal kerem keyvan kian kiana kiarash kimia kivanc kourosh kuzey ladan lale
  laleh lara lavin lorin mahmut mahsa mahtab maryam mavi maziar medine mehdi mehmet mehrdad melek melika melis melisa
  meral mert merve meryem mete metehan mihriban mina mira miran miray miro mirza mitra mohsen mojgan morteza murat
  mustafa nader nasim nasrin nazanin nazli nazlican nehir nergis nermin nesrin nika nikan niki nil nilay niloufar nima
  nisa nisanur niusha nur nuray nurcan nursel okan omer omid onur orhan osman ozan ozge ozgur ozlem parham paria
  parisa parmida parsa payam pegah pelda pelin peri persis peyman pinar pouria poyraz rabia raha ramin ramtin recep
  reza rodin roham rohat roj rojda rojin romina ronahi ronika roxana roya ruken ruya ruzgar saeed sahand sahar saliha
  saman samira sanaz sara sarya seda sedat sefa sefer sehrazat selen selim selin sema semih sena sepehr sepideh serap
  serdar serhat serkan setareh sevgi sevim seyma shabnam shadi shahram shayan shirin shiva sibel sila silan simay sina
  sinan sinem soheil sohrab songul soraya su sude sueda suleyman tara taraneh tarik tolga toprak tuana tugba tulay
  tuna turan ugur ulas ulku umit umut utku velat yagiz yagmur yalda yasaman yasar yasemin yavuz yekta yeliz yigit
  yildiz yilmaz yunus yusra yusuf zehra zelal zeren zeynep zhina zilan zinar zuhal
  aras`

/** Hebrew and Yiddish. For review by people who bear them. */
export const JEWISH_AND_OTHER = `
  aaron abba adina ahuva akiva alter amram ariel aryeh asher atara avi aviezer avigail aviva avraham avrohom avrumi
  ayelet baruch batsheva batya ben benzion berel berish bina binyamin binyomin blima boruch bracha breindy brocha
  chaim chana chani chanoch chaskel chava chavi chaya chedva chesky chezky david dina dov dovi dovid duvid efraim
  eitan elazar elchonon eli eliana eliezer elimelech elisheva eliyahu ephraim esther esti etty ezra faigy fishel
  fraidy frimet gavriel gershon getzel gila gitty golda hadassah henna henny hersh hershel hillel hinda hindy ilan
  itamar itzik kalman kayla kreindy lazer leah levi libby lipa maayan malka malky matisyahu meir menachem mendel mendy
  menucha michoel mirel miri miriam moishy mordechai moshe motty naama nachman nachum nechama noa noam noson ora orli
  penina perel perry pesach pessy pinchas rachel rafael raizel reizy reuven rivka rivky rochel rochi ruchi ruchy ruth
  sara shaina shaindy shalom shaul shayna shevi shifra shimmy shimon shira shloime shlomi shlomo shmuel shmuli sholom
  shoshana shua shulamis shulem simcha surie sury tali tamar tehila toby tova tovi tzipora tzippy tzivia tzvi uri
  uriel yaakov yael yair yanky yechezkel yechiel yehoshua yehuda yehudis yehudit yerachmiel yeshaya yisrael yisroel
  yitty yitzchak yitzchok yocheved yoel yonah yoni yosef yossi zahava zalman zelda zev zevi zissy zvi
  devorah gittel`
