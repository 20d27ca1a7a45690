package org.fuma.start;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fuma.embedded.Account;
import org.fuma.embedded.EmbeddedDatabase;
import org.fuma.embedded.EmbeddedOptions;
import org.fuma.settings.Outgoing;
import org.fuma.settings.OutgoingReader;
import org.fuma.settings.Settings;
import org.fuma.settings.SettingsReader;
import org.fuma.store.Schema;
import org.fuma.store.Vault;

/** What has to be there before the first bean: checked settings, a running database, its schema. */
@ContextConfigurer
public final class Preparation implements ApplicationContextConfigurer {

  private static final AtomicReference<EmbeddedDatabase> OPEN = new AtomicReference<>();
  private static final int POOL_WAIT_MILLIS = 3_000;
  // A start should not wait for connections that nobody has asked for.
  private static final int IDLE_CONNECTIONS = 4;

  @Override
  public void configure(ApplicationContext context) {
    Environment environment = context.getEnvironment();
    Settings settings = SettingsReader.read(environment);
    Outgoing outgoing = OutgoingReader.read(environment);
    Map<String, Object> properties =
        new HashMap<>(Listening.properties(settings, environment.getProperty(Listening.WANTED, Boolean.class).orElse(false)));
    if (settings.database().isPresent()) {
      Settings.Database database = settings.database().get();
      Account application = new Account(database.username(), database.password(), "%");
      prepare(settings, properties, database.url(), application, new Account(database.migratorUsername(), database.migratorPassword(), "%"));
    } else {
      Schema.warmUp();
      EmbeddedDatabase database = EmbeddedDatabase.open(EmbeddedOptions.in(settings.dataFolder()));
      OPEN.set(database);
      prepare(settings, properties, database.jdbcUrl(), database.application(), database.migrator());
    }
    properties.put("datasources.default.maximum-pool-size", settings.connections());
    properties.put("datasources.default.minimum-idle", Math.min(IDLE_CONNECTIONS, settings.connections()));
    context.registerSingleton(Settings.class, settings);
    context.registerSingleton(Outgoing.class, outgoing);
    environment.addPropertySource(PropertySource.of("prepared", properties));
  }

  /** The embedded database that the last start opened; whoever takes it closes it, after everything that uses it. */
  static Optional<EmbeddedDatabase> takeOpened() {
    return Optional.ofNullable(OPEN.getAndSet(null));
  }

  private static void prepare(Settings settings, Map<String, Object> properties, String url, Account application, Account migrator) {
    Schema.migrate(url, application.user(), application.password(), migrator.user(), migrator.password(), new Vault(settings));
    properties.put("datasources.default.url", Schema.withOptions(url));
    properties.put("datasources.default.username", application.user());
    properties.put("datasources.default.password", application.password());
    properties.put("datasources.default.connection-timeout", POOL_WAIT_MILLIS);
  }
}
