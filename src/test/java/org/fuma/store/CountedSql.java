package org.fuma.store;

import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.fuma.City;

/** Counts how often the database is asked. */
public final class CountedSql extends Sql {

  private final AtomicInteger asked = new AtomicInteger();

  private CountedSql(ConnectionOperations<Connection> connections) {
    super(connections);
  }

  /** Over the city's own connections. */
  @SuppressWarnings("unchecked")
  public static CountedSql of(City city) {
    return new CountedSql(city.bean(ConnectionOperations.class));
  }

  @Override
  public <T> List<T> list(Row<T> reader, String sql, Object... arguments) {
    asked.incrementAndGet();
    return super.list(reader, sql, arguments);
  }

  /** How often it is asked in that work. */
  public int in(Supplier<?> work) {
    int before = asked.get();
    work.get();
    return asked.get() - before;
  }
}
