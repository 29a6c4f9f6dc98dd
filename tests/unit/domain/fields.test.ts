import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  agreementField,
  codeField,
  countryField,
  emailField,
  fullNameField,
  holdCodeField,
  languageField,
  mobileField,
  nationalIdField,
  newMobileField,
  optionalEmailField,
  pictureAnswerField,
  signInNameField,
  usernameField,
} from "#lib/domain/fields.ts";
import { parseForm, typedText } from "#lib/domain/form.ts";
import { currentPasswordField, newPasswordField, passwordConfirmationField } from "#lib/domain/password-field.ts";

const formOf = (entries: Readonly<Record<string, string | File>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) form.set(name, value);
  return form;
};

const policy = { profile: "national", isCommon: () => false } as const;

const FIELDS = {
  nationalId: nationalIdField,
  mobile: mobileField,
  newMobile: newMobileField("SA", ["SA"]),
  country: countryField(["SA"]),
  username: usernameField,
  email: emailField,
  code: codeField,
  picture: pictureAnswerField,
  language: languageField,
  fullName: fullNameField,
  signInName: signInNameField,
  holdCode: holdCodeField,
  password: newPasswordField(policy, {}),
  confirmation: passwordConfirmationField("Blue!Kettle"),
  currentPassword: currentPasswordField,
};

const NAMES = Object.keys(FIELDS);

const codesOf = (form: FormData): Readonly<Record<string, string | undefined>> => {
  const parsed = parseForm(z.object(FIELDS), form);
  if (parsed.ok) throw new Error("accepted");
  return Object.fromEntries(Object.entries(parsed.refusal.fields).map(([name, refusal]) => [name, refusal?.code]));
};

const all = (value: string): Readonly<Record<string, string>> => Object.fromEntries(NAMES.map((name) => [name, value]));

describe("a submitted form", () => {
  test("is taken as typed values when every field is right", () => {
    const form = formOf({
      nationalId: "١٢٣٤٥٦٧٨٩٧",
      mobile: "0512345678",
      newMobile: "512345678",
      country: "SA",
      username: "Ahmad123",
      email: "A@b.sa",
      code: "123 456",
      picture: "٢٣٤",
      language: "ar",
      fullName: "أحمد القحطاني",
      signInName: "AHMAD123",
      holdCode: "abcd efgh",
      password: "Blue!Kettle",
      confirmation: "Blue!Kettle",
      currentPassword: "anything",
      ignored: "x",
    });
    expect(parseForm(z.object(FIELDS), form)).toEqual({
      ok: true,
      value: {
        nationalId: "1234567897",
        mobile: "+966512345678",
        newMobile: "+966512345678",
        country: "SA",
        username: "Ahmad123",
        email: { address: "A@b.sa", key: "a@b.sa" },
        code: "123456",
        picture: "234",
        language: "ar",
        fullName: "أحمد القحطاني",
        signInName: { kind: "username", key: "ahmad123" },
        holdCode: "ABCDEFGH",
        password: "Blue!Kettle",
        confirmation: "Blue!Kettle",
        currentPassword: "anything",
      },
    });
  });

  test("that is empty refuses every field at once as required", () => {
    expect(codesOf(new FormData())).toEqual(all("required"));
  });

  test.each(["", "   ", "\t\n"])("with blank values refuses every field as required", (blank) => {
    expect(codesOf(formOf(all(blank)))).toEqual(all("required"));
  });

  test("with files refuses every field as unreadable", () => {
    const form = new FormData();
    for (const name of NAMES) form.set(name, new File(["x"], "x.txt"));
    expect(codesOf(form)).toEqual(all("unreadable"));
  });

  test("with a field sent twice refuses it as unreadable", () => {
    const form = new FormData();
    for (const name of NAMES) for (const value of ["1", "1"]) form.append(name, value);
    expect(codesOf(form)).toEqual(all("unreadable"));
  });

  test("with a megabyte in every field refuses each as too long, before any of it is read", () => {
    const form = formOf(all("1".repeat(1_000_000)));
    expect(codesOf(form)).toEqual(all("too_long"));
  });

  test("carries the data of a refusal beside its code", () => {
    const parsed = parseForm(
      z.object({ mobile: mobileField, username: usernameField }),
      formOf({ mobile: "ا966512345678", username: "Ab1" }),
    );
    expect(parsed).toEqual({
      ok: false,
      refusal: {
        code: "fields_refused",
        fields: {
          mobile: { code: "mobile_stray_letter", suggestion: "+966512345678", shown: "+966 51 234 5678" },
          username: { code: "username_too_short", minimum: 8 },
        },
      },
    });
  });

  test("tells a refusal's code as the message of the zod issue", () => {
    const issues = z.object({ code: codeField }).safeParse({ code: "12" }).error?.issues;
    expect(issues).toMatchObject([{ path: ["code"], message: "code_not_six_digits" }]);
  });

  test("never repeats what was typed in a refusal of a secret", () => {
    const parsed = z
      .object({ password: newPasswordField(policy, {}), code: codeField })
      .safeParse({ password: "sEcret-but-كلمة", code: "99x9999" });
    expect(JSON.stringify(parsed)).not.toMatch(/sEcret|99x9999/);
  });

  test("with a field of a schema that is not ours is unreadable, not a surprise", () => {
    expect(parseForm(z.object({ other: z.string() }), new FormData())).toMatchObject({
      refusal: { fields: { other: { code: "unreadable" } } },
    });
  });
});

describe("single fields", () => {
  test.each([undefined, "", "off", "no"])("an agreement of %s is not given", (value) => {
    expect(agreementField.safeParse(value).error?.issues[0]?.message).toBe("agreement_required");
  });

  test("an agreement is a ticked box", () => {
    expect(agreementField.parse("on")).toBe(true);
  });

  test.each([undefined, "", " "])("an optional address may be left out", (value) => {
    expect(optionalEmailField.parse(value)).toBeNull();
  });

  test("an optional address that is typed is checked", () => {
    expect(optionalEmailField.safeParse("a@").error?.issues[0]?.message).toBe("email_domain_incomplete");
  });

  test.each(["fr", "AR", "ar-SA"])("a language other than ar and en, %s, is unknown", (value) => {
    expect(languageField.safeParse(value).error?.issues[0]?.message).toBe("language_unknown");
  });

  test.each(["AE", "sa", "966", "XX", "__proto__"])("a country that is not allowed, %s, is refused", (value) => {
    expect(countryField(["SA"]).safeParse(value).error?.issues[0]?.message).toBe("country_not_allowed");
  });

  test("a new number beside a chosen country is read as that country's", () => {
    expect(newMobileField("AE", ["SA", "AE"]).parse("050 123 4567")).toBe("+971501234567");
    expect(newMobileField("nonsense", ["SA"]).parse("0512345678")).toBe("+966512345678");
  });
});

describe("a new password beside the other fields of its form", () => {
  const parse = (entries: Readonly<Record<string, string>>): unknown => {
    const form = formOf(entries);
    const username = typedText(form, "username");
    const schema = z.object({
      username: usernameField,
      password: newPasswordField(policy, { username }),
      confirmation: passwordConfirmationField(typedText(form, "password")),
    });
    const parsed = parseForm(schema, form);
    return parsed.ok ? "accepted" : parsed.refusal.fields;
  };

  test("is measured by the typed username", () => {
    expect(parse({ username: "Salem2024", password: "Blue!SALEM", confirmation: "Blue!SALEM" })).toEqual({
      password: { code: "password_has_username" },
    });
  });

  test("must be repeated exactly; an unlike repetition is told even when the password is refused too", () => {
    expect(parse({ username: "Salem2024", password: "Blue!Kettle", confirmation: "Blue!kettle" })).toEqual({
      confirmation: { code: "passwords_differ" },
    });
    expect(parse({ username: "Salem2024", password: "short", confirmation: "other" })).toEqual({
      password: { code: "password_too_short", minimum: 8 },
      confirmation: { code: "passwords_differ" },
    });
    expect(parse({ username: "Salem2024", password: "Blue!Kettle", confirmation: "Blue!Kettle" })).toBe("accepted");
  });
});
