import type { Sex } from './manners.ts'

/** Pairs of names that parents like to give to twins and that are easily taken for one name spelt in two ways. */
export const ALIKE: Readonly<Record<Sex, readonly (readonly [string, string])[]>> = {
  M: pairs(`Jayden Jaydon, Harry Harvey, Alfie Archie, Ryan Rylan, Aiden Jayden, Jack Jake, Tyler Tyrell, Lewis Louis,
    Oscar Otis, Ethan Nathan, Logan Rogan, Mason Jason, Dylan Rylan, Theo Leo, Max Jax, Finley Findlay, Callum Calvin`),
  F: pairs(`Ella Ellie, Lily Lilly-Mae, Holly Molly, Evie Edie, Isla Ayla, Emily Emilia, Lexi Lacey,
    Sophie Sophia, Poppy Pippa, Millie Maisie, Grace Gracie, Anna Hannah, Zara Lara, Eva Ava`),
}

/** As above, in the families of other origins. */
export const ALIKE_ELSEWHERE: Readonly<Record<string, Readonly<Record<Sex, readonly (readonly [string, string])[]>>>> =
  {
    muslim: {
      M: pairs(`Hassan Hussain, Hasan Husain, Amir Amin, Adam Adnan, Zayn Zayd, Yusuf Yunus, Musa Isa, Sami Samir,
      Ismail Ishaq, Haris Harun, Bilal Hilal, Umar Umair, Ayaan Rayyan, Imran Irfan`),
      F: pairs(`Amira Amina, Aisha Anisha, Safa Marwa, Sana Hana, Zara Zahra, Aleena Aleeza, Inaya Anaya,
      Samira Samina, Iqra Isra, Alisha Aisha, Hiba Hina`),
    },
    sikh: {
      M: pairs(
        `Gurpreet Harpreet, Jasdeep Jasjit, Manraj Manveer, Harveer Gurveer, Sukhdeep Sukhjit, Arjan Arjun, Rajan Rajveer`,
      ),
      F: pairs(`Simran Simrat, Jasleen Jasmeen, Harleen Gurleen, Manpreet Jaspreet, Navneet Avneet, Kiran Kirat`),
    },
    Polish: {
      M: pairs('Jan Janusz, Jakub Jacek, Adam Adrian, Mateusz Maciej, Dawid Damian'),
      F: pairs('Julia Julita, Maja Kaja, Lena Helena, Hanna Anna'),
    },
    Nigerian: {
      M: pairs('Taiwo Kehinde, Oluwaseun Oluwasegun, Ayomide Ayodele, Chidi Chike, Temiloluwa Toluwani, Emeka Emenike'),
      F: pairs(
        'Taiwo Kehinde, Oluwadara Oluwadunni, Ayomide Ayotomi, Chioma Chinaza, Temitope Temilola, Blessing Precious',
      ),
    },
    Tamil: {
      M: pairs('Kavin Kavish, Nithin Nithish, Tharun Varun'),
      F: pairs('Abinaya Abirami, Tharani Dharani, Kavya Navya, Mithura Mathura, Nila Nira'),
    },
    Gujarati: {
      M: pairs('Krish Krishna, Dev Devan, Jay Ajay, Aarav Aarush, Neel Nikhil, Rohan Rohit'),
      F: pairs('Riya Diya, Anika Anisha, Priya Priyanka, Kavya Navya, Isha Nisha, Meera Mira'),
    },
  }

/** How many in a hundred pairs of twins of one sex have names alike. */
export const ALIKE_PERCENT = 12

function pairs(text: string): readonly (readonly [string, string])[] {
  return text.split(',').map((pair) => pair.trim().split(/\s+/) as [string, string])
}
