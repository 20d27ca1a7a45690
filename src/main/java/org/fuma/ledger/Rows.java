package org.fuma.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Where the rows of some kinds of entries stand, and which of their columns repeat which fact. Built once:
 *
 * <pre>{@code
 * Rows.of("enterprise_step s", "s.id", "enterprise.enrolled", "enterprise.changed")
 *     .join("JOIN enterprise e ON e.id = s.enterprise_id")
 *     .at("s.at").salt("s.salt").actor("s.actor_id")
 *     .id("enterprise", "s.enterprise_id").text("uscc", "e.uscc").hex("contact", "s.content_hash")
 * }</pre>
 */
public final class Rows {

  /** How a column is written as a fact. */
  public enum Written {
    /** A text column, or any expression that gives the fact's text. */
    TEXT,
    /** A BIGINT that is shown as 13 characters. */
    ID,
    /** A whole number. */
    NUMBER,
    /** A whole number that the facts write as text. */
    NUMBER_TEXT,
    /** A boolean. */
    FLAG,
    /** A DATETIME(6), as {@code Instant} writes it. */
    MOMENT,
    /** A DATE, as ISO 8601. */
    DAY,
    /** Bytes, as lower-case hexadecimal digits. */
    HEX,
    /** Bytes, as Base64. */
    BASE64,
    /** A decimal, as {@code BigDecimal.toPlainString}. */
    DECIMAL
  }

  /**
   * A column that repeats a fact; NULL is the fact's null, or a fact that is not there.
   *
   * @param derive makes the fact of the column's value, where SQL cannot
   */
  record Column(String fact, Written written, String expression, Function<Object, ?> derive) {}

  /** A sealed column that holds the entry's salt and a text, of which facts can be made; bound to a place and the row's key as shown. */
  record Locked(String place, String expression, Function<String, ? extends Map<String, ?>> facts) {}

  /**
   * A list that stands in another table.
   *
   * @param reader  makes the element of what the second column gives
   * @param sql     what follows SELECT, without ORDER BY: two columns, the key as {@link #key} and the element's expression; ends with {@code WHERE … IN (%s)}
   * @param ordered the elements' order is kept by {@code orderBy}; else they are compared as a set
   */
  record Elements(String fact, Written written, UnaryOperator<String> reader, String sql, boolean ordered, String orderBy) {}

  /** A column of which code reads several facts; NULL is given to it as null. */
  record Derived(String expression, Function<String, ? extends Map<String, ?>> reader) {}

  private final String table;
  private final String key;
  private final Set<String> kinds;
  private final boolean byObject;
  final List<Column> columns = new ArrayList<>();
  final List<Elements> lists = new ArrayList<>();
  final Set<String> untold = new LinkedHashSet<>();
  final Set<String> optional = new LinkedHashSet<>();
  final List<Derived> derived = new ArrayList<>();
  final List<String> documents = new ArrayList<>();
  final List<Locked> locked = new ArrayList<>();
  String join = "";
  String at = "";
  String salt = "";
  String actor = "";
  String where = "";
  String kind = "";
  String entry = "";
  String object = "";

  private Rows(String table, String key, boolean byObject, String... kinds) {
    this.table = table;
    this.key = key;
    this.byObject = byObject;
    this.kinds = Set.of(kinds);
  }

  /** Rows that are found by the entry's id in a column. */
  public static Rows of(String table, String key, String... kinds) {
    return new Rows(table, key, false, kinds);
  }

  /** Rows that are found by the object's id in a column; each object has one entry of these kinds. */
  public static Rows ofObject(String table, String key, String... kinds) {
    return new Rows(table, key, true, kinds);
  }

  /** Entries that have no row of their own: what they recorded stands in the ledger alone. */
  public static Rows none(String... kinds) {
    return new Rows("", "", false, kinds);
  }

  /** Further tables that columns are taken from. */
  public Rows join(String sql) {
    this.join = sql;
    return this;
  }

  /** Which rows of the table belong to these kinds, where it holds others too; a condition without WHERE. */
  public Rows where(String condition) {
    this.where = condition;
    return this;
  }

  /** The column that repeats the entry's moment. */
  public Rows at(String expression) {
    this.at = expression;
    return this;
  }

  /** The column that repeats the entry's salt. */
  public Rows salt(String expression) {
    this.salt = expression;
    return this;
  }

  /** What repeats the entry's kind, as {@code CONCAT('complaint.', s.event)}, where several share a table and no fact tells them apart. */
  public Rows kind(String expression) {
    this.kind = expression;
    return this;
  }

  /** The column that repeats the entry's id, where the key is the object's. */
  public Rows entry(String expression) {
    this.entry = expression;
    return this;
  }

  /** The column that repeats the entry's object. */
  public Rows object(String expression) {
    this.object = expression;
    return this;
  }

  /** The column that repeats the entry's actor; {@code 0} where nobody is named. */
  public Rows actor(String expression) {
    this.actor = expression;
    return this;
  }

  /** A column that repeats a fact. */
  public Rows fact(String fact, Written written, String expression) {
    columns.add(new Column(fact, written, expression, Function.identity()));
    return this;
  }

  /** A text of which Java code makes the fact: a text, a whole number as {@code Long}, a boolean, a list of texts. NULL stays null unasked. */
  public Rows derived(String fact, String expression, Function<String, ?> written) {
    columns.add(new Column(fact, Written.TEXT, expression, value -> written.apply((String) value)));
    return this;
  }

  /** Facts that code reads from a column's text, each by its name; NULL is given to it as null. */
  public Rows derived(String expression, Function<String, ? extends Map<String, ?>> reader) {
    derived.add(new Derived(expression, reader));
    return this;
  }

  /** A list that one text column holds; an empty text is the empty list. */
  public Rows split(String fact, String expression, String separator) {
    return derived(fact, expression, text -> text.isEmpty() ? List.of() : List.of(text.split(Pattern.quote(separator))));
  }

  /** A JSON object whose every member is a fact. */
  public Rows json(String expression) {
    documents.add(expression);
    return this;
  }

  /**
   * A sealed column ({@link org.fuma.store.Salted}) that holds the entry's salt beside a text.
   *
   * @param place what it is bound to, before the row's key as shown
   * @param facts the facts that the text says
   */
  public Rows sealed(String place, String expression, Function<String, ? extends Map<String, ?>> facts) {
    locked.add(new Locked(place, expression, facts));
    return this;
  }

  /** A text that repeats a fact. */
  public Rows text(String fact, String expression) {
    return fact(fact, Written.TEXT, expression);
  }

  /** An id that repeats a fact. */
  public Rows id(String fact, String expression) {
    return fact(fact, Written.ID, expression);
  }

  /** A number that repeats a fact. */
  public Rows number(String fact, String expression) {
    return fact(fact, Written.NUMBER, expression);
  }

  /** A boolean that repeats a fact. */
  public Rows flag(String fact, String expression) {
    return fact(fact, Written.FLAG, expression);
  }

  /** A moment that repeats a fact. */
  public Rows moment(String fact, String expression) {
    return fact(fact, Written.MOMENT, expression);
  }

  /** A day that repeats a fact. */
  public Rows day(String fact, String expression) {
    return fact(fact, Written.DAY, expression);
  }

  /** Bytes that repeat a fact as hexadecimal digits. */
  public Rows hex(String fact, String expression) {
    return fact(fact, Written.HEX, expression);
  }

  /** A list in the order of a column. */
  public Rows list(String fact, Written written, String sql, String orderBy) {
    lists.add(new Elements(fact, written, UnaryOperator.identity(), sql, true, orderBy));
    return this;
  }

  /** A list whose order the tables do not keep. */
  public Rows set(String fact, Written written, String sql) {
    return set(fact, written, UnaryOperator.identity(), sql);
  }

  /** The same of elements that code makes of the column. */
  public Rows set(String fact, Written written, UnaryOperator<String> reader, String sql) {
    lists.add(new Elements(fact, written, reader, sql, false, ""));
    return this;
  }

  /** Facts that no column repeats: they stand in the ledger alone. */
  public Rows untold(String... facts) {
    untold.addAll(Set.of(facts));
    return this;
  }

  /** Facts that only some entries have, though the column always has a value: without the fact the column is held against nothing. */
  public Rows optional(String... facts) {
    optional.addAll(Set.of(facts));
    return this;
  }

  /** The table with its alias, as {@code visit_step s}; empty for {@link #none}. */
  public String table() {
    return table;
  }

  /** The table without its alias. */
  String tableName() {
    return table.split(" ")[0];
  }

  /** The column that finds a row. */
  public String key() {
    return key;
  }

  /** True where the key is the object's id, not the entry's. */
  public boolean byObject() {
    return byObject;
  }

  /** The kinds of entries. */
  public Set<String> kinds() {
    return kinds;
  }
}
