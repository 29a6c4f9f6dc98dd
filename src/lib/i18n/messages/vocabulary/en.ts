import type { Vocabulary } from "./words.ts";

export const en: Vocabulary = {
  portalName: "Nafidha",
  portalTitle: "Nafidha: one account for every government site",
  portalDescription:
    "Register once, sign in to government sites with one account, and change your mobile number safely.",

  createAccount: "Create a new account",
  absherIndividuals: "Absher individuals",
  newUser: "New user",
  signIn: "Sign in",
  signOut: "Sign out",
  myAccount: "My account",
  selfServices: "Self-services",
  changePhoneNumber: "Change phone number",
  lostPhone: "I lost my phone",
  freezeAccount: "Freeze account",
  next: "Next",
  confirm: "Confirm",
  back: "Back",

  nationalId: "National ID or Iqama number",
  mobile: "Mobile number",
  newMobile: "New mobile number",
  countryCode: "Country code",
  email: "Email",
  newEmail: "New email",
  fullName: "Full name",
  username: "Username",
  signInName: "Username or ID number",
  password: "Password",
  confirmPassword: "Confirm password",
  preferredLanguage: "Preferred language",
  pictureCode: "Picture code",
  agreement: "I agree to the terms of use and the privacy policy",
  activationCode: "Activation code",
  verificationCode: "Verification code",
  holdCode: "Hold code",
  birthDate: "Birth date",
  idExpiry: "ID expiry date",

  arabic: "Arabic",
  english: "English",
  saudiArabia: "Saudi Arabia +966",

  versionOf: "Version of",
  contents: "Contents",
};
