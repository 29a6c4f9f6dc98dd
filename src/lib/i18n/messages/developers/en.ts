import type { DevelopersWords } from "./words.ts";

export const en: DevelopersWords = {
  title: "For developers",
  intro:
    "Your site signs people in with their national account by OpenID Connect. This page has all that your engineer and your security officer need.",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "It could not be copied. Select the text and copy it.",
  callback: "Address to register:",
  authentication: "Way to prove itself, to register:",
  endpoint: "Endpoint",
  address: "Address",
  scope: "Scope",
  claims: "Claims",
  sections: [
    {
      id: "get",
      heading: "What you get",
      paragraphs: [
        "A person signs in here, sees which data you ask for, and agrees. You receive a code, exchange it, and know who the person is.",
        "You receive the same subject for the same person always. Another site receives another, so two sites cannot compare their people.",
      ],
      points: [],
    },
    {
      id: "register",
      heading: "Step 1: Register your site",
      paragraphs: [
        "Write your registration as a file. The operator of the portal checks it and imports it; the check says in words what is wrong.",
        "The secret comes from the environment. Choose at least 32 random characters, and never write it into the file.",
      ],
      points: [],
    },
    {
      id: "configure",
      heading: "Step 2: Configure by discovery",
      paragraphs: ["Give your library the issuer. It reads everything else from the discovery document."],
      points: [],
    },
    {
      id: "request",
      heading: "Step 3: Send the person to us",
      paragraphs: [
        "Make a new state, a new nonce and a new PKCE verifier for each sign-in. Keep them on your server, tied to the browser.",
      ],
      points: [],
    },
    {
      id: "callback",
      heading: "Step 4: Exchange the code",
      paragraphs: [
        "Compare the state and the issuer with what you expect. Then exchange the code from your server, and check the ID token.",
      ],
      points: [
        "The signature is ES256, by a key of the published key set.",
        "The issuer is this server, the audience is your site, and the nonce is yours.",
        "The time of expiry has not passed.",
      ],
    },
    {
      id: "userinfo",
      heading: "Step 5: Ask for the data",
      paragraphs: [
        "The data comes from the userinfo endpoint. Use it only when its subject is the one in the ID token. Then start a new session of your own.",
      ],
      points: [],
    },
    {
      id: "libraries",
      heading: "For your library",
      paragraphs: [
        "The tests of this portal sign in with the pieces for next-auth and openid-client. The others were not run. Try them before you rely on them.",
      ],
      points: [],
    },
    {
      id: "endpoints",
      heading: "Addresses",
      paragraphs: [],
      points: [],
    },
    {
      id: "scopes",
      heading: "Scopes and claims",
      paragraphs: [
        "Ask for what your page needs and nothing else. A person may refuse what you do not need, and you have to serve them all the same.",
      ],
      points: [],
    },
    {
      id: "levels",
      heading: "Levels of assurance",
      paragraphs: [
        "The ID token says how sure we are. Ask for a level when you need one, and compare what came back yourself. A level includes those below it.",
      ],
      points: [
        "Level 1: the account is new, or in its guarded period after a change.",
        "Level 2: a password and a second factor.",
        "Level 3: a passkey. For what cannot be undone.",
      ],
    },
    {
      id: "profiles",
      heading: "The stricter profile",
      paragraphs: [
        "Register the profile fapi2 when your site is about money, health or justice. All of FAPI 2.0 then applies to it.",
      ],
      points: [
        "The site proves itself by private_key_jwt, signed with ES256, PS256 or EdDSA. We keep no secret of it.",
        "Your server pushes the request first (PAR), and the person is sent with its reference.",
        "Tokens are bound to your key by DPoP, so whoever steals one cannot use it.",
      ],
    },
    {
      id: "logout",
      heading: "How people sign out",
      paragraphs: [
        "To sign the person out of the national account, send the browser to the sign-out endpoint with your ID token as a hint. Register the address to which they come back.",
        "When a session ends elsewhere, we call your back-channel address. Check the token that we post, end your sessions with that session id, and answer within three seconds.",
      ],
      points: [],
    },
    {
      id: "errors",
      heading: "Errors and what to do",
      paragraphs: [
        "Where the person sees our error page, ask for its reference. Our log has the exact cause under it.",
      ],
      points: [
        "invalid_client: the site is unknown or its secret is wrong. Compare both with the registration.",
        "invalid_redirect_uri: the address is not registered, character by character.",
        "invalid_request: a parameter is missing or wrong. Look at PKCE first.",
        "invalid_grant: the code was used before, is too old, or belongs to another address or verifier. Begin again.",
        "access_denied: the person refused. Say kindly what they can do without.",
        "login_required, consent_required: only without our pages. Ask again and let the person answer.",
        "unmet_authentication_requirements: the level cannot be reached now.",
      ],
    },
    {
      id: "times",
      heading: "Time limits",
      paragraphs: [],
      points: [
        "A code: {code} seconds, once.",
        "An ID token and an access token: {token} minutes.",
        "A refresh token: {refresh} days without use. Each use brings a new one.",
        "The session here: {session} hours.",
      ],
    },
    {
      id: "officer",
      heading: "For the security officer",
      paragraphs: ["Each answer should be yes before the site opens."],
      points: [
        "The secret is in a vault, not in the code, and you know how to change it.",
        "State, nonce and PKCE are new for each sign-in, and are checked.",
        "Each sign-in starts a new session, and the old one ends.",
        "People are known by issuer and subject, never by a number or an email.",
        "No token and no code is in a log, an address or the browser's storage.",
        "A call to the back-channel address ends the session, and a test shows it.",
        "For a sensitive act the site asks for a level and a fresh sign-in, and checks both.",
      ],
    },
    {
      id: "never",
      heading: "What never to do",
      paragraphs: [],
      points: [
        "Never ask for our password or our codes on your own page.",
        "Never show our pages in a frame or in a view inside an app. Use the browser.",
        "Never take an ID token for an access token, or one site's token at another.",
        "Never believe an address or a subject that came from the browser.",
      ],
    },
  ],
};
