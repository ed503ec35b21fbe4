import { stockOf } from './stock.ts'

/** A child bears its father's given name, and then his father's. */
export const SOMALI = {
  boys: stockOf(
    `Mohamed Abdirahman Yusuf Ibrahim Abdullahi Hamza Ahmed Ali Zakaria Liban Guled Bilal Abdi Hassan Omar Khalid Yahya
     Idris Ayub Mustafa Abdimalik Ismail Sakariye Anwar Bashir Abdiaziz Mahad Suhayb Zayd Mukhtar Warsame Libaan Jama
     Faarax Nuur Sharmarke Deeq Maxamed Cabdi`,
    2,
  ),
  girls: stockOf(
    `Aisha Hodan Amina Fadumo Ifrah Khadija Hawa Maryan Sumaya Zamzam Hibaq Ayan Nasra Ikram Naima Fartun Hamdi Idil Sahra
     Asha Ubah Muna Safiya Yasmin Ladan Nimco Deqa Filsan Hamda Ismahan Sagal Rahma Najma Samira Halima Faduma Xaawo Caasha`,
    2,
  ),
  families: stockOf(
    `Mohamed Ali Hassan Ahmed Abdi Omar Hussein Ibrahim Yusuf Adan Farah Warsame Osman Jama Ismail Abdullahi Nur Mohamud
     Hersi Elmi Dahir Aden Muse Salah Isse Abdulle Barre Guled Duale Haji Egal Sheikh Roble Shire Samatar Gedi Awale Hirsi
     Said Egeh Jimale Kahin`,
    1,
  ),
}

export const NIGERIAN = {
  boys: stockOf(
    `Emmanuel David Daniel Samuel Michael Joshua Joseph Ayomide Oluwaseun Tobi Chidi Emeka Ikenna Obinna Chukwuemeka Kelechi
     Chinedu Uche Tochukwu Ifeanyi Segun Femi Kunle Wale Dele Ebuka Jeremiah Nathaniel Elijah Isaac Solomon Gabriel
     Abdulmalik Sodiq Kayode Timilehin Ayodele Damilare`,
    5,
    [
      35,
      'Oluwa Ayo Temi Ola Ade Dara Chukwu Chi Kene Oba Ire',
      'seun tobi dara femi wale kunle timi damilola dubem nonso ebuka mide segun bukola loba kitan',
    ],
  ),
  girls: stockOf(
    `Precious Esther Blessing Grace Deborah Sarah Favour Temitope Oluwadamilola Chioma Adaeze Ngozi Amara Chiamaka Ifeoma
     Nneka Funmilayo Yetunde Bukola Folake Simisola Toluwani Morayo Anuoluwapo Victoria Joy Peace Gloria Ruth Mercy Rachel
     Zainab Aminat Titilayo Ronke Adesuwa Efe`,
    5,
    [
      35,
      'Oluwa Ayo Temi Ola Ade Dara Chi Ire Moyo Simi Tolu',
      'lola bisi nike sola dunni mide tomi doyin wunmi ola bukola yinka ndu amaka soluwa',
    ],
  ),
  families: stockOf(
    `Adeyemi Okafor Okonkwo Adebayo Ojo Balogun Afolabi Nwosu Eze Ibrahim Bello Lawal Ogunleye Akinola Obi Okoro Adeleke
     Oladipo Olaniyan Salami Oyelaran Adesanya Ogbonna Nwachukwu Onyekachi Uzoma Igwe Chukwu Akande Abiola Johnson Williams
     Adegoke Owolabi Fashola Bankole Osagie Aigbe Etim Effiong`,
    6,
    [
      45,
      'Ade Ogun Oye Ola Akin Awo Fa Olu Odu Nwa Oko Ani Ezen',
      'yemi bayo wale niyi sanya leke tunde mola bode gbade rinde tayo ji kwo dele bola lade semo',
    ],
  ),
}

export const ARABIC = {
  boys: stockOf(
    `Mohammed Ahmad Omar Ali Yousef Adam Hassan Hussein Khaled Ibrahim Mahmoud Abdulrahman Karim Amir Zaid Anas Tariq Bilal
     Hamza Mustafa Sami Rayan Yassin Ayman Walid Nasser Faris Jad Elias Amin Samir Ziad Bashar Haider Sajad Murtada Laith
     Taim Qusai`,
    2,
  ),
  girls: stockOf(
    `Fatima Maryam Sara Layla Nour Aya Zainab Yasmin Hala Rania Amira Lina Huda Salma Dina Malak Jana Rima Hanan Noor Ghada
     Samar Tala Lamar Rahaf Shahd Doaa Iman Sawsan Wafa Zahra Ruqaya Batool Fadwa Hiba Rasha Reem Widad`,
    2,
  ),
  families: stockOf(
    `Ahmed Ali Hassan Mohammed Ibrahim Al-Hassan Al-Masri Haddad Khalil Saleh Mahmoud Hussein Mansour Al-Ahmad Omar Nasser
     Hamdan Issa Khoury Al-Khatib Abdullah Yousef Salem Said Qasim Al-Jabouri Al-Saadi Najjar Sabbagh Darwish Al-Tamimi
     Hamid Rashid Shaheen Barakat El-Sayed Benali Bouzid Mansouri Hamidi Karimi Rahimi Ahmadi Noori`,
    3,
    [25, 'Al- El- Abu Ben', 'Rawi Dulaimi Zubaidi Shami Halabi Amin Sharif Fadel Hadi Nouri Maliki Otaibi Zahrani'],
  ),
}

/** Given names are written as one word, as two, or with a hyphen. */
export const CHINESE = {
  boys: stockOf(
    `Ethan Jason Ryan Lucas Kevin Eric Leo Jayden William Daniel Aaron Vincent Kai Hao Wei Jun Ming Lok Chun`,
    6,
    [
      55,
      'Zi Yu Jun Hao Ming Chun Ho Ka Wing Tsz Yi Jia Xin Zhi Bo Chi Siu Hei',
      '-Xuan -Hang -Wei -Lok -Long -Yin -Chen -Hin -Kit -Jie -Rui -Hao -Yang -Ming -Fung -Ho -Tong',
    ],
  ),
  girls: stockOf(
    `Emily Chloe Sophie Jessica Grace Michelle Angela Vivian Yuki Mei Ling Xin Yan Hui Fang Jing Lily Cherry Amy`,
    6,
    [
      55,
      'Zi Yu Xin Mei Hoi Ka Wing Tsz Yi Jia Sze Lok Yan Ching Nga Suet Hei',
      '-Xuan -Ching -Yan -Lam -Yi -Tung -Ying -Han -Qi -Yee -Ling -Wai -Man -Yu -Ting -Kiu',
    ],
  ),
  families: stockOf(
    `Wong Chan Li Chen Wang Zhang Lee Liu Lin Lam Cheung Ng Yang Ho Huang Leung Lau Zhao Wu Zhou Cheng Yip Chow Tang Xu Tsang
     Zheng Chiu Fung Kwok Law Mak Poon Sun Tam Tse Yeung Yu Zhu Jiang He Guo Ma Luo Gao Lai Tran Nguyen Pham Le Hoang Vu`,
    2,
  ),
}
