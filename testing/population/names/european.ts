import { stockOf } from './stock.ts'

/** Men's forms; women's end otherwise, see `manners.ts`. */
export const POLISH = {
  boys: stockOf(
    `Jakub Antoni Jan Szymon Aleksander Franciszek Filip Mikołaj Wojciech Adam Kacper Michał Marcel Stanisław Wiktor Piotr
     Nikodem Igor Ignacy Leon Tymon Oliwier Maksymilian Dawid Kamil Mateusz Bartosz Patryk Oskar Krzysztof Paweł Tomasz
     Łukasz Sebastian Dominik Hubert Gabriel Alan Fabian Julian Borys Marcin Rafał Andrzej Grzegorz Robert Damian Bruno`,
    4,
  ),
  girls: stockOf(
    `Zuzanna Julia Zofia Hanna Maja Lena Alicja Oliwia Maria Amelia Laura Pola Emilia Wiktoria Antonina Nikola Aleksandra
     Natalia Gabriela Helena Nadia Liliana Michalina Jagoda Kornelia Martyna Weronika Magdalena Karolina Patrycja Klaudia
     Małgorzata Katarzyna Agnieszka Ewa Joanna Kinga Milena Blanka Marcelina Łucja Matylda Bianka Kaja Dominika Iga`,
    4,
  ),
  families: stockOf(
    `Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski
     Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Pawłowski Michalski Król Wieczorek
     Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień Malinowski Jaworski Adamczyk Dudek Pawlak Górski Nowicki
     Sikora Walczak Witkowski Baran Rutkowski Michalak Szewczyk Ostrowski Tomaszewski Pietrzak Zalewski Wróblewski Duda`,
    6,
    [
      40,
      'Bor Brzez Cheł Czar Dobr Gał Gór Jar Kal Kar Lip Lub Mar Mil Ols Pol Rad Sad Sos Tar Wit Zaw',
      'owski iński ecki czyk ak ewicz icki',
    ],
  ),
}

export const ROMANIAN = {
  boys: stockOf(
    `David Andrei Matei Alexandru Luca Gabriel Ionuț Ștefan Mihai Cristian Darius Rareș Robert Denis Vlad Eduard Tudor
     Nicolas Sebastian Patrick Iustin Florin Marian Adrian Daniel Răzvan Victor Filip Albert Yanis Rayan Cezar Petru
     Constantin Samuel Ioan Raul Bogdan Claudiu Sorin`,
    4,
  ),
  girls: stockOf(
    `Maria Sofia Ioana Eva Ana Antonia Alexandra Elena Daria Andreea Gabriela Ștefania Bianca Denisa Anastasia Larisa
     Natalia Teodora Iris Amalia Sara Rebeca Alesia Karina Miruna Mădălina Delia Crina Roxana Cătălina Diana Iulia Medeea
     Patricia Estera Ilinca Carla Narcisa`,
    4,
  ),
  families: stockOf(
    `Popa Popescu Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Constantin Marin Lazăr Dinu Munteanu Toma
     Florea Dobre Moldovan Costea Ene Mocanu Neagu Barbu Serban Cristea Stanciu Vasile Nistor Enache Sandu Balan Ungureanu
     Ilie Nica Tudor Oprea Manole Iordache Avram Badea Covaci Varga Lupu Preda Roman Pavel`,
    4,
    [35, 'Al Bar Bog Cos Dan Dob Fil Grig Ion Man Mar Nic Pet Sim Ștef Tom Vas', 'escu eanu oiu aru ache in'],
  ),
}

export const PORTUGUESE = {
  boys: stockOf(
    `João Francisco Miguel Tomás Duarte Lourenço Santiago Gabriel Martim Rodrigo Gonçalo Rafael Afonso Diogo Tiago Pedro
     Lucas Davi Bernardo Guilherme Henrique Leonardo Enzo Vicente Salvador Dinis Simão André Bruno Ricardo Nuno Mateus
     Arthur Heitor Samuel José António Luís`,
    4,
  ),
  girls: stockOf(
    `Maria Leonor Matilde Alice Beatriz Carolina Benedita Francisca Camila Margarida Inês Ana Sofia Laura Mariana Clara
     Júlia Helena Valentina Isabela Lara Yasmin Letícia Bianca Rita Joana Íris Madalena Diana Victória Luana Constança
     Eduarda Gabriela Rafaela Catarina Lorena Teresa`,
    4,
  ),
  families: stockOf(
    `Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Jesus Sousa Fernandes Gonçalves Gomes Lopes Marques
     Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Cardoso Rocha Raposo
     Neves Coelho Cruz Cunha Pires Ramos Reis Simões Antunes Matos Fonseca Machado Araújo Barbosa Tavares Lima
     da_Silva dos_Santos de_Oliveira da_Costa de_Sousa da_Rocha`,
    4,
  ),
}

export const TURKISH = {
  boys: stockOf(
    `Yusuf Mustafa Ömer Emir Ali Ahmet Mehmet Eymen Kerem Miraç Aslan Deniz Emre Can Arda Efe Burak Hüseyin İbrahim Kaan
     Onur Mert Hasan Baran Azad Rojan Murat Hakan Serkan Ozan Tolga Umut Yiğit Berk Cem Enes Taha Furkan`,
    3,
  ),
  girls: stockOf(
    `Zeynep Elif Defne Asel Asya Azra Nehir Ecrin Eylül Miray Ela Deniz Duru Ayşe Fatma Esra Selin Melis Sude Dilara Ceren
     İrem Buse Merve Hatice Yağmur Özlem Beren Lara Ada Berfin Rojda Gül Ebru Aylin Leyla Sibel Derya`,
    3,
  ),
  families: stockOf(
    `Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan
     Şimşek Polat Korkmaz Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Bulut Keskin Turan Ateş Karaca Sarı Tekin
     Taş Bozkurt Güneş Avcı Duman Işık`,
    4,
    [35, 'Ak Kara Öz Er Güz Gün Dem Tur Yal Bay Top Alt', 'taş can soy kan doğan demir türk er gül oğlu'],
  ),
}
