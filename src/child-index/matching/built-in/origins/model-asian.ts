import type { OriginText } from './model.ts'

/** Names of Muslim families from Pakistan, Bangladesh and India, the commonest first. */
export const SOUTH_ASIAN_MUSLIM = {
  percent: 9,
  given: `
    muhammad=9 mohammed=6 mohammad=2 aisha ibrahim fatima yusuf maryam ali zainab ahmed khadija hamza hafsa abdullah zara
    ayaan amina hassan inaya umar aleena hussain sumayyah ismail safa zakariya anaya haris hana zain ayesha bilal iqra musa
    noor adam sana isa laiba mustafa hira haroon saira usman amira rayyan hiba zayn asma idris maira yahya aiza danyal
    alisha junaid nadia imran eshal faisal zoya adnan alina kamran ruqayyah tariq halima salman aaliyah khalid javeria
    shahid nimra talha mahnoor anas areeba saad bushra arham sidra tahmid tasnim nabil nusrat rafi farhana fahim nabila
    tanvir tahmina sakib sadia mahir anisa nahid safiyah saif sumaiya arif samiya mahfuz labiba`,
  family: `
    khan=9 ahmed=8 hussain=7 ali=6 begum=5 akhtar=3 miah=3 islam=2.5 rahman=2.5 uddin=2.5 mahmood=2 malik=2 iqbal=2 shah=2
    bibi=2 choudhury=1.5 chowdhury=1.5 khatun=1.5 mohammed=1.5 hussein rashid mirza butt sheikh shaikh raja aslam aziz karim
    hossain alam haque hoque kabir ullah hasan hassan mahmud siddique siddiqui qureshi ashraf arshad bashir javed saeed
    rehman anwar akram afzal nawaz riaz zaman yousaf younis hanif farooq latif majid sharif rafiq nazir parveen abbas baig
    awan bhatti dar mughal naqvi rizvi syed zafar ahmad chaudhry chaudhary mehmood tariq yaqub patel munir saleem sultana
    kausar nisa mia sarkar talukdar bhuiyan molla das roy kamal bari salam khanom khanam abbasi ghafoor sadiq raza zahid`,
} satisfies OriginText

/** Names of Sikh families. */
export const PUNJABI = {
  percent: 2.5,
  given: `
    arjan simran gurpreet harleen harpreet jasleen manpreet kiran jaspreet manraj navneet karan amrit gurdeep avneet jasdeep
    gurleen harjot jasmeen angad ravneet sahib mehar fateh sukhpreet manveer anaya jovan simrat rajan kirat gurveer navreet
    harveer asees amar diya balraj jasmin dilraj ishar harman rupinder taran parveen jagdeep balvinder inderjit jasvinder
    sukhdeep baljit kulwinder manjit rohan seerat jeevan jaya`,
  family: `
    singh=26 kaur=26 gill=3 dhillon=2 sandhu=2 sidhu=1.5 grewal bains johal dhaliwal atwal uppal sohal virk mann bhatti dosanjh
    sangha rai khaira aujla randhawa hayer cheema bhogal nagra purewal basra deol matharu panesar chana sahota mahal toor
    kang hundal samra takhar thandi heer kalsi lidder rana`,
} satisfies OriginText

/** Names of Hindu and Jain families of Gujarat and the north of India. */
export const INDIAN = {
  percent: 3.5,
  given: `
    aarav diya krish riya arjun priya dev anaya rohan kavya jay ananya aryan isha vivaan anika neel meera ishaan aarya aditya
    nisha dhruv pooja nikhil mira om khushi yash shreya kiran jiya veer avni rahul tara rishi sejal rudra hetal shaan radhika
    viraj sia ayush nikita dhruvi reyansh aanya vihaan mahi raj bhavini karan janvi kian aarohi vivek urvi amit hema
    milan naina samir nandini`,
  family: `
    patel=22 shah=7 sharma=3 kumar=2.5 mistry=2 desai=2 parmar=2 chauhan=2 solanki mehta joshi gupta kapoor modi trivedi
    thakkar rathod vaghela gohil pandya bhatt dave lad limbachia makwana varsani hirani halai naik amin kotecha
    vyas soni jain agarwal verma rai singh mehra malhotra chopra khanna reddy rao nair menon thakor barot raval darji
    prajapati tailor das ghosh banerjee mukherjee chatterjee mishra yadav pandey tiwari gandhi kanani`,
} satisfies OriginText

/** Names of Tamil and Sinhalese families. */
export const TAMIL = {
  percent: 1.2,
  given: `
    abinaya kavin tharani vithushan kavya tharun nila nithin mathura kavish abirami varun anjali harish divya ashvin meera
    sujan janani aravind lakshmi praveen swetha nirojan pavithra kishan nivetha arun saranya dinesh thanuja rajiv kirushan
    harini pranav dhanya karthik yalini pavan oviya mithun aathira akshan diya suren`,
  family: `
    kumar=4 siva=2 rajah=2 rajan nathan perera fernando silva selvam sivakumar ravichandran rajendran chandran krishnan mohan
    suresh ramesh kandiah ponnampalam balasubramaniam thevarajah jeyakumar nadarajah kanagaratnam sivanathan arulnathan
    thirunavukkarasu yogarajah murugan raman iyer pillai subramaniam ganesh baskaran jeyarajah selvarajah vijayakumar
    mahendran loganathan paramanathan`,
} satisfies OriginText

/** Names of China, Hong Kong and Vietnam. */
export const CHINESE = {
  percent: 1.3,
  given: `
    wei ming xin jun yan hao mei ling jia yi zi xuan chen lok yee hei ching tsz wing ho kit ka jason sophie jessica ethan
    emily ryan chloe minh linh anh thi nam mai anna kevin jasmine hoi sze hin yu man siu lam an bao khang vy ngoc tuan`,
  family: `
    chen=5 wang=5 li=5 zhang=5 liu=4 nguyen=5 wong=4 chan=4 lin=3 yang=3 huang=3 cheung=2 lee=3 lam=2 zhao wu zhou xu zhu guo luo
    liang song tang zheng lau leung kwok yip yeung tsang ho ng tran pham le huynh vo dang bui ngo hui cheng tsui mak fung
    ma gao he sun hu zeng xie deng feng cai peng pan tam poon so law`,
} satisfies OriginText
