package org.fuma.visit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.serde.annotation.Serdeable;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.attachment.Attachments;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Photographs and documents of visits, for programs. */
@Controller("/api/v1/visits/{id}/files")
final class VisitFileController {

  private final VisitLog visits;
  private final VisitFiles files;
  private final Attachments attachments;

  VisitFileController(VisitLog visits, VisitFiles files, Attachments attachments) {
    this.visits = visits;
    this.files = files;
    this.attachments = attachments;
  }

  /**
   * A file of a visit; {@code sha256} is that of the bytes that are kept, in hexadecimal. {@code cleaned} is false for what keeps all that it says of
   * itself.
   */
  @Serdeable
  record FileView(int number, String name, String type, long length, String sha256, boolean cleaned, String by, String at) {

    static FileView of(VisitFile file) {
      Attachments.Kept kept = file.kept();
      return new FileView(file.number(), kept.name(), kept.kind().type(), kept.length(), HexFormat.of().formatHex(kept.sha256()),
          kept.kind().cleaned(), file.by(), file.at().toString());
    }
  }

  /** Lists the visit's files. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get
  Listing<FileView> list(Actor actor, String id) {
    visits.see(actor, id(id));
    return Listing.of(views(id(id)), Optional.empty());
  }

  /** Adds a file, JPEG, PNG, WebP or PDF, 10 MB at most, as the body itself; answers what is kept of it. */
  @Needs(Permission.VISIT_LOG)
  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<FileView> add(
      Actor actor, String id, @QueryValue Optional<String> name, @Header("Idempotency-Key") Optional<String> key, @Body InputStream body) {
    int number = files.add(actor, id(id), name.orElse(""), body, key);
    return HttpResponse.created(views(id(id)).get(number - 1)).header("Location", "/api/v1/visits/" + id + "/files/" + number);
  }

  /** The file itself. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get("/{number}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> file(Actor actor, String id, String number) {
    return attachments.download(files.see(actor, id(id), number(number)), name(id, number));
  }

  /** What a file is called when it is saved, before its ending. */
  static String name(String visit, String number) {
    return "visit-" + visit + "-" + number;
  }

  /** The number in a path; what is none names nothing. */
  static int number(String shown) {
    if (!shown.matches("\\d{1,2}")) {
      throw new Failure.NotFound();
    }
    return Integer.parseInt(shown);
  }

  private List<FileView> views(long visit) {
    return files.of(visit).stream().map(FileView::of).toList();
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
