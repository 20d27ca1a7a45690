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
import org.fuma.settings.CopyPlaces;
import org.fuma.settings.Looking;
import org.fuma.settings.Outgoing;
import org.fuma.settings.OutgoingReader;
import org.fuma.settings.SettingName;
import org.fuma.settings.Settings;
import org.fuma.settings.SettingsReader;
import org.fuma.settings.StartFailure;
import org.fuma.store.EraserGrants;
import org.fuma.store.Schema;
import org.fuma.store.Vault;

/** What has to be there before the first bean: checked settings, a running database, its schema. */
@ContextConfigurer
public final class Preparation implements ApplicationContextConfigurer {

  private static final AtomicReference<EmbeddedDatabase> OPEN = new AtomicReference<>();
  /** The property that says that the start is for a command that erases. */
  static final String ERASING = "fuma.start.erasing";

  /** What each connection of a start that only looks begins with: the server then refuses every change. */
  private static final String READ_ONLY = "SET SESSION TRANSACTION READ ONLY";
  private static final int POOL_WAIT_MILLIS = 3_000;
  // A start should not wait for connections that nobody has asked for.
  private static final int IDLE_CONNECTIONS = 4;

  @Override
  public void configure(ApplicationContext context) {
    Environment environment = context.getEnvironment();
    Settings settings = SettingsReader.read(environment);
    Outgoing outgoing = OutgoingReader.read(environment);
    CopyPlaces copies = OutgoingReader.copies(environment);
    Map<String, Object> properties =
        new HashMap<>(Listening.properties(settings, environment.getProperty(Listening.WANTED, Boolean.class).orElse(false)));
    boolean erasing = environment.getProperty(ERASING, Boolean.class).orElse(false);
    boolean looks = environment.getProperty(Looking.WANTED, Boolean.class).orElse(false);
    if (settings.database().isPresent()) {
      Settings.Database database = settings.database().get();
      Account application = new Account(database.username(), database.password(), "%");
      Account migrator = new Account(database.migratorUsername(), database.migratorPassword(), "%");
      Optional<Account> eraser = erasing ? Optional.of(eraser(database)) : Optional.empty();
      prepare(settings, properties, database.url(), application, migrator, eraser, looks);
    } else {
      Schema.warmUp();
      EmbeddedDatabase database = EmbeddedDatabase.open(EmbeddedOptions.in(settings.dataFolder()));
      OPEN.set(database);
      Optional<Account> eraser = erasing ? Optional.of(database.eraser()) : Optional.empty();
      prepare(settings, properties, database.jdbcUrl(), database.application(), database.migrator(), eraser, looks);
    }
    properties.put("datasources.default.maximum-pool-size", settings.connections());
    properties.put("datasources.default.minimum-idle", Math.min(IDLE_CONNECTIONS, settings.connections()));
    context.registerSingleton(Settings.class, settings);
    context.registerSingleton(Outgoing.class, outgoing);
    context.registerSingleton(CopyPlaces.class, copies);
    environment.addPropertySource(PropertySource.of("prepared", properties));
  }

  /** The embedded database that the last start opened; whoever takes it closes it, after everything that uses it. */
  static Optional<EmbeddedDatabase> takeOpened() {
    return Optional.ofNullable(OPEN.getAndSet(null));
  }

  private static Account eraser(Settings.Database database) {
    if (database.eraserUsername().isEmpty() || database.eraserPassword().isEmpty()) {
      throw new StartFailure("To erase, the database's own account for that is needed: set " + SettingName.of("database.eraser-username") + " and "
          + SettingName.of("database.eraser-password") + " for this command.");
    }
    if (database.eraserUsername().equals(database.username())) {
      throw new StartFailure("The setting " + SettingName.of("database.eraser-username") + " must name another account than the service's.");
    }
    return new Account(database.eraserUsername(), database.eraserPassword(), "%");
  }

  private static void prepare(
      Settings settings, Map<String, Object> properties, String url, Account application, Account migrator, Optional<Account> eraser, boolean looks) {
    if (looks) {
      Schema.look(url, migrator.user(), migrator.password(), new Vault(settings));
      properties.put("datasources.default.connection-init-sql", READ_ONLY);
    } else {
      Schema.migrate(url, application.user(), application.password(), migrator.user(), migrator.password(), new Vault(settings));
      eraser.ifPresent(account -> EraserGrants.give(url, migrator.user(), migrator.password(), account.user(), account.password()));
    }
    // Who looks may look at a dump that was just loaded: there the service's account has no rights yet.
    Account working = looks ? migrator : eraser.orElse(application);
    properties.put("datasources.default.url", Schema.withOptions(url));
    properties.put("datasources.default.username", working.user());
    properties.put("datasources.default.password", working.password());
    properties.put("datasources.default.connection-timeout", POOL_WAIT_MILLIS);
  }
}
