import { addressOf } from "./addresses.ts";
import type { LibraryPiece, Piece } from "./piece.ts";

/** Spring Boot's settings. */
export function springPiece(issuer: string): LibraryPiece {
  const registration = "spring.security.oauth2.client.registration.nafidha";
  return {
    id: "spring",
    name: "Spring Security: application.properties",
    callback: "https://site.example/login/oauth2/code/nafidha",
    authentication: "client_secret_basic",
    code: `spring.security.oauth2.client.provider.nafidha.issuer-uri=${issuer}
${registration}.client-id=my-site
${registration}.client-secret=\${MY_SITE_CLIENT_SECRET}
${registration}.client-authentication-method=client_secret_basic
${registration}.authorization-grant-type=authorization_code
${registration}.redirect-uri={baseUrl}/login/oauth2/code/{registrationId}
${registration}.scope=openid,profile`,
  };
}

/** What Spring Security needs beside its settings: PKCE for a site with a secret, and ES256 (it expects RS256). */
export function springBeansPiece(): Piece {
  return {
    id: "spring-beans",
    name: "Spring Security: SecurityConfiguration.java",
    code: `@Bean
SecurityFilterChain site(HttpSecurity http, ClientRegistrationRepository clients) throws Exception {
  var requests = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
  requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
  return http
      .authorizeHttpRequests(all -> all.anyRequest().authenticated())
      .oauth2Login(login -> login.authorizationEndpoint(to -> to.authorizationRequestResolver(requests)))
      .build();
}

@Bean
JwtDecoderFactory<ClientRegistration> idTokens() {
  var factory = new OidcIdTokenDecoderFactory();
  factory.setJwsAlgorithmResolver(registration -> SignatureAlgorithm.ES256);
  return factory;
}`,
  };
}

/** ASP.NET Core's handler; it sends the secret in the body. */
export function aspNetPiece(issuer: string): LibraryPiece {
  const loopback = issuer.startsWith("http:")
    ? "\n    portal.RequireHttpsMetadata = false; // only for a portal on this machine"
    : "";
  return {
    id: "asp-net",
    name: "ASP.NET Core: Program.cs",
    callback: "https://site.example/signin-oidc",
    authentication: "client_secret_post",
    code: `builder.Services
  .AddAuthentication(options =>
  {
    options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
    options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
  })
  .AddCookie()
  .AddOpenIdConnect(portal =>
  {
    portal.Authority = "${issuer}";${loopback}
    portal.ClientId = "my-site";
    portal.ClientSecret = builder.Configuration["MY_SITE_CLIENT_SECRET"];
    portal.ResponseType = "code";
    portal.ResponseMode = "query";
    portal.UsePkce = true;
    portal.Scope.Clear();
    portal.Scope.Add("openid");
    portal.Scope.Add("profile");
    portal.GetClaimsFromUserInfoEndpoint = true;
    portal.MapInboundClaims = false;
    portal.SaveTokens = true;
    portal.CallbackPath = "/signin-oidc";
  });`,
  };
}

/** Keycloak as a broker: an identity provider of a realm, as its administration takes it. */
export function keycloakPiece(issuer: string): LibraryPiece {
  const config = {
    clientId: "my-site",
    clientSecret: `\${vault.my-site-client-secret}`,
    clientAuthMethod: "client_secret_basic",
    issuer,
    authorizationUrl: addressOf(issuer, "authorization_endpoint"),
    tokenUrl: addressOf(issuer, "token_endpoint"),
    userInfoUrl: addressOf(issuer, "userinfo_endpoint"),
    jwksUrl: addressOf(issuer, "jwks_uri"),
    logoutUrl: addressOf(issuer, "end_session_endpoint"),
    useJwksUrl: "true",
    validateSignature: "true",
    pkceEnabled: "true",
    pkceMethod: "S256",
    defaultScope: "openid profile",
    syncMode: "FORCE",
  };
  const provider = {
    alias: "nafidha",
    providerId: "oidc",
    enabled: true,
    trustEmail: false,
    storeToken: false,
    config,
  };
  return {
    id: "keycloak",
    name: "Keycloak: nafidha.json",
    callback: "https://site.example/realms/my-realm/broker/nafidha/endpoint",
    authentication: "client_secret_basic",
    code: JSON.stringify(provider, null, 2),
  };
}
