package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.Contact;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Checks;

/**
 * Keeps out of what an authority reads by what it would know who complains: the firm's names, numbers and people, the receipt, and, where a
 * question covers a time, the very day and hour. A person can still describe a firm in other words; this catches what slips from the pen.
 */
@Singleton
class WithheldNames {

  /** A day of a month, a date, an hour, or a day counted from today. */
  private static final Pattern MOMENT =
      Pattern.compile("[0-9〇零一二三四五六七八九十]{1,3}\\s*月\\s*(初|廿)?[0-9〇零一二三四五六七八九十]{1,3}\\s*[日号]?|[0-9]{4}\\s*[-/.年]\\s*[0-9]{1,2}\\s*[-/.]\\s*[0-9]{1,2}"
          + "|[0-9]{1,2}\\s*[:：时点]\\s*[0-9]{2}|[0-9一二三四五六七八九十]{1,3}(点半|点钟|点左右)|今天|昨天|前天|今日|昨日|前日"
          + "|(?i:\\b(january|february|march|april|may|june|july|august|september|october|november|december)\\s+[0-9]{1,2}\\b"
          + "|\\byesterday\\b|\\btoday\\b)");

  private final Enterprises enterprises;
  private final ProtectionCodes codes;
  private final Sql sql;

  WithheldNames(Enterprises enterprises, ProtectionCodes codes, Sql sql) {
    this.enterprises = enterprises;
    this.codes = codes;
    this.sql = sql;
  }

  /** Refuses the field when its text would tell who complains; nothing is refused once the complainant has consented to being named. */
  void check(Checks checks, String field, Complaint complaint, String text) {
    if (complaint.standing().naming() == Naming.WITHHELD) {
      found(complaint, text).ifPresent(piece -> checks.refuse(field, "inquiry.names", piece));
    }
  }

  /** True when the text would tell who complains, who has not consented to that. */
  boolean names(Complaint complaint, String text) {
    return complaint.standing().naming() == Naming.WITHHELD && found(complaint, text).isPresent();
  }

  /** Refuses the field when its text names a day or an hour, by which one visit could be told from others. */
  void checkMoment(Checks checks, String field, String text) {
    moment(text).ifPresent(moment -> checks.refuse(field, "inquiry.moment", moment));
  }

  /** The first day or hour that the text names. */
  static Optional<String> moment(String text) {
    return MOMENT.matcher(text).results().map(found -> found.group().strip()).findFirst();
  }

  /** The first piece of what is withheld that the text holds. */
  Optional<String> found(Complaint complaint, String text) {
    String folded = NamePieces.folded(text);
    String code = NamePieces.foldedCode(text);
    return words(complaint).stream().filter(folded::contains).findFirst().or(() -> numbers(complaint).stream().filter(code::contains).findFirst());
  }

  private Set<String> words(Complaint complaint) {
    Set<String> pieces = new LinkedHashSet<>();
    Enterprise firm = enterprises.find(complaint.enterprise()).orElseThrow();
    enterprises.names(firm.id()).forEach(name -> pieces.addAll(NamePieces.ofFirm(name)));
    Contact contact = enterprises.contact(firm.id());
    pieces.addAll(NamePieces.ofPerson(contact.name()));
    pieces.addAll(NamePieces.ofPerson(complaint.words().caller()));
    pieces.addAll(NamePieces.ofAddress(firm.address()));
    complaint.filedBy().flatMap(this::person).ifPresent(name -> pieces.addAll(NamePieces.ofPerson(name)));
    pieces.addAll(NamePieces.ofTelephone(contact.telephone()));
    pieces.addAll(NamePieces.ofTelephone(complaint.words().telephone()));
    return pieces;
  }

  private Set<String> numbers(Complaint complaint) {
    Set<String> pieces = new LinkedHashSet<>();
    pieces.addAll(NamePieces.ofCode(enterprises.find(complaint.enterprise()).orElseThrow().uscc().value()));
    codes.of(complaint.enterprise()).forEach(code -> pieces.addAll(NamePieces.ofCode(code.serial().value())));
    pieces.addAll(NamePieces.ofCode(Ids.show(complaint.id())));
    complaint.visit().ifPresent(visit -> pieces.addAll(NamePieces.ofCode(Ids.show(visit))));
    return pieces;
  }

  private Optional<String> person(long account) {
    return sql.first(row -> row.getString(1), "SELECT display_name FROM account WHERE id = ?", account);
  }
}
