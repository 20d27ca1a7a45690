package org.fuma.start;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import java.util.HashMap;
import java.util.Map;
import org.fuma.embedded.EmbeddedDatabase;
import org.fuma.embedded.EmbeddedOptions;
import org.fuma.settings.Settings;
import org.fuma.settings.SettingsReader;
import org.fuma.store.Schema;

/** What has to be there before the first bean: checked settings, a running database, its schema. */
@ContextConfigurer
public final class Preparation implements ApplicationContextConfigurer {

  private static final int BUFFER_POOL_MEGABYTES = 256;

  @Override
  public void configure(ApplicationContext context) {
    Environment environment = context.getEnvironment();
    Settings settings = SettingsReader.read(environment);
    Map<String, Object> properties = new HashMap<>(Listening.properties(settings));
    if (settings.database().isPresent()) {
      Settings.Database database = settings.database().get();
      Schema.migrate(database.url(), database.username(), database.password(), database.migratorUsername(), database.migratorPassword());
      datasource(properties, database.url(), database.username(), database.password());
    } else {
      EmbeddedDatabase database = EmbeddedDatabase.open(EmbeddedOptions.in(settings.dataFolder(), BUFFER_POOL_MEGABYTES));
      context.registerSingleton(EmbeddedDatabase.class, database);
      Schema.migrate(
          database.jdbcUrl(),
          database.application().user(),
          database.application().password(),
          database.migrator().user(),
          database.migrator().password());
      datasource(properties, database.jdbcUrl(), database.application().user(), database.application().password());
    }
    properties.put("datasources.default.maximum-pool-size", settings.connections());
    properties.put("micronaut.security.token.jwt.signatures.secret.generator.secret", settings.tokenSecret());
    context.registerSingleton(Settings.class, settings);
    environment.addPropertySource(PropertySource.of("prepared", properties));
  }

  private static void datasource(Map<String, Object> properties, String url, String user, String password) {
    properties.put("datasources.default.url", Schema.withOptions(url));
    properties.put("datasources.default.username", user);
    properties.put("datasources.default.password", password);
    properties.put("datasources.default.connection-timeout", 3_000);
  }
}
