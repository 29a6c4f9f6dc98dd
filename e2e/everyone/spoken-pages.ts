/**
 * What can be used on each step's page, in the order in which it is read: the role, then the word that names it (`spoken-words.ts`), then what
 * else is told about it. `focused` is where a step puts the focus; where no line has it, reading goes on from the page's beginning.
 */
const SECRET = ["textbox password required", "button showPassword"];
const PICTURE = [
  "image picture",
  "button listen",
  "button otherPicture",
  "textbox pictureCode required",
  "disclosure otherWays",
];
const RESEND = ["button resend disabled", "disclosure notArriving"];
const SITES = ["link openAbsher", "link openTawakkalna", "link openCitizenAccount"];
const SELF_SERVICES = ["link back", "link changePhoneNumber", "link freezeAccount"];
const NEW_NUMBER = [
  "link back",
  "combobox countryCode",
  "textbox newMobile required",
  "textbox newEmail",
  "button next",
];

/** Every page of every flow, by step. */
export const SPOKEN_PAGES = {
  home: ["link createAccount", "link nationalFile", "link signIn", "link lostPhone", "link changePhoneNumber"],
  registration: ["link back", "link absherIndividuals", "link haveAccount"],
  "registration/absher": ["link back", "button newUser"],
  "registration/identity": [
    "link back",
    "textbox nationalId required",
    "textbox mobile required",
    "textbox email required",
    "button next",
  ],
  "registration/details": [
    "link back",
    "textbox username required",
    ...SECRET,
    "textbox confirmPassword required",
    "button showConfirmation",
    "combobox language",
    ...PICTURE,
    "checkbox agree",
    "link terms",
    "link privacy",
    "button next",
  ],
  "registration/review": [
    "link back",
    "link editNationalId",
    "link editMobile",
    "link editEmail",
    "link editUsername",
    "link editPassword",
    "link editLanguage",
    "button next",
  ],
  "registration/code": [
    "link back",
    "link notYourNumber",
    "textbox activationCode required focused",
    "timer",
    "button confirm",
    ...RESEND,
    "link lostPhone",
  ],
  "registration/done": [...SITES, "link myAccount"],
  "sign-in/credentials": [
    "textbox signInName required",
    ...SECRET,
    ...PICTURE,
    "button signIn",
    "button byPasskey",
    "link lostPhone",
    "button createAccount",
  ],
  "sign-in/code": [
    "textbox verificationCode required focused",
    "timer",
    "button confirm",
    ...RESEND,
    "link lostPhone",
    "button otherAccount",
  ],
  "sign-in/consent": ["button allow", "button deny"],
  account: [
    "link addPasskey",
    "button notNow",
    "link selfServices",
    "link accountSecurity",
    "link editMobile",
    "link editEmail",
    "link editPassword",
    ...SITES,
    "button signOut",
  ],
  "account/self-services": SELF_SERVICES,
  "account/mobile": NEW_NUMBER,
  "recovery/mobile": ["link back", "button absherIndividuals", "link haveSim"],
  "recovery/mobile/absher": [
    "link back",
    "textbox signInName required",
    "textbox fullName required",
    ...SECRET,
    ...PICTURE,
    "button signIn",
  ],
  "recovery/mobile/inside": ["link selfServices"],
  "recovery/mobile/inside/self-services": SELF_SERVICES,
  "recovery/mobile/number": NEW_NUMBER,
  "change/review": ["link back", "link editNewMobile", "link editNewEmail", "button confirmChange"],
  "change/code": [
    "link back",
    "link notYourNumber",
    "textbox verificationCode required focused",
    "timer",
    "button next",
    ...RESEND,
  ],
  "change/done": ["link toMyAccount", "link followCase"],
  "recovery/case": ["link back", "textbox caseNumber required", "button followCase"],
  "recovery/case/found": ["link back", "link undoChange", "button chooseNewPassword", "link typeHoldCode"],
  freeze: ["link back", "textbox holdCode required", ...PICTURE, "button hold", "disclosure noCode"],
  "freeze/frozen": ["link home"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A step of a flow, by where it stands. */
export type StepName = keyof typeof SPOKEN_PAGES;
