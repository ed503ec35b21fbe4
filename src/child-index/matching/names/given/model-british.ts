/** Girls of England, Wales, Scotland, Ireland and the Caribbean. For review by people who bear them. */
export const BRITISH_GIRLS = `
  abbie abby abigail ada adelaide adele agatha agnes aileen aimee aimie alana alba alexa alexandra alexia alexis alice
  alicia alina alisha alison aliyah allegra amanda amara amber ameilia amelia ameliah amelie amy ana anastasia andrea
  angel angela angelica angharad anita ann anna annabel annabelle annalise anne annie annika antonia anwen aoife april
  arabella aria ariadne ariana arianna ariella arwen ashleigh ashlyn astrid athena aubrey audrey aurelia aurora autumn
  ava aveline avery ayda ayla aylah azalea barbara beatrice beatrix belinda bella belle bernadette bessie beth bethan
  bethany betty beverley bianca billie blanche blossom blythe bonnie brenda briar brid bridget bridie brielle bronte
  bronwen brooke brooklyn bryony cadence cadi caitlin caitlyn callie camilla candice cara carla carly carmel carol
  caroline carrie carys casey cassandra cassidy catherine catrin cecilia celeste celia celine ceri chanel chantelle
  charlene charley charlotte chelsea cherry cheryl chloe christabel christina christine ciara cindy claire clara
  clarice clarissa claudia clementine cleo cliona clodagh clover coco colette connie constance cora coral cordelia
  corinne courtney cressida crystal cynthia daisie daisy dakota dana danica danielle daphne darcey darcie darcy daria
  dawn deborah deirdre delilah delphine demi denise destiny diana diane dolly dominique donna dora doreen doris
  dorothea dorothy dulcie ebony eden edie edith edna effie eileen eira eirlys elaine eleanor eleanora elen elena eleri
  eliana elin elinor elise eliza elizabeth ella elle ellen ellia elliana ellie ellie-mae elodie eloise elora elowen
  elsie elspeth ema emelia emer emilia emilie emily emma emmeline enya erica erin esme esmeralda estelle esther ethel
  etta eugenie eva evah evalyn evangeline eve evelyn everly evie eviee faith fay faye faythe felicity fern ffion fiadh
  finola fiona fleur flora florence florrie fran frances francesca freda freya gabriella gabrielle gaynor gemma
  genevieve georgia georgiana georgie georgina geraldine gertrude gina ginny gladys glenda gloria grace gracie grainne
  graycie greta gwen gwendolen gwenllian gwyneth haf hailey hallie hannah harley harmony harper harriet hattie hayley
  haylie hazel heather heidi helen helena henrietta hermione hettie hilary hilda holly honor honour hope immy imogen
  india indie ines ingrid iona irene iris isabel isabella isabelle isla islay isobel ivy izzy jacqueline jade jaime
  jane janet janice jasmine jasmyn jayne jean jemima jemma jennifer jenny jess jessica jessie jill jo joan joanna
  joanne jocelyn jodie johanna josephine josie joy joyce juanita judith judy julia juliana julie juliet juliette june
  juniper kacey kaci kacie kara karen kate kathleen katie katrina kay kaya kayla kaylee kayleigh kaylin keeley keira
  kelly kelsey kelsie kendra keren kerry keziah khaleesi khloe kiara kiera kim kimberley kira kirsten kirsty kitty
  kizzy lacey lacie laila lana lara laura laurel lauren laurie lavinia layla leah leanne leila lena leona leonie
  leonora lexi lexie lexy libby lila lilah lilia lilian lillian lillie lilly lily linda lindsay liv livia liz liza
  lizzie lois lola lora loretta lorna lorraine lottie louisa louise lowri luana lucia lucie lucille lucinda lucy luna
  lydia lyla lylah lynn lynne lyra mabel macey macie maddie maddison maddy madeleine madeline madison maeve maggie
  maia mair maisie maizie maja mali malia mandy mara marcella margaret margot marguerite maria mariah marianne marie
  marigold marina marion marissa marjorie marlene marley marlowe martha martina mary matilda maud maura maureen mavis
  maya mckenzie meadow megan meghan melanie melissa melody mercy meredith mia michelle mila mildred miley millah
  millicent millie mimi mina minerva minnie mira miranda miriam moira mollie molly mona monica morag morgan morgana
  morwenna muriel mya myah myfanwy myla myra myrtle nadia nadine nancy naomi natalia natalie natasha neave nell nellie
  nerys nesta nevaeh neveah nia niamh nichola nicola nicole nina nita noelle nora noreen norma nova octavia odette
  olive olivia olwen oona oonagh opal ophelia orla orlaith paige paisley paloma pamela paris patience patricia paula
  pauline payton pearl peggy penelope penny perdita petra petula peyton philippa phoebe phyllis pippa pixie polly
  poppy portia precious primrose princess priscilla prudence quinn rachael rachel ramona raven rayne reanne rebecca
  reese regina renee rhea rhian rhiannon rhonda rita roberta robyn roisin romilly romy rosa rosabella rosaleen rosalie
  rosalind rosamund rosanna rose roseanne rosemary rosie rowena roxanne ruby ruth sabrina sadie saffron sally samantha
  sandra saoirse saskia savannah scarlet scarlett selena selina seren serena shannon sharon sheena sheila shelley
  sherry shirley shona sian sianna siena sienna sierra silvia simone sinead siobhan skye skyla skylar sofia sofie
  sonia sophia sophie sorcha stacey stella stephanie storm sue summer susan susanna suzanne sybil sylvia tabitha talia
  tallulah tamara tamsin tania tanya tara tatiana taylor teagan tegan teresa tess tessa thalia thea theodora theresa
  tia tiana tianna tiffany tiggy tilda tillie tilly tina toni tracey trinity trixie trudy tyler una ursula valentina
  valerie vanessa venetia vera verity veronica vicky victoria vienna viola violet virginia vivian vivienne wanda wendy
  wilhelmina willa willow winifred winnie wren xanthe yasmin yvette yvonne zara zarah zaria zelda zena zia zoe zofia
  zola zuri
  hollie mae piper cari alys efa lili nansi beca mared sioned anest heledd lleucu mabli enlli caoimhe eabha eilidh aisling
  mairead eimear aine dearbhla laoise ailsa keisha shanice shania jada ottilie anwen lowri cadi mali gwen`

/** Boys of England, Wales, Scotland, Ireland and the Caribbean. For review by people who bear them. */
export const BRITISH_BOYS = `
  aaron abel abraham ace adam adrian aidan aiden ainsley alan alasdair albert albie alec aled alex alexander alfie
  alfred alistair allan alun alvin ambrose amos andre andrew aneurin angus anthony archer archibald archie arlie arlo
  arnold aron arran arthur asa asher ashley ashton aspen aston atlas atticus aubrey augustus austin axel aydan ayden
  bailey barclay barnaby barney barry bartholomew basil bear beau beck ben benedict benjamin benji bernard bert bertie
  bill billy bjorn blaine blake bob bobby bodhi bodie boris bowie brad bradley brady bram brandon braxton brayden
  braydon brendan brennan brent brett brian brock brodie brody brogan bruce bruno bryan bryce bryn bryson buddy buster
  byron cade cadell cai caiden cain caleb callan callum calvin cameron campbell caradoc carl carlton carson carter
  casey casper caspian cassius cecil cedric chad chadwick charles charlie chase chester chris christian christopher
  cian ciaran cillian clarence clark claude clay clayton clement cliff clifford clive clyde coby cody cohen colby cole
  colin colm colt conall conan connor conrad constantine cooper corbin corey cormac cory craig crispin cruz cullen
  curtis cuthbert cyril cyrus daire dale dallas damian damien damon dan daniel danny dante dara darius darragh darrell
  darren darwin dashiell dave davey david dawson dax deacon dean declan delroy denis dennis denzel derek dermot derry
  desmond devon dewi dexter diarmuid digby dillon dirk dominic donal donald donnacha donovan dougal douglas drew duane
  dudley duke duncan dustin dwayne dylan eamon earl eden edgar edison edmund eduard edward edwin eifion eli elias
  elijah eliot elis elliot elliott ellis elton elvis elwood emil emlyn emmanuel emmett emrys enda enzo eoghan eoin
  eric erik ernest errol ethan euan eugene evan evander everett ewan ezekiel ezra fabian felix fergal fergus finlay
  findlay findley finley finn finnian fintan fionn fletcher flynn ford forrest fox francis frank frankie franklin fraser
  fred freddie frederick gabriel gage galen gareth garth gary gavin gene geoffrey george geraint gerald gerard gethin gideon
  gilbert giles glen glenn glyn godfrey gordon graeme graham grant grayson greg gregor gregory grey griff griffin
  griffith gruffydd gus guy gwilym gwyn hal hamish hank harley harold harper harris harrison harry harvey hayden
  haydon heath hector hedley henley henry herbert herman hubert hudson huey hugh hugo humphrey hunter huw hywel ian
  idris iestyn ieuan ifan ignatius igor ike illtyd innes ioan iolo ira irvine irving isaac isaiah isidore ivan ivor
  iwan jac jace jack jackson jacob jaden jagger jago jaiden jaidon jaime jake jamal james jamie jared jarrod jarvis
  jason jasper javier jax jaxon jaxson jay jayce jaydan jayden jaydn jaydon jayson jed jefferson jeffrey jenson
  jeremiah jeremy jermaine jerome jerry jesse jethro jett jim jimmy joachim joby jock joe joel joey john johnny jon
  jonah jonas jonathan jordan jorge joseph josh joshua josiah jude jules julian julius junior justin kade kai kaidan
  kaiden kain kairo kaleb kallum kameron kane karl karter kayden kaydon kayson keane keaton keegan keelan keiran keith
  kelvin kelvyn ken kendrick kenneth kenny kenzo kerr kevin kian kieran killian kit koby kody kris kristian kurt kylan
  kyle kylo kyran lachlan laighton laird lance lando laurence lauri lawrence lawson layton leander lee leif leigh
  leighton leland lennie lennon lennox leo leon leonard leonardo leroy leslie lester levi lewin lewis lex liam lincoln
  linus lionel llew llewellyn lloyd lochlan logan loki lorcan lorenzo loris louie louis luca lucas lucian lucien
  ludovic luke luther lyle lyndon mac macaulay mack mackenzie maddox magnus maison malachi malachy malakai malcolm
  manuel marc marcel marco marcus mario mark marley marlon marshall martin marvin mason matheus matteo matthew
  matthias maurice maverick max maxim maximilian maximus maxwell melvin meredith merlin michael miles milo mitchell
  monty mordecai morgan moses murphy murray myles mylo myron nate nathan nathaniel ned neil nelson neo nevaeh nevan
  neville nial niall nicholas nico nigel noah noel nolan norman oakley oberon odhran odin oisin olaf oliver ollie olly
  omari orion orlando orson oscar osian oskar osric oswald otis otto owain owen owens paddy padraig parker pascal
  patrick paul pax pearse percival percy peregrine perry peter philip phineas phoenix pierce pierre piers preston
  prince quentin quincy quinn ralph ramon randall randolph raphael raphe ray raymond reece reed reg reggie reginald
  reid reiss remi remy rene renton reuben rex rhodri rhylan rhys ricardo richard ricky ridley riely rigby riley river
  roan rob robbie robert robin rocco rocky roddy roderick rodney rogan roger rohan roland roman romeo ronald ronan
  ronnie ronny rory roscoe ross rowan roy royce ruairi rudy rufus rupert russell ryan ryder rylan rylee sacha sam
  samson samuel santiago saul scott seamus sean seb sebastian senan seth shane shaun shay shea sheldon sid sidney
  silas simeon simon skyler sol solomon sonny spencer spike stan stanley stefan stephen steve steven stewart stirling
  struan stuart sylvester tadhg taliesin tate taylan tayler taylor ted teddy terence terry thaddeus thane theo
  theodore thomas tiarnan tim timothy tirion titus tobias tobin toby todd tom tomas tommy tomos tony torin travis
  trefor trent trevor tristan troy tudor tudur tyler tyrell tyrese tyrone tyson ulysses uriah valentine vaughan vernon
  victor vihaan vincent virgil vivian wade walker wallace walter warren watson wayne wesley wilbur wilf wilfred will
  william willis wilson winston wolf woody wyatt wynford xander xavier yestyn york zac zach zachariah zachary zack
  zaiden zander zane zayden zayne zeke zeus ziggy zion
  harri macsen steffan llewelyn dafydd guto caio conor cathal micah amari taran deio emrys`
