import { stockOf } from './stock.ts'

const MUSLIM_BOYS = `
Ibrahim Yusuf Zakariya Ali Musa Hamza Umar Ismail Adam Ayaan Zayn Abdullah Haroon Bilal Hassan Ahmad Idris Yahya Mustafa
Isa Hussain Rayyan Eesa Danyal Haris Usman Zain Aryan Salman Imran Faisal Adnan Kamran Junaid Shahid Tariq Sufyan Huzaifa
Abdul-Rahman Talha Zubair Anas Khalid Saad Aqib Waleed Asad Faizan Luqman Arham Rehan Sami Naeem Jamal Nabil`

const MUSLIM_GIRLS = `
Aisha Maryam Fatima Zainab Khadija Hafsa Zara Amina Inaya Anaya Sumayyah Safa Hana Aleena Ayat Alisha Amira Iqra Maira
Noor Aiza Sana Zoya Anum Saima Nadia Mehreen Rabia Asma Hiba Samina Shazia Humaira Laiba Mahnoor Eshal Arwa Ruqayyah
Saira Yasmin Tayyibah Bushra Farah Rukhsana Nimra Maham Sidra Areeba Javeria`

export const PAKISTANI = {
  boys: stockOf(MUSLIM_BOYS, 3),
  girls: stockOf(MUSLIM_GIRLS, 3),
  families: stockOf(
    `Khan Hussain Ahmed Ali Mahmood Malik Iqbal Shah Akhtar Mohammed Hussein Butt Raja Mirza Chaudhry Sheikh Rehman Ashraf
     Aslam Rashid Aziz Arshad Javed Bashir Saeed Qureshi Siddique Anwar Younis Yousaf Zaman Nawaz Afzal Akram Ahmad Riaz
     Hanif Farooq Karim Latif Majid Sharif Rafiq Nazir Yaqub Tariq Mehmood Parveen Abbasi Baig Ghafoor Awan Bhatti Dar
     Kayani Lone Mughal Naqvi Rizvi Syed Zafar`,
    1,
  ),
}

export const BANGLADESHI = {
  boys: stockOf(
    `Ibrahim Yusuf Zakariya Adam Ayaan Abdullah Tahmid Rafi Nahid Sakib Tanvir Mahir Fahim Rayhan Ismail Hamza Nabil Saif
     Shahriar Rakib Jubair Mahfuz Kamrul Shahin Mizanur Abdul Mohibur Nazmul Rezaul Foysal Imtiaz Arif Sabbir Labib
     Taufiq Ridwan Sami Zayn Aariz Anas`,
    3,
  ),
  girls: stockOf(
    `Fatima Maryam Aisha Nusrat Tasnim Sumaiya Farhana Nabila Tahmina Rumana Jannat Anisa Safiyah Raisa Sadia Mahira Nafisa
     Taslima Shirin Rahima Halima Sabiha Afia Labiba Nishat Samiya Ruksana Jasmin Nazia Fariha Lamisa Ayesha Tanisha Zara
     Sultana Hafsa Monira Khadiza`,
    3,
  ),
  families: stockOf(
    `Ahmed Miah Islam Ali Hussain Rahman Uddin Khan Hoque Choudhury Chowdhury Alam Haque Karim Hossain Kabir Ullah Malik
     Sarkar Talukdar Akhtar Mia Chy Hasan Aziz Kamal Bari Khalique Mahmud Siddique Salam Abedin Roy Das Bhuiyan Molla Zaman
     Sheikh Quadir Ahad Goni Motin Rouf Shahid`,
    1,
  ),
}

export const PUNJABI = {
  boys: stockOf(
    `Arjan Jovan Harjot Gurpreet Amar Jasdeep Harpreet Karan Manraj Gurdeep Sahib Taran Dilraj Navraj Simran Amrit Angad
     Fateh Kiran Jaspal Rajan Manveer Harveer Gurveer Balraj Sukhdeep Ranveer Dalbir Jagdeep Parminder Inderjit Jasvir
     Kulwinder Arvin Rohan Jeevan Harman Nihal`,
    3,
    [20, 'Gur Har Jas Man Sukh Raj Param Kul Dal Bal', 'preet deep jit inder veer want pal meet'],
  ),
  girls: stockOf(
    `Simran Jasmin Avneet Harleen Kiran Anaya Jasleen Navneet Gurleen Harpreet Manpreet Jaspreet Amrit Ravneet Sukhpreet
     Mehar Asees Tanveer Rajan Sahiba Jaya Priya Anoop Balvinder Parveen Jasvinder Kulvir Manjit Rupinder Suman Hardeep
     Baljit Seerat Kirat Mannat Japji Ishar Diya`,
    3,
    [20, 'Gur Har Jas Man Sukh Raj Param Kul Nav Amar', 'preet leen neet jit inder veer meet simran'],
  ),
  families: stockOf(
    `Gill Sandhu Dhillon Sidhu Grewal Dhaliwal Bains Johal Sahota Dosanjh Mann Virk Atwal Uppal Aujla Randhawa Brar Rai
     Sohal Chahal Bhogal Matharu Panesar Kalsi Sehmi Bansal Cheema Purewal Nijjar Hayer Kang Deol Basra Takhar Bassi Lally
     Samra Toor Boparai Kandola`,
    3,
  ),
}

export const GUJARATI = {
  boys: stockOf(
    `Aarav Krish Dev Rohan Arjun Vivaan Shaan Jay Nikhil Aryan Dhruv Yash Neel Rahul Ishaan Karan Vihaan Om Ravi Hiren
     Jayesh Mihir Kunal Parth Chirag Amit Sanjay Ketan Nilesh Bhavin Reyansh Aadi Kian Veer Shiv Jai Hari Manav Ayush
     Pranav Rishi Samir Tejas Viraj`,
    3,
  ),
  girls: stockOf(
    `Aanya Diya Riya Priya Anika Isha Kavya Meera Nisha Shreya Anjali Hetal Pooja Mira Tanvi Jiya Kiara Saanvi Myra Aarohi
     Radhika Bhavini Dipti Komal Krupa Leena Mital Nidhi Payal Reena Sejal Trupti Urvi Vidhi Zarna Avani Charmi Devanshi
     Janvi Khushi Mahi Prisha`,
    3,
  ),
  families: stockOf(
    `Patel Shah Mistry Parmar Solanki Desai Mehta Chauhan Modi Joshi Thakkar Amin Vaghela Gandhi Pandya Bhatt Trivedi
     Panchal Lad Rathod Sharma Makwana Raval Soni Prajapati Kotecha Popat Lakhani Tailor Chudasama Varsani Hirani Kerai
     Vekaria Halai Pindoria Jadeja Gohil Dave Vyas Kapadia Naik Singh Kumar Gupta Verma Iyer Nair Menon Reddy Rao`,
    0,
  ),
}

/** A child's family name is, as often as not, the father's given name. */
export const TAMIL = {
  boys: stockOf(
    `Aaran Akshan Kavin Pranav Nithin Ashwin Abinash Karthik Dinesh Tharun Sanjeev Vithusan Kishan Piranavan Thushan
     Jathurshan Ahilan Mathusan Sajeevan Aravinthan Kugan Sujan Vaishnav Rithik Nilan Harish Saran Dilan Yathavan Agash`,
    4,
    [15, 'Vith Kaj Thar Sath Nir Jan Abi Pira Mathu Saru', 'ushan eepan san inthan ujan akaran esh'],
  ),
  girls: stockOf(
    `Aathvika Tharani Abinaya Kavya Nila Varsha Dharshini Sahana Anjali Thanushka Mithura Janani Nivetha Abirami Kirthana
     Laxmi Meena Tharsika Vaishnavi Yalini Sanjana Oviya Akshaya Priyanka Harini Sruthi Ahalya Dilani Mathura Kajani`,
    4,
    [15, 'Vith Kaj Thar Sath Nir Jan Abi Mathu Saru Thu', 'shika ushika ani iga arshini anya usha'],
  ),
  families: stockOf(
    `Sivakumar Selvarajah Kumar Rajan Nadarajah Sivarajah Kandasamy Ganeshan Krishnan Mahendran Yogarajah Arumugam
     Thambirajah Ratnam Balasingam Kanagaratnam Sritharan Thiruchelvam Pathmanathan Vigneswaran Subramaniam Ravindran
     Suresh Ramesh Ganesh Jeyakumar`,
    4,
    [
      60,
      'Siva Raja Bala Mahen Suren Jeya Nava Thiru Kana Selva Yoga Param Puva Logen Nithi Sri Vija Aru Gnana Sath',
      'kumar nathan ratnam lingam thasan kanthan segaran moorthy ruban dran rajah vel pillai neswaran',
    ],
  ),
}
