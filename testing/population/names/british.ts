import { stockOf } from './stock.ts'

const BOYS = `
Oliver George Noah Arthur Harry Leo Jack Charlie Oscar Jacob Henry Thomas Freddie Alfie Theo William Theodore Archie
Joshua Alexander James Isaac Edward Lucas Tommy Finley Max Logan Ethan Teddy Benjamin Daniel Joseph Samuel Harrison
Sebastian Riley Mason Reuben Elijah Louie Albert Hugo Rory Zachary Jude Ezra Luca Hunter Roman Toby Bobby Jaxon Dylan
Carter Frederick Ronnie Adam Stanley Reggie Jenson Caleb Elliot Gabriel Jesse Liam Frankie Ralph Nathan Tobias Louis
Matthew Harvey Jackson Felix Ollie Blake Luke Michael Robert Jayden Kai Rowan Ryan Callum Connor Kyle Jamie Cameron
Brandon Aaron Lewis Owen Tyler Ben Sam Joe Ellis Austin Billy Sonny Dexter Rupert Otis Grayson Miles Vinnie Bodhi
Chester Barnaby Leon Jake Christopher Andrew Anthony Stephen Peter Patrick Kieran Spencer Morgan Declan Corey Bradley
Ashton Zac Monty Rafe Wilfred Sidney Edgar Laurence Kit Digby Ned Percy Cassius Magnus Nicholas Philip Richard`

const GIRLS = `
Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Sienna Poppy Elsie Emily
Ella Evelyn Phoebe Evie Charlotte Harper Millie Matilda Maisie Sofia Emilia Isabelle Alice Ada Ruby Luna Esme Penelope
Jessica Sophie Eliza Erin Chloe Imogen Lottie Nancy Violet Bonnie Aria Thea Robyn Maya Lola Mila Eva Arabella Rose
Hallie Orla Clara Eleanor Delilah Zara Ellie Maeve Molly Beatrice Lucy Amber Summer Scarlett Holly Abigail Lyla Margot
Hannah Gracie Iris Anna Georgia Darcie Layla Martha Heidi Edith Annabelle Skye Elizabeth Katie Megan Lauren Bethany
Rebecca Amy Georgina Harriet Libby Tilly Lexi Faith Paige Caitlin Niamh Leah Sarah Madison Aimee Kayla Zoe Tegan Keira
Victoria Rachel Natalie Catherine Francesca Jasmine Gabriella Alexandra Madeleine Cecily Flora Winnie Mabel Elodie Tabitha
Aurora Ottilie Hattie Dolly Pippa Verity Honor Isobel Rosalie Nell Kitty Connie Betsy Lydia Naomi Josephine Courtney Jodie`

const FAMILIES = `
Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall
Wood Jackson Clarke Clark Harris Lewis Martin Cooper Hill Ward Turner Hughes Moore Edwards Baker Harrison Scott Morris
King Watson Allen Parker Bennett Young Phillips Richardson Mitchell Cook Carter Bailey Collins Shaw Bell Cox Morgan
Adams Marshall Simpson Anderson Price Webb Mills Ellis Palmer Matthews Rogers Russell Stevens Gibson Barnes Lloyd
Murray Butler Fisher Holmes Powell Knight Hunt Mason Barker Reynolds Chapman Dixon Pearson Foster Fletcher Howard Fox
Saunders Payne Ford Wells Atkinson Lawrence Cole Day Gray Grant Harvey Webster Hudson Spencer Reid Elliott Andrews
Jenkins Berry Newton Carr Dean Newman Bradley Lane Burton Riley Gardner Nicholson Hart Armstrong Johnston Booth Dunn
Hawkins Watts Cunningham Perry Lawson Harding Stone Porter Hopkins Wheeler Francis Burns Barrett Oliver Wallace Rose
Kelly Lowe Dawson Gilbert Perkins Brooks Sutton Woods Walsh May Bird Arnold Holland Bishop Potter Sharp Peters Stephenson
Osborne Lynch Parsons Page Griffiths Bates Field Austin Crawford Nash Long Pritchard Weston Pope Steele Frost Finch
Hewitt Goodwin Chambers Freeman Whitehead Rhodes Tucker Owen French Barton Marsh Kemp Norton Cross Slater Poole Coates`

/** Where people of old came from: the family names of the long tail. */
const PLACES = `Ash Ather Bag Bam Bark Beck Bent Bick Birk Black Blox Brad Bram Bran Brox Buck Burn Carl Chad Chat Clap
Clay Col Cran Crom Dal Den Dil Dun East El Fair Farn Fen Gar Gos Grim Had Hal Har Hath Hay Heb Hol Horn Hux Kel Kings
Kirk Lang Lin Lock Long Lud Mar Mel Nor Oak Old Pem Pen Pick Rad Raw Rock Row Rush Sal Sed Shel Ship Stan Staple Sten
Swin Tad Thorn Thur Tid Up Wad Wal War Wet Whit Win With Wol Wych`
const KINDS_OF_PLACE = `ford ley ton well by ham worth field wick stone bury croft brook wood bridge combe den dale hurst
gate shaw mere cote land bourne thorpe man house`

export const ENGLISH = {
  boys: stockOf(BOYS, 5, [
    22,
    'Jay Kay Bray Zay Jax Bran Dax Kor Tre Ry Lan Har Ash Col Bry Cam Ker Mar Ty Dar Wes Cor Lin Al Bar',
    'den don lin ton son ley ric an en us iel ron vin by nor',
  ]),
  girls: stockOf(GIRLS, 5, [
    22,
    'Ava Ella Lily Ivy Evie Isla Mia Elsie Lexi Amelia Gracie Lola Poppy Millie Maisie Ruby Bella Skye Summer Nevaeh',
    '-Mae -Rose -Grace -May -Leigh -Jo -Rae -Jane -Louise -Anne -Belle -Marie -Lee -Faye -Kate',
  ]),
  families: stockOf(FAMILIES, 5, [50, PLACES, KINDS_OF_PLACE]),
}

export const WELSH = {
  boys: stockOf(
    `Osian Macsen Harri Elis Tomos Jac Dylan Rhys Owain Gethin Ifan Evan Ioan Iestyn Cai Gruffydd Emrys Llewelyn Steffan
     Guto Deio Aled Dafydd Huw Gwilym Caio Morgan Efan Joseff Carwyn Hari Twm Ned Mabon Taliesin Idris Bryn Rhodri Iwan
     Celt Siôn Rhydian Oliver Noah Theo Jacob`,
    3,
  ),
  girls: stockOf(
    `Ffion Cadi Mali Alys Nansi Erin Seren Megan Efa Martha Lili Eira Ela Cari Gwen Lowri Beca Elin Nel Mared Non Enlli
     Carys Rhian Angharad Bethan Catrin Sioned Nia Heledd Llinos Branwen Tegan Betsan Mabli Leusa Anest Begw Ania
     Siân Olivia Amelia Freya Ava`,
    3,
  ),
  families: stockOf(
    `Jones Williams Davies Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen James Rees Jenkins Price Morris
     Richards Lloyd Phillips Parry Powell Pritchard Howells Harries Bowen Ellis Rowlands Jarman Vaughan Watkins Bevan
     Probert Pugh Llewellyn Gwynne Prosser Meredith Mathias Humphreys Tudor Cadwaladr Breese Ap_Dafydd`,
    1,
    [16, 'Tre Pen Llan Aber Cefn Bryn Nant Coed', 'gwyn mawr fach hir las glas wen ddu eifion'],
  ),
}

export const IRISH = {
  boys: stockOf(
    `Conor Cillian Rían Fionn Tadhg Oisín Seán Daithí Darragh Finn Cian Senan Callum Patrick Eoin Cathal Shay Donnacha
     Ruairí Aidan Odhran Dara Lorcan Ronan Declan Kieran Niall Fiachra Brendan Michael James Liam Padraig Eoghan Diarmuid
     Malachy Colm Ciarán Brogan Shea Rory Tiernan Caolan`,
    3,
  ),
  girls: stockOf(
    `Saoirse Fiadh Aoife Éabha Caoimhe Niamh Clodagh Róisín Cara Maeve Ciara Erin Sadhbh Orla Aisling Muireann Clíona
     Sinéad Siobhán Gráinne Bríd Méabh Áine Nuala Fionnuala Ailbhe Eimear Deirdre Bronagh Shauna Keeva Kayleigh Mary
     Margaret Bridget Kathleen Aoibheann Dearbhla Cliodhna Laoise`,
    3,
  ),
  families: stockOf(
    `Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty Kennedy
     Lynch Murray Quinn Moore McLoughlin O'Carroll Connolly Daly O'Connell Wilson Dunne Brennan Burke Collins Campbell
     Clarke Johnston Hughes O'Farrell Fitzgerald Brown Martin Maguire Nolan Flynn O'Callaghan O'Donnell Duffy Ward
     O'Mahony Boyle Healy O'Shea McDonagh Sweeney Hayes Kavanagh Power McGrath Moran Brady Stewart Casey Foley`,
    6,
    [
      30,
      "O' Mc Mac",
      'Rourke Hara Keefe Gowan Dermott Namara Ginty Kenna Auley Inerney Grady Dwyer Hanlon Leary Enroe',
    ],
  ),
}

export const CARIBBEAN = {
  boys: stockOf(
    `Malachi Isaiah Jayden Elijah Tyrese Kymani Josiah Micah Zion Tyrell Nathaniel Jerome Andre Marcus Darius Kieron
     Dwayne Leroy Caleb Ezekiel Xavier Amari Jahmal Romario Shaquille Omari Levi Tristan Rashaun Curtis Delroy Kenroy
     Jermaine Ramone Aaron Daniel Joshua Michael`,
    6,
    [20, 'De Ja Ke Sha Ty Ra La Tre Da Jah Ka', 'shaun quan mari von vonte rell mal mir kai niel juan'],
  ),
  girls: stockOf(
    `Nevaeh Destiny Amara Jada Shanice Tiana Kiara Imani Naomi Aaliyah Gabrielle Tanisha Ebony Shanelle Chantelle Aliyah
     Keisha Tamara Janelle Renee Monique Shania Latoya Simone Jasmine Zariah Kezia Serena Talia Rihanna Kiana Alicia
     Abigail Hannah Rachel`,
    6,
    [20, 'Sha La Ta Ke Ja Da Ny Ra Che Mi', 'nice nelle keisha niqua mara relle nae nika sia riah'],
  ),
  families: stockOf(
    `Campbell Brown Williams Johnson Thompson Grant Gordon Clarke Francis Bailey Reid Morgan James Lewis Edwards Thomas
     Henry Joseph Charles Pierre Alexander Baptiste Augustine Beckford Blake Bennett Walters McKenzie Stewart Powell
     Robinson Samuels Daley Facey Gayle Hinds Lawrence Linton Miller Nembhard Palmer Pinnock Richards Simms Wallace
     Walcott Whyte Barrett Cummings Dacosta Forde Greenidge Holder Brathwaite`,
    6,
  ),
}
