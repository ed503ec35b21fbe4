import type { Chance } from '../chance.ts'

// What clerks make of a name they hear. These lists are the generator's own and stand apart from the matcher's: a
// matcher that knew them all would be judged by its own answers.

/** Another spelling of a name, as it was heard or brought over from another script; undefined when none comes to mind. */
export function spelledOtherwise(name: string, chance: Chance): string | undefined {
  const known = SPELLINGS.get(name.toLowerCase())
  if (known && chance.in100(60)) {
    const others = known.filter((spelling) => spelling !== name)
    if (others.length > 0) return chance.oneOf(others)
  }
  const rules = HEARD_ALIKE.filter(([heard]) => heard.test(name))
  if (rules.length === 0) return undefined
  const [heard, written] = chance.oneOf(rules)
  return name.replace(heard, written)
}

/** What a child is called for short, or in full where the record has it short; undefined when there is no such name. */
export function shortOrLong(name: string, chance: Chance): string | undefined {
  const others = SHORT_FORMS.get(name.toLowerCase())
  return others && chance.oneOf(others)
}

const SPELLINGS = sets(`
Muhammad Mohammed Mohammad Mohamed Muhammed Mohamad Mohammod | Aisha Ayesha Aysha Aishah Aesha | Yusuf Yousuf Yousef Yusof Youssef Usuf
Ibrahim Ebrahim Ibraheem Ibrahiim | Fatima Fatimah Fathima Faatimah Fatema | Zainab Zaynab Zeinab Zainub Zaineb | Maryam Mariam Maryum Meryam Mariyam
Khadija Khadijah Khadeeja Kadija Khadeja | Hussain Hussein Husain Hossain Husayn Hussayn | Hassan Hasan Hassen Hasaan | Ahmed Ahmad Ahmet Ahamed
Abdullah Abdallah Abdulla Abdoullah | Umar Omar Omer Oumar | Ismail Ismaeel Ismael Esmail | Zakariya Zakaria Zachariya Zakariyya | Sumayyah Sumaya Sumaiya Somaya
Hamza Hamzah Humza Hamsa | Amina Aminah Ameena Aamina | Bilal Bilaal Belal | Idris Idrees Edris | Yasmin Yasmeen Jasmin Yasmine | Usman Osman Uthman Othman
Chowdhury Choudhury Chaudhry Choudhry Chaudhary | Uddin Udin Udeen | Begum Begom Begam | Khatun Khatoon Khatoun | Miah Mia Miya | Sheikh Shaikh Sheik | Rahman Rehman Rahmaan Raman
Siddique Siddiqui Sadique | Akhtar Akther Akter | Qureshi Kureshi Quraishi | Mahmood Mehmood Mahmud Mahmoud | Javed Javaid Jawed | Malik Malick Maliq
Mohamud Maxamuud Mahamoud | Abdi Cabdi Abdy | Abdirahman Abdurahman Cabdiraxmaan Abdirahmaan | Faduma Fadumo Fatuma | Warsame Warsama Warsami | Omar Cumar Omer | Yusuf Yuusuf | Hawa Xaawo Hawo
Jayden Jaden Jaiden Jaydon Jadon | Jaxon Jackson Jaxson Jaxxon | Aiden Aidan Aden Ayden | Connor Conor Conner Konnor | Callum Calum Kallum | Finley Finlay Findlay | Riley Reilly Rylee Ryley
Sean Shaun Shawn Seán | Niamh Neve Niav Neeve | Caoimhe Keeva Kiva Caiomhe | Saoirse Saorise Sersha Saoirsha | Aoife Efa Eefa Aoifa | Siobhan Shivaun Chevonne Siobhán | Róisín Roisin Rosheen
Cillian Killian Kilian | Eoin Owen Eoghan | Ciara Keira Kiera Ciera | Caitlin Kaitlin Katelyn Caitlyn Kaitlyn | Oisín Osheen Oisin | Tadhg Tadgh Teague | Gráinne Grania Grainne
Sophia Sofia Sophya | Isabella Isobella Izabella | Isabelle Isobel Isabel Isabell Izabel | Amelia Emilia Amealia Emelia | Olivia Alivia Olyvia | Lily Lilly Lillie Lili | Millie Milly Milie
Ellie Elly Elli | Evie Evey Eevie Evi | Molly Mollie Moly | Poppy Popy Poppie | Phoebe Pheobe Febe Phebe | Chloe Cloe Khloe Chloë | Zoe Zoey Zoë | Freya Freyja Freiya | Isla Ila Islah Aila
Maisie Maisy Mazie | Abigail Abbigail Abigale Abigayle | Eleanor Elinor Eleanore Elenor | Catherine Katherine Kathryn Catharine | Elizabeth Elisabeth Elizabith | Hannah Hanna Hana | Sarah Sara Sarrah
Rebecca Rebekah Rebeca | Jasmine Jasmin Jazmin Yasmin | Madison Maddison Maddyson | Megan Meghan Meagan Maegan | Lauren Loren Lauryn | Leah Lea Leia | Layla Leila Laila Leyla | Zara Zarah Sara
Oliver Olliver Olivier | Theodore Theodor | Thomas Tomas Thomass | Matthew Mathew Mathieu | Michael Micheal Mikael | Stephen Steven Stephan | Nicholas Nicolas Nickolas | Philip Phillip Filip
Frederick Fredrick Frederic | Lewis Louis Luis | Louie Lewie Louis | Zachary Zachery Zackary Zakary | Tobias Tobyas | Isaac Isaak Issac Izaac | Reuben Ruben Rueben | Luca Luka Lucca | Lucas Lukas Lucus
Kai Kye Ky | Rhys Reece Rees Reese | Dylan Dillon Dillan | Ethan Ethen Eathan | Harry Harrie Hary | Elijah Elija Alijah | Gabriel Gabrial Gabrielle | Jude Jood | Rory Rorey Ruairi | Teddy Teddie
Jakub Jacob Yakub Jakob | Szymon Simon Shimon | Wojciech Voytek Wojtek | Krzysztof Krystof Kristof Christoph | Mateusz Matheus Matteus | Zuzanna Susanna Zuzana | Oliwia Olivia Oliwja | Wiktoria Victoria Viktoria
Aleksander Alexander Aleksandr | Aleksandra Alexandra | Mikołaj Mikolai Nicolai | Zofia Sofia Sophia | Maja Maya Maia | Julia Yulia Giulia | Ștefan Stefan Stephan | Alexandru Aleksandru Alexander
Singh Sing Sinh | Kaur Kor Kour Cour | Dhillon Dillon Dhilon | Gurpreet Gurprit Gurpreat | Harpreet Harprit Harpriet | Jaspreet Jasprit | Patel Pattel Patell | Chauhan Chohan Chouhan | Aarav Arav Aarov
Priya Preeya Pria | Riya Rhea Reya Ria | Diya Dia Deeya | Krishna Krisna Krushna | Vithusan Vithushan Vithuson | Kumar Kumaar Kumer | Rajah Raja Rajar | Tharani Darani Tarani
Oluwaseun Oluseun Oluwashaun | Temitope Temitop Themitope | Chukwuemeka Chukuemeka | Oluwadamilola Damilola Oluwadamilare | Ngozi Ngozie Engozi | Ayomide Ayomidé Ayomidey | Adebayo Adebayor Debayo
Zhang Chang Jang | Wang Wong Vang | Chen Chan Tchen | Li Lee Lei | Nguyen Nuyen Nguyan | Cheung Zhang Chung | Huang Wong Hwang | Xu Hsu Shu
João Joao Juan | Thiago Tiago | Luís Luiz Luis | Inês Ines Inez | Sousa Souza | Gonçalves Goncalvez Gonsalves | Yiğit Yigit Yeeit | Ayşe Ayse Aisha | Çelik Celik Chelik | Öztürk Ozturk Oeztuerk
Smith Smyth Smithe | Clarke Clark Clerk | Taylor Tailor Tayler | Thompson Thomson Tompson | Davies Davis Daviss | Johnson Johnston Jonson | Evans Evens Ewans | Phillips Philips Phillipps | Reid Reed Read
Stevens Stephens Stevans | Brown Browne Braun | White Whyte Wite | Green Greene | Hughes Hughs Huws | Lloyd Loyd | Rees Reece Rhys | Griffiths Griffith Gryffiths | Matthews Mathews | Allen Allan Alan Allyn
Wright Right Write | Moore More Moor | Bailey Bayley Baily | Murray Murrey Murry | Murphy Murphey Murfy | Kelly Kelley Kely | Byrne Burn Burne Byrnes | McCarthy MacCarthy Macarthy | Gallagher Gallacher Galagher
Doherty Docherty Dougherty O'Doherty | Nowak Novak | Kowalski Kovalski | Wójcik Wojcik Voychik | Dąbrowski Dombrowski | Popescu Popesku | Pereira Perreira Pereyra | Rodrigues Rodriguez
`)

const HEARD_ALIKE: readonly (readonly [RegExp, string])[] = [
  [/ph/, 'f'],
  [/(?!^)ee/, 'i'],
  [/(?!^)i(?=[bdgklmnprt][aeiou])/, 'ee'],
  [/y$/, 'ie'],
  [/ie$/, 'y'],
  [/ey$/, 'y'],
  [/ck/, 'k'],
  [/(?!^)c(?=[aou])/, 'k'],
  [/^K(?=[aeiou])/, 'C'],
  [/^C(?=[aou])/, 'K'],
  [/ss/, 's'],
  [/ll/, 'l'],
  [/(?<=[aeiou])l(?=[aeiou])/, 'll'],
  [/nn/, 'n'],
  [/(?<=[aeiou])n(?=[aeiou])/, 'nn'],
  [/tt/, 't'],
  [/mm/, 'm'],
  [/rr/, 'r'],
  [/(?!^)oo/, 'u'],
  [/(?!^)u(?=[mnrsd])/, 'oo'],
  [/ah$/, 'a'],
  [/a$/, 'ah'],
  [/ai/, 'ay'],
  [/ay/, 'ai'],
  [/ei/, 'ie'],
  [/sz/, 'sh'],
  [/cz/, 'ch'],
  [/(?!^)w(?=[aeiou])/, 'v'],
  [/(?!^)v/, 'w'],
  [/q/, 'k'],
  [/dh/, 'd'],
  [/th/, 't'],
  [/kh/, 'k'],
  [/(?!^)gh/, 'g'],
  [/(?!^)z/, 's'],
  [/aa/, 'a'],
  [/ou/, 'u'],
  [/ine$/, 'een'],
  [/yn$/, 'in'],
  [/en$/, 'an'],
  [/on$/, 'en'],
  [/er$/, 'ar'],
  [/el$/, 'al'],
  [/ski$/, 'sky'],
  [/ey/, 'ay'],
]

const SHORT_FORMS = sets(`
Elizabeth Liz Lizzie Beth Eliza Libby Betsy | Isabella Bella Izzy Issy | Isabelle Izzy Belle Issy | Charlotte Lottie Charlie Lotty | Eleanor Ellie Nell Nora | Katherine Kate Katie Kitty Kathy | Catherine Kate Katie Cathy
Olivia Liv Livvy Livi | Amelia Millie Amy Mia | Emily Em Emmy Millie | Jessica Jess Jessie | Abigail Abby Abi Gail | Rebecca Becky Becca Bex | Victoria Vicky Tori | Georgina Georgie Gina | Georgia Georgie
Matilda Tilly Tilda Mattie | Florence Flo Florrie Flossie | Penelope Penny Nell | Arabella Bella Ara | Beatrice Bea Trixie | Madeleine Maddie Maddy | Madison Maddie Maddy | Samantha Sam Sammy | Alexandra Alex Lexi Sasha Sandra
Harriet Hattie Harri | Francesca Fran Frankie Chessie | Gabriella Gabby Ella | Josephine Josie Jo | Annabelle Anna Annie Belle | Scarlett Scarlet Lettie | Evelyn Evie Eve | Margaret Maggie Peggy Meg | Lillian Lily | Imogen Immy
Rosalie Rosie Rose | Natalie Nat Tally | Lucy Lu Luce | Lydia Liddy | Patricia Pat Trish | Theodora Thea Teddy | Alice Ali | Martha Marty Mattie | Winifred Winnie | Bethany Beth | Danielle Dani | Jodie Jo
William Will Bill Billy Liam Willie | Thomas Tom Tommy | James Jim Jimmy Jamie | Joseph Joe Joey | Joshua Josh | Benjamin Ben Benji Benny | Samuel Sam Sammy | Daniel Dan Danny | Alexander Alex Alec Xander Sandy Sasha
Matthew Matt Matty | Michael Mike Mick Mikey | Robert Rob Bob Bobby Robbie Bert | Edward Ed Eddie Ted Teddy Ned | Theodore Theo Ted Teddy | Frederick Fred Freddie | Harrison Harry Harris | Henry Harry Hal | Charles Charlie Chas Chuck
Archibald Archie | Alfred Alfie Fred | Albert Bertie Al Bert | Zachary Zac Zach | Nathaniel Nathan Nat Nate | Jonathan Jon Jonny | Anthony Tony Ant | Andrew Andy Drew | Christopher Chris Kit Topher | Nicholas Nick Nicky | Stephen Steve
Peter Pete | Patrick Paddy Pat Rick | Richard Rick Dick Richie | Ronald Ronnie Ron | Reginald Reggie Reg | Stanley Stan | Lawrence Larry Laurie | Laurence Laurie | Sebastian Seb Bastian | Tobias Toby | Oliver Ollie Olly | Leonard Leo Lenny
George Georgie | Jacob Jake Jakey | Gabriel Gabe | Dominic Dom | Timothy Tim | Gregory Greg | Philip Phil Pip | Wilfred Wilf Fred | Maximilian Max | Cameron Cam | Francis Frank Frankie | Vincent Vinnie Vince | Raphael Rafe Rafi
Jakub Kuba | Aleksander Olek Alek | Aleksandra Ola | Katarzyna Kasia | Małgorzata Gosia | Magdalena Magda | Zuzanna Zuzia | Krzysztof Krzysiek Chris | Wojciech Wojtek | Stanisław Staś Staszek | Tomasz Tomek Tom | Joanna Asia Joasia | Agnieszka Aga
Zofia Zosia | Maria Marysia | Piotr Piotrek Peter | Michał Michał Michael | Paweł Paul | Antoni Antek | Franciszek Franek | Mikołaj Mikołajek Nicholas
Gurpreet Gurps Guri | Harpreet Harp Harry | Manpreet Manny Mani | Jaspreet Jas Jassi | Sukhdeep Sukhi | Navneet Nav | Simran Simi | Arjan AJ | Krishna Krish Kris | Nikhil Nik | Radhika Radha | Devanshi Dev
Oluwaseun Seun | Oluwadamilola Dami Lola | Temitope Temi | Ayomide Ayo Mide | Chukwuemeka Emeka | Adebayo Bayo | Oluwadara Dara | Funmilayo Funmi | Anuoluwapo Anu | Titilayo Titi | Toluwani Tolu | Emmanuel Manny Emma
Abdirahman Abdi | Abdullahi Abdi | Zakariya Zak Zaki | Ibrahim Ibby Ibz | Mustafa Mus | Khadija Dija | Abdul-Rahman Rahman | Mohamed Mo | Yusuf Yus Joseph | Ismail Ish | Francisco Chico | António Toni | Alexandru Alex | Ștefania Stefi | Gabriela Gabi
Fionnuala Nuala | Bridget Bríd Biddy | Padraig Pat | Kathleen Kath Kathy | Llewelyn Llew | Gruffydd Guto Griff | Angharad Hari | Catrin Cati | Dafydd Dai
`)

/** By each name in small letters, all names of its line or of its part of a line. */
function sets(text: string): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, readonly string[]>()
  for (const set of text.trim().split(/[|\n]/)) {
    const names = set.trim().split(/\s+/)
    for (const name of names) {
      const others = names.filter((other) => other !== name)
      byName.set(name.toLowerCase(), [...(byName.get(name.toLowerCase()) ?? []), ...others])
    }
  }
  return byName
}
