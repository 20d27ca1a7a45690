package org.fuma.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.ledger.InclusionProof;
import org.fuma.ledger.Log;
import org.fuma.store.Ids;
import org.fuma.web.Frame;
import org.fuma.web.Words;

/** An object's life in the ledger, and a single entry, each checked as the page is drawn. */
@Produces(MediaType.TEXT_HTML)
@Controller("/ledger")
final class EntryPages {

  private static final String ACCOUNT = "account";

  private final LedgerBook book;
  private final ObjectNames names;
  private final FactLines facts;
  private final Log log;
  private final Frame frame;

  EntryPages(LedgerBook book, ObjectNames names, FactLines facts, Log log, Frame frame) {
    this.book = book;
    this.names = names;
    this.facts = facts;
    this.log = log;
    this.frame = frame;
  }

  @Needs(Permission.LEDGER_READ)
  @Get("/objects/{kind}/{id}")
  HttpResponse<?> life(HttpRequest<?> request, Actor actor, String kind, String id, @QueryValue Optional<String> above) {
    List<CheckedEntry> entries = book.life(actor, kind, id, above.flatMap(Ids::read), LedgerBook.LIFE_PAGE);
    ObjectRef object = new ObjectRef(kind, Ids.read(id).orElseThrow());
    Words words = Frame.words(request);
    Map<String, Object> given = given(entries, object, words);
    String path = object.life();
    given.put("first", path);
    given.put("next", entries.size() < LedgerBook.LIFE_PAGE ? Optional.empty() : Optional.of(path + "?above=" + Ids.show(entries.getLast().entry().id())));
    given.put("beyondFirst", above.isPresent());
    return frame.page(request, HttpStatus.OK, words.say("audit.life-title", EntryKinds.sayObject(words, kind)), "audit/life", given);
  }

  @Needs(Permission.LEDGER_READ)
  @Get("/entries/{id}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id) {
    CheckedEntry entry = book.entry(actor, id);
    ObjectRef object = new ObjectRef(entry.entry().objectKind(), entry.entry().objectId());
    Words words = Frame.words(request);
    Map<String, Object> given = given(List.of(entry), object, words);
    given.put("proof", entry.proof() == Fit.FITS ? log.proof(entry.entry().id()).map(InclusionProof::text) : Optional.empty());
    given.put("life", object.life());
    return frame.page(request, HttpStatus.OK, EntryKinds.say(words, entry.entry().kind()), "audit/entry", given);
  }

  private Map<String, Object> given(List<CheckedEntry> entries, ObjectRef object, Words words) {
    Set<ObjectRef> refs = new HashSet<>(Set.of(object));
    entries.forEach(entry -> refs.add(new ObjectRef(ACCOUNT, entry.entry().actorId())));
    Map<ObjectRef, ObjectName> known = names.of(refs);
    Map<Long, String> actors = new HashMap<>();
    entries.forEach(entry -> known.getOrDefault(new ObjectRef(ACCOUNT, entry.entry().actorId()), ObjectName.NONE).name()
        .ifPresent(name -> actors.put(entry.entry().actorId(), name)));
    Map<String, Object> given = new HashMap<>();
    given.put("entries", entries);
    given.put("facts", facts.of(entries, words));
    given.put("actors", actors);
    given.put("object", object);
    given.put("name", known.getOrDefault(object, ObjectName.NONE));
    return given;
  }
}
