import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import { englishCount } from "#lib/i18n/plural.ts";
import type { RefusalWords } from "#lib/i18n/refusal-code.ts";

const wait = (seconds: number) => durationWords(seconds * 1000, "en");

const guesses = (n: number) =>
  englishCount(n, {
    zero: "You have no tries left. Ask for a new code.",
    one: "You have {n} try left.",
    other: "You have {n} tries left.",
  });

const letters = (n: number) => englishCount(n, { one: "{n} character", other: "{n} characters" });

const PROOFS = {
  password: "the password",
  old_sim: "a code sent to your current number",
  passkey: "a passkey",
  totp: "an authenticator code",
  recovery_code: "a recovery code",
  email: "a code sent to your confirmed email",
  known_device: "a browser that you signed in from a month ago",
  registry_facts: "your registry details",
  in_person: "a service-desk code",
} as const satisfies Record<Proof, string>;

/** The words of every refusal, in English. */
export const en: RefusalWords = {
  required: () => "This box is empty. Please fill it in.",
  unreadable: () => "We could not read this box. Please type it again.",
  too_long: ({ maximum }) => `This is too long. We accept at most ${letters(maximum)}.`,
  language_unknown: () => "Choose Arabic or English.",
  agreement_required: () => "We need your agreement to the terms and the policy before we go on.",
  country_not_allowed: () => "We do not accept this country's numbers now. Choose one from the list.",

  national_id_not_digits: () => "A National ID or Iqama number has digits only. Remove anything else.",
  national_id_wrong_length: () => "A National ID or Iqama number has ten digits. Please check yours.",
  national_id_wrong_start: () => "A National ID begins with 1 and an Iqama with 2. Check the first digit.",
  national_id_check_failed: () => "This number has a mistake. Compare it with your card, digit by digit.",

  mobile_malformed: () => "We did not understand the mobile number. Type it like this: 0512345678.",
  mobile_stray_letter: () => "There is a stray letter in the mobile number. Do you mean this number?",
  mobile_too_short: () => "The mobile number is too short. Type all of it, like this: 0512345678.",
  mobile_too_long: () => "The mobile number is too long. Type it like this: 0512345678.",
  mobile_landline: () => "This is a landline. Type a mobile number that can receive messages.",
  mobile_unknown_prefix: () => "No Saudi mobile number begins with these digits. Check the first ones.",
  mobile_extension: () => "Type the mobile number alone, without an extension.",
  mobile_several_numbers: () => "You typed more than one number. Type one mobile number.",
  mobile_country_not_allowed: () => "We accept Saudi mobile numbers only. Type a Saudi number.",
  mobile_not_of_country: () => "This is no mobile number of the chosen country. Correct the number or the country.",
  mobile_country_differs: () => "The number is of another country than the one chosen. Correct one of them.",

  username_not_english: () => "Use English letters and digits only in the username, without spaces.",
  username_too_short: ({ minimum }) => `The username is too short. Use ${letters(minimum)} or more.`,
  username_too_long: ({ maximum }) => `The username is too long. It has at most ${letters(maximum)}.`,
  username_without_capital: () => "Add a capital letter to the username, such as A.",
  username_without_small: () => "Add a small letter to the username, such as a.",
  username_without_digit: () => "Add a digit to the username, such as 5.",

  email_without_at: () => "An email address has one @ in it. Type it like this: name@example.com.",
  email_name_unreadable: () => "Before the @ come English letters and digits, without spaces. Check what you typed.",
  email_domain_incomplete: () => "What comes after the @ is not complete. Type it like this: name@example.com.",
  email_malformed: () => "The email address is not complete. Type it like this: name@example.com.",
  email_too_long: ({ maximum }) => `The email address is too long. It has at most ${letters(maximum)}.`,

  full_name_not_letters: () => "Use letters only in the name, without digits or symbols.",
  full_name_incomplete: () => "Type at least the first name and the family name.",
  full_name_too_long: ({ maximum }) => `The name is too long. It has at most ${letters(maximum)}.`,

  sign_in_name_malformed: () => "Type your username, or your ten-digit ID number.",
  picture_answer_not_digits: () => "Type only the digits that you see or hear.",
  code_not_six_digits: () => "The code has six digits. Type it as you received it.",
  recovery_code_malformed: () => "A recovery code has 16 letters and digits. Type it as it is on your paper.",
  hold_code_not_eight_letters: () => "The hold code has eight English letters. Type it as you received it.",
  date_malformed: () => "We did not understand this date. Type it like 1990/5/5 or 1410/10/10.",
  desk_code_not_eight_letters: () =>
    "A service-desk code has eight English letters. Type it as the officer gave it to you.",
  lookup_reason_missing: () => "Choose from the list why you look this person up.",
  lookup_note_too_short: ({ minimum }) => `Say why in your own words, in at least ${minimum} characters.`,

  password_arabic_letters: () => "The password has Arabic letters. Switch the keyboard to English and type it again.",
  password_not_english: () => "Use English letters, digits and symbols only in the password, without spaces.",
  password_unprintable: () => "The password has a character that cannot be read. Type it again.",
  password_too_short: ({ minimum }) => `The password is too short. Use ${letters(minimum)} or more.`,
  password_too_long: ({ maximum }) => `The password is too long. It has at most ${letters(maximum)}.`,
  password_without_capital: () => "Add a capital letter to the password, such as A.",
  password_without_small: () => "Add a small letter to the password, such as a.",
  password_without_symbol: () => "Add a symbol to the password, such as ! or #.",
  password_has_username: () => "The password has a part of the username. Choose one that is far from it.",
  password_repeats_character: () => "A character repeats more than four times in a row. Change some of them.",
  password_has_portal_name: () => "The password has this portal's name in it. Choose one nobody expects.",
  password_has_own_data: () => "The password has a part of your ID, mobile or email. Choose another.",
  password_common: () => "This password is common and easy to guess. Choose another.",
  passwords_differ: () => "The two are different. Type the same password in both boxes.",

  step_passed: () => "This request has moved on in another page. Continue from where it stands.",
  busy: () => "Two requests came at the same time. Please try again.",
  overloaded: () => "We are very busy now. Wait a minute and try again. Nothing was changed.",
  unexpected: ({ reference }) => `Something went wrong on our side, not yours. Try again. Reference: ${reference}`,
  time_at_maximum: () => "This request has reached its longest time. Finish it before it ends.",
  absher_unavailable: () => "Absher is not answering now. Nothing was created. Wait a little and try again.",
  registration_expired: () => "This registration has expired and no account was created. Start again.",
  registry_unavailable: () => "The civil registry is not answering now. Wait a little and try again.",

  picture_wrong: () =>
    "The digits match neither the picture nor the sound. Here are a new picture and sound. Type the digits of one.",
  picture_gone: () => "The picture has expired. Here are a new picture and sound. Type the digits of one.",
  slower_proof_needed: () => "We need a longer check this time. Type the digits of the new picture or sound.",
  sign_in_wrong: () => "The details are not correct. Check the name and the password and try again.",
  too_many_attempts: ({ waitSeconds }) => `Too many tries. Wait ${wait(waitSeconds)} and try again.`,
  account_frozen: ({ until }) => {
    if (until === null) return "The account is frozen. Visit a service desk with your ID to lift the freeze.";
    if (until === "lifted") return "The account is frozen until you lift the freeze. Open the page “I lost my phone”.";
    return `The account is frozen until ${momentInWords(until, "en")}.`;
  },
  mobile_unusable: () =>
    "The mobile number on file is no longer in your name. Choose “I lost my phone” to register a new one.",

  passkey_unreadable: () => "Your passkey did not reach us whole. Try again, or choose another way.",
  passkey_not_accepted: () => "We did not accept this passkey. Try another one, or choose another way.",
  passkey_too_late: () => "The time for the passkey is over, or the request was used. Please try again.",
  passkey_of_another_account: () =>
    "This passkey belongs to another account. Use one of the account you are signed in with.",
  passkeys_at_maximum: ({ maximum }) =>
    `You have ${maximum} passkeys, the most we take. Remove one that you do not need first.`,
  passkey_already_added: () => "This passkey is already part of an account. Use another device or another key.",
  passkey_missing: () => "We did not find this passkey in your account. Perhaps it was removed on another page.",

  code_wrong: ({ guessesLeft }) => `The code is not correct. ${guesses(guessesLeft)}`,
  totp_wrong: () =>
    "The code is not right. Wait for the next one in the app and type it. Check that your phone sets its clock itself.",
  enrolment_missing: () => "The time of this page is over and nothing was added. Please start again.",
  factor_missing: () => "We did not find it in your account. It may have been removed on another page.",
  recovery_code_wrong: () =>
    "This code was not accepted. Check what you typed, or use another one that is still unused.",
  code_expired: () => "The code has expired. Ask for a new code.",
  code_exhausted: () => "This code has no tries left. Start this step again.",
  resend_too_soon: ({ waitSeconds }) => `We sent a code a moment ago. Ask for another in ${wait(waitSeconds)}.`,
  code_on_its_way: () => "Messages are delayed now. Your code is on its way, so there is no need to ask again.",
  code_allowance_spent: ({ waitSeconds }) => `We sent many codes to this number. Try again in ${wait(waitSeconds)}.`,
  too_many_recipients: () => "Too many numbers were tried in this request. Start a new one.",

  current_password_wrong: () => "The current password is wrong. Type it as you do when you sign in.",
  email_unchanged: () => "This is the email on file already, and it is confirmed. Type another one.",
  password_unchanged: () => "This is your current password. Type a different one.",
  change_flow_missing: () => "This browser has no open request. Start the request again.",
  change_flow_expired: () => "The time of this request is over. Nothing was changed. Start again.",
  absher_sign_in_wrong: () =>
    "The details are not correct. Check the username or ID number, the full name and the password.",
  foreign_number_unvouched: () =>
    "Another country's number takes a passkey or a service-desk code. Sign in with your passkey first.",
  number_unchanged: () => "This is the number on file already. Type the new one.",
  number_given_twice: () =>
    "The operators list this number under more than one person. Ask your operator, or type another number.",
  hold_link_not_accepted: () => "This link was used already or has expired. Open the link of a newer message.",
  hold_code_not_accepted: () =>
    "This code was not accepted. Compare its letters with the message, or type one from a newer message.",

  recovery_missing: () => "There is no recovery under way in this browser. Start again.",
  recovery_expired: () => "The time for this recovery is over, and nothing was changed. Start again.",
  facts_wrong: () =>
    "These details do not match the civil registry. Compare both dates with your card, digit by digit.",
  own_password_wrong: () => "The password is not right. Check it, then try again.",
  channel_unusable: () => "We cannot send a code there. Go on without it.",

  case_missing: () => "This account has no case with this number. Check the case number.",
  case_ended: () => "This case has ended already, so there is nothing to cancel.",
  not_completed: () => "This change has not taken effect yet. Cancel the request instead.",
  undo_time_over: () => "The time for undoing this change is over. Request a new change, or visit a service desk.",
  stop_evidence_insufficient: () =>
    "What you have shown is not enough to stop this change. Show something more, or visit a service desk.",
  stop_in_person_only: () => "Only a service desk can stop this change. Visit one with your ID.",
  freeze_evidence_insufficient: () =>
    "This is not enough to freeze the account. Prove a number of yours, your email or the password.",
  freeze_flow_missing: () => "There is no open request to freeze in this browser. Start again.",
  freeze_flow_expired: () => "The time of this request is over, and the account is not frozen. Start again.",
  freeze_used_lately: () => "The account was frozen in this way in the last 30 days. Use another way.",
  not_frozen: () => "The account is not frozen, so there is nothing to lift.",
  lift_evidence_insufficient: () =>
    "This is not enough to lift the freeze. Show something more, or change your number.",
  lift_in_person_only: () => "Only a service desk can lift this freeze. Visit one with your ID.",
  stolen_evidence_insufficient: () => "This needs a passkey, a recovery code or a service-desk code.",
  weak_rows_in_person_only: () => "Only a service desk can switch this on again. Visit one with your ID.",
  no_password_due: () => "There is no password to set here. Sign in with your password.",
  password_evidence_insufficient: () =>
    "Prove the number in your account and what you showed for the request. A SIM of under three days does not count.",
  desk_code_not_accepted: () => "This code was not accepted. Check its letters, or ask the officer for a new one.",
  desk_code_over: () => "This code waits for nothing any more. Its time may be over, or someone else decided on it.",
  desk_code_own: () => "You issued this code. An officer of another desk approves it.",
  desk_code_same_desk: () => "Your desk issued this code. An officer of another desk approves it.",
  officer_not_waiting: () => "This officer is not waiting for approval now. Load the page again.",
  desk_approved_already: () => "Your desk has approved this officer before.",
  officer_too_new: ({ until }) =>
    `In your first seven days you approve nothing. That is until ${momentInWords(until, "en")}.`,
  officer_barred: () =>
    "You cannot sign in to work now. Perhaps two desks have not approved you yet. Ask who runs the desk.",
  enrolment_over: () =>
    "This address does not work. It may have been used before, or its time is over. Ask for a new one.",
  nobody_found: () => "No account has this ID. Compare it with the person's card.",
  lookups_spent: () => "You have looked at as many people as one day allows. Try again tomorrow.",
  lookup_over: () => "The time for this look is over. Find the person again and state the reason.",
  no_case: () => "This account has no change that a code could be issued for.",

  number_not_owned: () => "This number is not registered in this ID's name. Type a number registered in your name.",
  number_on_business: () => "This number is registered to a business. Type a number registered in your name.",
  number_not_on_file: () =>
    "Your account's codes do not go to this number. Type the number in your account, or change it.",
  ownership_unknown: () => "We could not check who owns the number now. Try again in a little while.",
  account_guarded: ({ until }) =>
    `Your account is protected after a recent change, until ${momentInWords(until, "en")}.`,
  change_under_way: ({ caseNumber }) => `You have a change under way, number ${caseNumber}. Follow that one first.`,
  change_contested: ({ caseNumber }) =>
    `You have a change to another number under way, number ${caseNumber}. It is now contested, and a service desk can settle it.`,
  wait_grew: ({ waitMs }) =>
    `It now takes ${durationWords(waitMs, "en")}, longer than the page said. Look at it, then confirm.`,
  evidence_too_new: () =>
    "The password or passkey that you signed in with is new. It changes the number after seven days. Use something else.",
  evidence_insufficient: ({ suffices }) =>
    `This is not enough. What would be enough: ${suffices.map((way) => way.map((proof) => PROOFS[proof]).join(" with ")).join(", ")}.`,
};
