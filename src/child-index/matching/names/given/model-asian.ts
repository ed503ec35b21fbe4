/** Pakistani, Bangladeshi, Arab, Indian and Afghan families. For review by people who bear them. */
export const MUSLIM = `
  aabid aadam aadil aafiya aaisha aalia aaliyah aamina aamir aarib aasim aasiya aatif aayan abbas abbie abdal abdi
  abdul abdulaziz abdulkarim abdullah abdullahi abdulmalik abdulrahman abdurrahman abeera abida abrar abu adam adeeb
  adeel adeena adem aden adil adina adnan afaf afia afifa afra afsana afsheen afzal ahad ahlam ahmed ahsan aida aila
  aiman aimen aiza aizah akbar akhtar akif akram alaa aleem aleena aleesha alesha ali alia alina alisha alishba aliya
  aliyah aliza almas altaf alveena aman amana amani amar amara amber ameen ameena ameer amelia amin amina amir amira
  ammar ammara amna amr anam anas anaya anayah aneesa anisa anisah anjum anum anwar aqib aqsa arbaz areeb areeba areej
  arfa arham arif arisha ariyan armaan arman arooj arsalan arshad arslan asad asadullah asfand asha ashraf asif asim
  asiya asma asmaa asra ateeq atif atiya awais ayaan ayan ayana ayat ayaz aydin ayesha ayisha ayla ayman ayoub ayra
  aysha ayub ayyub aza azaan azad azam azan azeem azhar azim aziz aziza azka azlan azra badr baha bakr baraka barakat
  basil basim basit basma batool batul benazir bilal bilan bilqis burhan bushra cali dalia daliya dania danial daniyal
  danyal daud dawood dayyan deen deeqa dilawar dina dua duaa dunya ebrahim eesa ehan ehsan elham elif elyas emaan emad
  eman emir enes ensar eren erum eshaal eshal esra ezaan fadi fadia fadil faduma fahad faheem fahim faisal faiza
  faizah faizan falak farah faraz fardowsa fareed fareeda farhan farhana farhat farid farida faris farooq farrah
  farrukh faryal farzana fatema fatiha fatima fatimah fatin fatou fawad fawaz fawzia fayaz fayza fazal faze ferdous
  fiza fizza fouad fuad furqan ghada ghazala ghulam habib habiba habibah hadi hadia hadiya hadiyah haider haifa hajar
  hajra hakeem hakim hala haleema halima halimah hamad hamda hamid hamida hammad hamna hamza hana hanaa hanad haneef
  hani hania hanif hanifa haniya haniyah hareem harib haris harith haroon harun hasan hasna hassan hatim hawa haya
  hayat hayder haytham hayyan hiba hibaaq hibah hibo hidayah hifza hina hira hisham hoda hodan houda huda hudhayfah
  humaira humayra humza hur hurain huriya husna hussain hussein ibraheem ibrahim ibtisam idil idris ifra ifrah ihsan
  ikhlas ikra ikram ilham ilyas imaan imad imama iman imran imtiaz inaaya inam inas inaya inayah inayat insha iqbal
  iqra irfan irha isa isha ishaaq ishaq ishfaq ishmael islam ismaeel ismail ismat isra israr issa ivana iyad iyla
  izaan izaz izhaan izma izzah jabir jabril jad jalal jamal jameel jameela jamil jamila jana jannah jannat jasim
  jasmin javed javeria jawad jawaria jemal jibran jibril junaid juwairiya kabir kainat kaleem kamal kameel kamil
  kamila kamran karam kareem karim karima kashaf kashif kashmala kawsar kawthar khadija khadijah khadra khaled khalid
  khalida khalil khansa kinza kiran komal kulsoom kulthum laaibah laiba laibah laila lamia lamis latif latifa layan
  layla layth leen leena leila lina luay lubna luna luqman maha mahad maham mahdi maheen mahfuz mahi mahir mahira
  mahmood mahmoud mahmud mahnoor mahum mahveen maida maira maisa maisha majid malaika malak malik malika manaal
  manahil manal mansoor mansur maria mariam marium mariya mariyah marwa marwan maryam masood masud matin mawadda mayar
  maysa maysoon medina mehak mehboob mehreen mehwish mikaeel mikail mina minahil minal minha misbah mishal mishkah
  moeed moeez mohsin moin mona monir moosa mostafa mouad mubarak mubashir mudassar mueez mufaddal muhammad muhsin
  mujahid mujtaba mukhtar mumin mumtaz muna munaza muneeb muneer munir munira muntaha muntazir murad murtadha murtaza
  musa musaab musab musfira muslima mustafa mutahir muzammil nabeel nabeela nabil nabila nada nadeem nadia nadir
  nadira nael nafisa nahid nahla naila naima naimah najma najwa namra naqeeb nargis nasir nasira nasra nasreen nasrin
  nasser nauman naveed nawal nawaz nayla nazia nazir nazma neha nida nihal nimo nimra nisa nisha nizar noor noora
  nooria nora noreen nosheen nouman nour noura nuh numan nur nura nuria nusaiba nusaybah nusrat omaima omaira omama
  omar omari osama othman parveen parveez parvez qais qaiser qasim qudsia raaid rabab rabea rabia rabiya rabiyah
  rachid radwan raees rafay rafi rafia rafiq raghad rahaf rahat raheel raheem raheema rahim rahima rahma rahman raihan
  raima raisa rajab rakib rakin rameen ramesha rami ramiza ramla ramsha ramzan rana rand rania raniya rashad rashed
  rasheed rashid rashida rauf raya rayaan rayan rayane rayhan rayna rayyan razan razia reem reham rehan rehana remas
  rida rifat rihanna rijaa rimsha rina riyad riyadh riyaz rizwan rizwana romaisa ronak rooh roqaya roshan ruba rubab
  rubina rukhsana ruqaiya ruqaya ruqayyah rushda saad saada saadia saba sabah sabeeha sabeen sabiha sabir sabira sabri
  sabrin sabrina sachal sadaf sadia sadiq sadiqa saeed saeeda safa safaa safana safia safiya safiyya safiyyah safwan
  sagal sahal sahar sahil sahra said saif saifullah saima saira sajad sajda sajid sajida sajjad sakeena sakina sakinah
  salah salahuddin saleem saleh saleha salem saliha salim salima salma salman salwa samad samah saman samar sameer
  sameera sami samia samiha samina samir samira samiya samiyah sana sanaa sanah sania saniya saqib sara sarah sarfraz
  sarim sarmad sarwar saud sawda sayed sayeda sayid sayyid seemab sehar sehrish selim selma senai serena shabana
  shabaz shabir shafi shafiq shagufta shah shahbaz shaheen shahid shahida shahnaz shahryar shahzad shahzaib shaima
  shaista shakeel shakila shakir shamim shamima shams shamsa shanza shareef sharif sharifa sharmin shayaan shayan
  shaza shazia shehzad shifa shireen shoaib shuaib shukri sidra siham simra sofia sohaib sohail subhan sufyan suhaib
  suhail suhaila suhana suhayb suhayla sukaina sulaiman sulayman suleiman sultan sultana sumaira sumaiya sumaya
  sumayya sumayyah sumbal summaya summer sundus tabassum taha tahir tahira tahmid tahmina tahsin taimur talal talat
  talha tanisha tanveer tanvir taqwa tarik tariq tasmia tasneem tasnim tayba tayyab tayyaba tayyibah tehreem tooba
  tuba ubah ubaid ubaidullah ubaydah ulfat umaima umaimah umair umaira umama umamah umar umaymah umayr umm umme urwa
  usama usmaan usman uthman uzair uzayr uzma vahid wafa wahab wahid wajid wajiha waleed walid waliyah waqar waqas
  warda wardah waseem wasim widad yahya yaqub yara yaseen yasin yasir yasmeen yasmin yasmina yassin yazan younes
  younis younus yousaf youssef yumna yunus yusra yusraa yusuf zachariya zaeem zafar zaha zaheer zahid zahida zahir
  zahra zahraa zaid zaima zain zaina zainab zainah zainul zaira zakaria zakariya zaki zakia zakiya zakiyah zaman zanib
  zara zareen zarin zarina zarmina zarrar zayaan zayan zayd zayn zayna zaynab zeba zeenat zeeshan zeyad zeyd zidan
  zimal zishan ziya ziyad zobia zoha zohaib zohra zoya zubair zuhair zuhra zuhur zulaikha zulekha zulfiqar zunaira
  zuwaynah
  sakib safiyah labiba hibaq guled ismahan ziad joud qusai sham taim lujain lamar aya yousef abdirahman aleeza areeba mohammed mohammad mohamed`

/** Gujarati, Punjabi, Hindi, Bengali, Tamil and other families of South Asia. For review by people who bear them. */
export const SOUTH_ASIAN = `
  aadhya aadi aadit aaditya aahan aakash aanya aaradhya aarav aari aarna aarohi aarush aarvi aarya aashi aashna aayush
  abhay abhi abhinav abhishek abinaya abirami adhira aditi aditya advait advik advika adya agaran ahana ahilan aisha
  aishani aishwarya ajay ajeet ajit akanksha akash akhil akilan akshara akshay akshaya aman amandeep amardeep amarjit
  amarjot amarpreet ameera amit amita amitha amol amolika amrit amrita amritpal anand ananya anaya anbu angad anika
  aniket anil anirudh anisha anita anjali anjana anju ankit ankita ankur ansh anshika anshul anu anuj anup anupama
  anushka anvi anya arav aravind archana archit arjan arjun arjuna arjunan armaan arnav arohi arti arul arulini arun
  aruna arundhati arunima arvin arvind arya aryan asha ashish ashmit ashok ashvin ashvini ashwath ashwin ashwini asmi
  asmita atharv atharva athavan avani avi avika avinash avneet avni avtar avyaan ayaan ayush balbir baldeep baldev
  baljeet baljinder baljit balraj balvinder balwinder bani bavani bharat bhargav bhavesh bhavika bhavin bhavna bhavya
  bhumi bhupinder bimal bina bindi bobby chahat chaitanya chand chandni charan charanjit charvi chetan chetna chinmay
  chirag daksh daljit dalvir damini darpan darsh darshan davinder deep deepa deepak deepika deepti deval devan devansh
  devanshi devesh devika dhanush dhara dharam dharmesh dharshan dharshini dhillon dhruv dhruvi dhruvin dhyan dia
  dilani dilip dilpreet dilraj dinesh dipak dipesh dipti disha diti diva divij divit divya divyansh diya drishti durga
  dylan ekam ekamjot ekta esha eshaan eshan eshani eshika falguni fateh gagan gagandeep gajan gajanan ganesh gaurav
  gauri gautam gayatri geet geeta gia girish gita gopal govind gowri gowtham gulab guneet gunraj gurbaksh gurbani
  gurdeep gurdev gurjit gurjot gurleen gurman gurmeet gurmit gurmukh gurnoor gurpal gurpreet gursharan gursimran
  gurtej gurvinder gurvir harbir hardeep hardik hari hariharan harini haripriya harish harishan harjap harjeet
  harjinder harjit harjot harkirat harleen harman harmandeep harmeet harminder harmit harnoor harpal harpreet harsh
  harsha harshdeep harshil harshini harshit harshita harshvardhan harsimran hartej harveen harvey harvinder harvir
  heena hema hemal hemang hemant het hetal hetvi himani himanshu hiral hiren hitesh hiya hridaan hridhaan hrithik
  inder inderjit indira indu iniya inthu ira isaac isai isha ishaan ishan ishani ishika ishita ishwar iyer jagdeep
  jagdish jagjit jagraj jahnavi jai jaiden jaikaran jaimin jairaj jalpa janak janaki janani janarthan janhavi janki
  janvi japleen japneet jas jasdeep jasjeet jaskaran jaskirat jasleen jasman jasmeen jasmeet jasmin jasmit jasneet
  jaspal jasper jaspreet jasraj jasroop jassi jasvinder jasvir jaswinder jathursan jathusha jay jaya jayan jayant
  jayden jayesh jayna jayraj jaysh jeet jeevan jeevika jenil jeyan jia jigar jigna jignesh jinal jitendra jivan jivika
  jiya joban jobanpreet josh joshan jot joti jyoti jyotsna kabilan kabir kajal kala kalai kalpana kalpesh kalyani
  kamal kamalan kamaldeep kamaljit kamini kanav kanika kanish kapil karam karamjit karan karanveer karishma karma
  karthik karthika kartik karuna karunya kashish kashvi kaushal kaushik kavi kavin kavinaya kavir kavita kavya kedar
  keerthana keerthi keshav ketan keya keyaan keyur khush khushboo khushi khyati kiaan kian kinjal kiran kirandeep
  kirat kirpa kirpal kirti kirushika kishan kishanth kishor kiyan komal krish krisha krishan krishay krishi krishiv
  krishna krishnan kriti kritika krupa krupali ksenia kshitij kuhan kulbir kuldeep kuljit kulraj kulvinder kulwant
  kulwinder kumaran kunal kush kushal laavanya lakhvir laksh lakshana lakshay lakshmi lalit lalita lata lavan lavanya
  laxmi leela leena lekha lina luxshana maathumai madan madhav madhavi madhu madhumitha madhuri mahendra mahesh mahi
  mahima mahishan maitri mala malini mallika manav manbir mandeep mandip manesh mani manik manika manish manisha
  manjeet manjinder manjit manju manmeet manmohan mannat manoj manpreet mansi manveer manvi manvir mathusha mathushan
  maya mayank mayur meena meenakshi meenatchi meera meet megha meghan meghna mehar meher mehul milan milap milin
  milind minal minesh mira mishka mishti mital mitali mitesh mithran mithula mithun mithusha mitul mohan mohini mohit
  monika mridul mugilan mukesh mukilan mukta mukund myra naina naman namit namita namrata nandini nandita narayan
  narendra naresh narinder nathan navdeep naveen naveena navin navjot navleen navneet navnit navpreet navraj navya
  nayan nayana neel neela neelam neena neeraj neeru neesha neha nehal nemi netra nidhi nihal nihar niharika nikhil
  nikhila niki nikita nikul nila nilam nilani nilavan nilay nilesh nimisha nimrat nina niraj niral niranjan nirav
  nirmal nirmala nisarg nisha nishaan nishan nishant nishi nishil nishita nishka nita nitesh niti nitin nitya niv niva
  nivaan niventhan nivetha nivi niya niyati nupur ojas om omkar oviya palak pallavi param paramjit paramvir paras
  parbir pari paridhi parinita paris parisa parit parminder parneet parth parthiv parul parvati pavan pavandeep pavi
  pavit pavneet pawan payal pearl pihu piranavan pirashanth pirathap piyush pooja poonam prabhjot prabhleen prabhu
  prachi pradeep pradip pragash pragathi prakash pramod pranav pranavan pranavi pranay pranjal pranshu prapti
  prarthana prasad prasanna prashant prateek pratham pratik pratika pratima praveen pravin preet preeti preetinder
  prem prerna preya prince prisha pritam pritesh priti priya priyaan priyal priyam priyan priyanka priyansh priyanshi
  puja punam puneet punit purvi pushpa raaga raagavi rachana rachna radha radhika ragavan raghav raghu rahil rahul
  raina raj raja rajan rajat rajbir rajdeep rajeev rajeevan rajendra rajesh rajinder rajiv rajni rajpal rajvi rajvir
  rakesh rakhi ram rama raman ramanan ramandeep ramesh ramneek ramya rana ranbir randeep ranjeet ranjit ranveer ranvir
  rashi rashmi ratan rathika ravi ravinder ravindra ravneet rayaan reena rekha renu reshma reva reya rhea rhian ria
  riddhi riddhima ridhaan ridhi rima rina rishaan rishab rishabh rishan rishi rishika rishikesh rishit rita ritesh
  ritika ritu ritvik riya riyaan riyan rohan rohin rohini rohit roma romesh romil ronak roop roopa roshan roshni ruby
  ruchi ruchika ruchir rudra rudransh ruhi rupa rupal rupesh rupinder rushi rushil rutvi rutvik saachi saanvi saathvik
  sabesan sachin sadhana sagar sahaj sahana sahib sahiba sahil sahithya sai saira saisha sajan sajeevan sajitha sakshi
  samaira samar samarth samay sambhav sameer samiksha samir samit samrath samriddhi samvit sanaya sandeep sandhya
  sandip sangeeta sania sanika sanjana sanjay sanjeev sanjit sanjiv sanskriti sanvi sapna sarah saransh saranya
  saraswati saravanan sargun sarika sarita sarjan saruja sathurshan sathya satinder satish satnam satpal satvik satvir
  satwinder saumya saurabh savan savita sejal selvan senthil shaan shailesh shaina shakti shalini shan shanaya shankar
  shanthini shanti sharan sharda sharmila shashank shashi shaurya shay sheel sheena sheetal shefali shekhar shilpa
  shital shiv shiva shivaan shivam shivan shivang shivani shivansh shivanshi shivika shlok shobha shom shreeya shresth
  shreya shreyas shri shrishti shriya shruti shubh shubham shubhi shweta sia siddhant siddharth siddhi sidhak simar
  simarjit simone simran simranjit simrat simrit sinthu sivakumar sivan siya siyona smita smriti sneha snehal sobika
  soham sohan sohum som soma somya sona sonal sonali sonam sonia sonika sonu soumya sriram srishti subhash subhiksha
  sudha sudhir suganthan suganya suhani sujal sujeevan sukhdeep sukhjinder sukhjit sukhman sukhmani sukhpal sukhpreet
  sukhraj sukhvinder sukhvir sukhwinder sumaira suman sumit sumitra sunaina sunil sunita sunny supriya suraj surbhi
  surekha surendra surenthiran suresh surinder suriya surjit surya sushil sushila sushma swapnil swara swarnjit swati
  sweety taara tamilini tanay tania tanish tanisha tanishka tanmay tanraj tanveer tanvi tanvir tanya tara taran
  tarandeep tarang taranjit tarika tarun tarundeep teja tejal tejas tejinder tejpal tejvir thanush thanusha tharani
  tharaniya tharshan tharshika thivya thuva tina tisha tiya trisha trupti tushar tvisha twisha uday udit uma umang
  umesh unnati urmi urmila urvashi urvi usha utkarsh utsav vaani vaibhav vaidehi vaishali vaishnavi vaishnavy vandana
  vani vanita vanshika varinder varsha varshan varshini varun vasant vasanthan vasudev vasudha vasuki ved veda
  vedanshi vedant vedika veena veer veeraj velan venkat vennila vetri vibha vidhi vidhya vidya vihaan vijay vikas
  vikashini vikesh vikram vikrant vimal vina vinay vineet vineeta vinit vinod vipin vipul vir viraaj viraat viraj
  virat viren virender vishal vishnu vishwa vismaya vithusan vithusha vivaan vivek viyaan viyan vraj vrinda vrushali
  yadav yadushan yagna yajur yalini yamini yash yashasvi yashika yashna yashraj yashvi yathavi yathushan yatin yogesh
  yogi yug yukta yuvaan yuvan yuvika yuvraj zeel
  manraj jovan gurveer navreet harveer asees ishar seerat dev reyansh bhavini vithushan tharun nithin mathura mithura kavish
  sujan swetha nirojan pavithra thanuja kirushan dhanya aathira akshan suren dharani nithish manveer harleen gurleen`

/** Chinese, Vietnamese, Korean, Japanese and Filipino. For review by people who bear them. */
export const EAST_ASIAN = `
  ai aiko aki akira an angelica angelo anh bao bayani benjie bernadette bich binh bo bowen carlito chang chau chen
  cheng cherrylyn chi chiara chloe chun cristina cuong dai dalisay dan danh danilo dat dinh divina duc dung duy duyen
  edwin emerson fang fei feng gang gian giang guang guo ha hai han hana hanako hang hao haoran haoyu haru haruka
  haruto hien hieu hinata hiro hiroshi hoa hoang hong hongyi hue hui hung huong huy huyen jericho jerome jessa jhon
  jhun jia jiahao jiaqi jiawei jiayi jiaying jie jiho jimin jing jingyi jisoo jiwoo jiyoung joemar jomar jonel joyce
  juanito jun junhao junjie junyi kai kaito kang kei keiko ken kenji kenta khang khanh khoa khoi kim kristel kun lam
  lan le lei li lien ligaya lihua lin ling linh linlin liu loan long lorenz lourdes luc luzviminda ly mai maricar
  marites marvin maximo mayumi mei meiling melchor mi min ming mingyu minh minho misaki my na nam nana nenita nga ngan
  nghi ngoc nguyen nguyet nhan nhat nhi nhu nhung ning phat phong phuc phuong ping princess qi qiang qing quan quang
  quoc quyen quynh raffy ramil ren reyna rhea riku rin rodel rosario rowena ruby rui ruoxi sakura san sarah satoshi
  seojun seoyeon shan shaoyu shen sheng shu shun sihan siyu son soojin sora sota sumin suyin tai takumi tala tam tan
  tao teresita thanh thao thi thien thinh tho thu thuan thuy tien tin ting toan tomoko tran trang tri trinh trong truc
  trung tu tuan tuyet uyen van vangie vi viet vinh vy wei weijie wen wenjie wing xi xia xiao xiaoming xin xinyi xiu xu
  xuan yan yang yao yen yi yichen yifan yifei yihan yilin ying yiran yixuan yiyi yoko yong yoona you yu yuan yucheng
  yue yui yuki yun yuna yusuke yuto yutong yuxi yuxuan ze zehao zeyu zhen zhi zhihao zhiyuan zhong zihan zihao zimo
  zixuan ziyi ziyu
  zi lok yee hei ching tsz ho ka hoi sze hin man siu`
