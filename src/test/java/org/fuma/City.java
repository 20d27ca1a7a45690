package org.fuma;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.fuma.access.Accounts;
import org.fuma.access.Actor;
import org.fuma.access.Actors;
import org.fuma.access.EntryLinks;
import org.fuma.access.MadeAccount;
import org.fuma.access.Role;
import org.fuma.access.SessionStanding;
import org.fuma.access.Strength;
import org.fuma.enterprise.Uscc;
import org.fuma.store.Ids;

/** The one real server, on one real database, that the tests of a run share. Each test makes the firms and people that it needs. */
public final class City {

  /** The password of every account that {@link #signedIn} makes. */
  public static final String PASSWORD = "a test's own password";

  /** What access tokens are signed with. */
  public static final String TOKEN_SECRET = "a secret for the tests alone, of no use elsewhere";

  /** What they were signed with until lately. */
  public static final String FORMER_TOKEN_SECRET = "the secret of the tests of last week";

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final AtomicInteger STRANGERS = new AtomicInteger();
  private static City city;
  private static City another;
  private static final Map<String, City> BY_ADDRESS = new ConcurrentHashMap<>();

  private final TestDatabase database;
  private final ApplicationContext context;
  private final Map<String, Object> settings = new HashMap<>();
  private final EmbeddedServer server;
  private final String address;

  private City(TestDatabase database, Map<String, Object> more) {
    this.database = database;
    int port = FreePort.next();
    address = "http://localhost:" + port;
    settings.put("fuma.database.url", database.url());
    settings.put("fuma.database.username", database.application().user());
    settings.put("fuma.database.password", database.application().password());
    settings.put("fuma.database.migrator-username", database.migrator().user());
    settings.put("fuma.database.migrator-password", database.migrator().password());
    settings.put("fuma.database.connections", 30);
    settings.put("fuma.public-address", address);
    settings.put("fuma.former-addresses", "https://former.example.cn");
    settings.put("fuma.port", port);
    settings.put("fuma.token-secret", TOKEN_SECRET);
    settings.put("fuma.former-token-secrets", FORMER_TOKEN_SECRET);
    settings.put("fuma.data-key", Base64.getEncoder().encodeToString("a data key for the tests alone  ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    settings.put("fuma.signing-key", Base64.getEncoder().encodeToString(new byte[32]));
    settings.put("fuma.log-key", Base64.getEncoder().encodeToString(new byte[32]));
    settings.put("fuma.metrics-readers", "127.0.0.1");
    // Verifications that a test has not begun would come between those that it counts.
    settings.put("fuma-internal.verify-again", "24h");
    settings.put("fuma.password.memory-kib", 512);
    settings.put("fuma.password.passes", 1);
    settings.putAll(more);
    context = ApplicationContext.builder(Application.class).banner(false).properties(settings).build().start();
    server = context.getBean(EmbeddedServer.class).start();
    BY_ADDRESS.put(address, this);
    Runtime.getRuntime().addShutdownHook(new Thread(context::close, "test-city-end"));
  }

  /** The shared city, started by the first who asks. */
  public static synchronized City get() {
    if (city == null) {
      city = new City(TestDatabase.start(), Map.of());
    }
    return city;
  }

  /** A second city on a database of its own, for tests that harm what is recorded, or have to know all of it. */
  public static synchronized City another() {
    if (another == null) {
      another = new City(TestDatabase.another(), Map.of());
    }
    return another;
  }

  /** A city that differs in these settings, on a database of its own. */
  public static City with(Map<String, Object> more) {
    return new City(TestDatabase.another(), more);
  }

  /** The one at that address, the shared one for any other. */
  static synchronized City at(String address) {
    return BY_ADDRESS.containsKey(address) ? BY_ADDRESS.get(address) : get();
  }

  /** One of the service's parts. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** All of the service's parts of a type. */
  public <T> List<T> beans(Class<T> type) {
    return List.copyOf(context.getBeansOfType(type));
  }

  /** Another program on the same database, with these settings besides; whoever asks for it closes it. It does not listen. */
  public ApplicationContext beside(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putAll(more);
    return ApplicationContext.builder(Application.class).banner(false).properties(all).build().start();
  }

  /** These settings as environment variables, for a program in a process of its own. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    settings.forEach((name, value) -> environment.put(name.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_'), value.toString()));
    return environment;
  }

  /** Another program under the account that erases. */
  public ApplicationContext erasing() {
    return beside(Map.of("fuma.start.erasing", true, "fuma.database.connections", 5, "fuma.database.eraser-username", database.eraser().user(),
        "fuma.database.eraser-password", database.eraser().password()));
  }

  /** Scheme, host and port. */
  public String address() {
    return address;
  }

  /** The database below. */
  public TestDatabase database() {
    return database;
  }

  /** The system itself as an actor. */
  public Actor system() {
    return Actor.system();
  }

  /** A name that no other test uses. */
  public static String fresh(String prefix) {
    return prefix + COUNT.incrementAndGet();
  }

  /** A caller who is not signed in. */
  public Caller anyone() {
    return new Caller(address, Optional.empty(), Optional.empty());
  }

  /** A caller who is not signed in, from an address of its own: what one address may send is limited. */
  public Caller stranger() {
    int number = STRANGERS.incrementAndGet();
    return anyone().from("198.18." + number / 250 + "." + (1 + number % 250));
  }

  /** A new account of the role, signed in: a firm's with a firm of its own, an authority's with an authority and a certificate of its own. */
  public Caller signedIn(Role role) {
    return switch (role) {
      case ENTERPRISE -> signedInFor(firm());
      case OFFICIAL, AUTHORITY_LEAD -> {
        String authority = authority();
        yield signedIn(role, authority, official(authority));
      }
      default -> account(role, Optional.empty(), Optional.empty(), Optional.empty());
    };
  }

  /** A new account of that firm, signed in. */
  public Caller signedInFor(String enterprise) {
    return account(Role.ENTERPRISE, Optional.of(enterprise), Optional.empty(), Optional.empty());
  }

  /** A new account of that authority and certificate holder, signed in. */
  public Caller signedIn(Role role, String authority, String official) {
    return account(role, Optional.empty(), Optional.of(authority), Optional.of(official));
  }

  /** Signs that person in once more, elsewhere; answers the session's id. */
  public String anotherSession(Caller person) {
    String token = new Caller(address, Optional.of(person.username()), Optional.of(PASSWORD)).token();
    try {
      return com.nimbusds.jwt.JWTParser.parse(token).getJWTClaimsSet().getStringClaim("sid");
    } catch (java.text.ParseException notOurs) {
      throw new IllegalStateException(notOurs);
    }
  }

  /** A newly enrolled firm; answers its id. */
  public String firm() {
    return administrator().post("/api/v1/enterprises", Map.of("uscc", uscc(), "name", fresh("衡阳示例纸鸢制造有限公司"), "district", "430405",
        "address", "衡阳市珠晖区示例路1号", "contact", "示例联系人", "telephone", "0734-0000000", "batch", "首批")).created();
  }

  /** A valid USCC that no other test uses. */
  public static String uscc() {
    return Uscc.withCheckDigits("91430405", "ML%06d".formatted(COUNT.incrementAndGet())).value();
  }

  /** A new authority; answers its id. */
  public String authority() {
    return administrator().post("/api/v1/authorities",
        Map.of("name", fresh("示例执法局"), "kind", "ORGAN", "level", "CITY", "telephone", "0734-0000000")).created();
  }

  /** A new official with a valid certificate; answers its id. */
  public String official(String authority) {
    return official(authority, "2020-01-01", "2199-12-31");
  }

  /** A new official with a certificate of that validity; answers its id. */
  public String official(String authority, String from, String until) {
    return administrator().post("/api/v1/authorities/" + authority + "/officials",
        Map.of("name", fresh("示例官员"), "title", "科员", "certificateNumber", fresh("示例证-"), "issuer", "示例司法局", "validFrom", from,
            "validUntil", until)).created();
  }

  /** A newly published item; answers its id. */
  public String item(String authority) {
    return administrator().post("/api/v1/authorities/" + authority + "/items",
        Map.of("code", fresh("SL-"), "name", "示例事项", "legalBasis", "《示例条例》第一条", "object", "企业", "content", "示例内容", "method", "ON_SITE",
            "yearlyCap", 2, "office", "示例科", "frequency", "每年两次")).created();
  }

  /** The active code of a firm, issued now; answers what its plaque's QR says after {@code /C/}. */
  public String code(String enterprise) {
    Reply issued = administrator().post("/api/v1/enterprises/" + enterprise + "/codes", Map.of());
    return issued.expect(201).json().get("payload").getStringValue();
  }

  private Caller administrator;

  /** One administrator, signed in once, for the fixtures. */
  public synchronized Caller administrator() {
    if (administrator == null) {
      administrator = signedIn(Role.ADMINISTRATOR);
    }
    return administrator;
  }

  private Caller account(Role role, Optional<String> enterprise, Optional<String> authority, Optional<String> official) {
    String username = fresh(role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-");
    MadeAccount made =
        bean(Accounts.class).create(system(),
            new Accounts.NewAccount(username, username, Set.of(role), enterprise.flatMap(Ids::read), authority.flatMap(Ids::read), official.flatMap(Ids::read)),
            Optional.empty());
    bean(EntryLinks.class).givePassword(Ids.read(made.id()).orElseThrow(), PASSWORD);
    Caller caller = new Caller(address, Optional.of(username), Optional.of(PASSWORD));
    caller.actor(() -> bean(Actors.class).find(Ids.read(made.id()).orElseThrow()).orElseThrow());
    return caller;
  }

  /** The session of that access token counts as opened with a second factor, which desks need; tests of factors do without this. */
  public void proved(String accessToken) {
    try (java.sql.Connection owner = database.asOwner();
        java.sql.PreparedStatement update = owner.prepareStatement("UPDATE session SET strength = 'TWO_FACTORS' WHERE id = ?")) {
      com.nimbusds.jwt.JWTClaimsSet claims = com.nimbusds.jwt.JWTParser.parse(accessToken).getJWTClaimsSet();
      long session = Ids.read(claims.getStringClaim("sid")).orElseThrow();
      update.setLong(1, session);
      update.executeUpdate();
      bean(Actors.class).forget(new SessionStanding(session, Ids.read(claims.getSubject()).orElseThrow(), Strength.TWO_FACTORS, Instant.EPOCH, Optional.empty()));
    } catch (java.text.ParseException | java.sql.SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
