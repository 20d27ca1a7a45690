package org.fuma.authority;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** Lists of items as files, for programs. */
@Controller("/api/v1/authorities/{id}/item-files")
final class ItemFileController {

  private final Staff staff;
  private final ItemFiles files;

  ItemFileController(Staff staff, ItemFiles files) {
    this.staff = staff;
    this.files = files;
  }

  /** Whether items that the file does not name are withdrawn, and why all of it is done. */
  @Serdeable
  record Acceptance(@Nullable Boolean withdrawMissing, @Nullable String reason) {}

  /** What taking a file would come to: the codes of the items concerned. */
  @Serdeable
  record FileView(String id, String fileName, List<String> added, List<String> changed, int same, List<String> missing) {}

  /**
   * Sends a list: CSV or XLSX of 5 MB and 1,000 lines at most, as the body itself. It is all good or refused line by line; nothing is published before
   * that is asked for, within a day.
   */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<FileView> send(
      Actor actor, String id, @QueryValue Optional<String> name, @Header("Idempotency-Key") Optional<String> key, @Body InputStream body) {
    long authority = staff.staffed(actor, id).id();
    byte[] file = ItemFiles.bytes(body);
    ItemLines lines = files.read(actor, authority, file);
    if (!lines.wrong().isEmpty()) {
      throw lines.refusal();
    }
    long made = files.keep(actor, authority, name.orElse(""), file, lines, key);
    return HttpResponse.created(view(files.see(actor, authority, made)));
  }

  /** A list that waits, and what taking it would come to. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Get("/{file}")
  FileView one(Actor actor, String id, String file) {
    return view(found(actor, id, file));
  }

  /** Publishes what the list says; 409 when another changes the items at the same time. */
  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{file}/acceptance")
  HttpResponse<?> accept(
      Actor actor, String id, String file, @Body Acceptance asked, @Header("Idempotency-Key") Optional<String> key) {
    files.take(actor, staff.staffed(actor, id).id(), file(file), Boolean.TRUE.equals(asked.withdrawMissing()), text(asked.reason()), key);
    return HttpResponse.noContent();
  }

  private ItemFile found(Actor actor, String id, String file) {
    return files.see(actor, staff.staffed(actor, id).id(), file(file));
  }

  private static long file(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }

  private FileView view(ItemFile file) {
    ItemFile.Effect effect = files.effect(file);
    return new FileView(
        Ids.show(file.id()),
        file.fileName(),
        effect.added().stream().map(NewItem::code).toList(),
        effect.changed().stream().map(change -> change.before().code()).toList(),
        effect.same(),
        effect.missing().stream().map(InspectionItem::code).toList());
  }
}
