/** Words that people here build passwords from and that international lists do not have: the portal, its neighbours, places, names, keyboard walks. */
export const REGIONAL_WORDS: readonly string[] = [
  ..."nafidha nafitha nafeza nafath absher tawakkalna tawakalna muqeem sehhaty najiz etimad ".split(" "),
  ..."saudi saudia saudiarabia alsaudia ksa2030 vision2030 kingdom mamlaka almamlaka ".split(" "),
  ..."riyadh alriyadh jeddah jedda makkah mecca madinah medina dammam khobar alkhobar taif tabuk abha jazan ".split(
    " ",
  ),
  ..."najran hail qassim buraydah buraidah yanbu jubail aljubail hofuf alahsa ahsa neom diriyah aramco sabic ".split(
    " ",
  ),
  ..."alhilal hilal alnassr nassr alittihad ittihad alahli ahli alshabab ".split(" "),
  ..."mohammed mohammad muhammad mohamed ahmed ahmad abdullah abdulrahman abdulaziz abdulmalik khalid khaled ".split(
    " ",
  ),
  ..."fahad fahd faisal saud sultan salman turki bandar nasser naser saleh salem salim yousef yousif yusuf ibrahim ".split(
    " ",
  ),
  ..."ismail hassan hussain hussein omar othman majed majid mansour mishal mishari nawaf nayef rakan rayan sami ".split(
    " ",
  ),
  ..."waleed walid yasser ziyad fatima fatimah aisha ayesha khadija maryam mariam noura norah sarah reem huda ".split(
    " ",
  ),
  ..."latifa lama lamia munira nouf hessa jawaher amal abeer hanan layla leila salma ".split(" "),
  ..."alqahtani alghamdi alharbi alotaibi alshehri alzahrani aldosari almutairi alanazi alshammari almalki ".split(" "),
  ..."bismillah allah allahuakbar alhamdulillah subhanallah inshallah mashallah habibi habibti ya3rab islam muslim ".split(
    " ",
  ),
  ..."marhaba salam ahlan password passw0rd pass admin administrator welcome qwerty asdfgh zxcvbn qazwsx ".split(" "),
].filter((word) => word !== "");
