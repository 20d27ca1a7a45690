package org.fuma.proof;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fuma.store.Ids;
import org.fuma.web.Frame;

/** Draws what is on record of an object on that object's own page, which it turns by a parameter of the address. */
@Singleton
final class EntryLists {

  private static final String BEHIND = "proofs";

  private final Frame frame;

  EntryLists(Frame frame) {
    this.frame = frame;
  }

  /**
   * The list, where there is anything to list.
   *
   * @param path of the object's page
   * @param page of what stands behind that id; behind nothing for the first page
   */
  Optional<Content> draw(HttpRequest<?> request, String path, Function<Optional<Long>, EntryPage> page) {
    Optional<Long> behind = request.getParameters().getFirst(BEHIND).flatMap(Ids::read);
    EntryPage found = page.apply(behind);
    if (found.isEmpty() && behind.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> given = new HashMap<>();
    given.put("entries", found.entries());
    given.put("first", path + "#" + BEHIND);
    given.put("next", found.next().map(last -> path + "?" + BEHIND + "=" + Ids.show(last) + "#" + BEHIND));
    given.put("beyondFirst", behind.isPresent());
    return Optional.of(frame.part(request, "proof/list", given));
  }
}
