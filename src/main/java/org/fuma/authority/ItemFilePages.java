package org.fuma.authority;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Multipart;

/** Pages on which a list of items is sent, looked at and taken. */
@Produces(MediaType.TEXT_HTML)
@Controller("/authorities/{id}/items/files")
final class ItemFilePages {

  private final Staff staff;
  private final ItemFiles files;
  private final Frame frame;

  ItemFilePages(Staff staff, ItemFiles files, Frame frame) {
    this.staff = staff;
    this.files = files;
    this.frame = frame;
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Get
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String id) {
    return form(request, HttpStatus.OK, staff.staffed(actor, id), Entry.blank(), List.of());
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> send(HttpRequest<?> request, Actor actor, String id, @Header("Content-Type") String contentType, @Body InputStream body) {
    Authority authority = staff.staffed(actor, id);
    Multipart.Upload upload = Multipart.read(body, contentType);
    try {
      byte[] file = ItemFiles.bytes(upload.file());
      ItemLines lines = files.read(actor, authority.id(), file);
      if (!lines.wrong().isEmpty()) {
        return form(request, HttpStatus.UNPROCESSABLE_ENTITY, authority, Entry.of(upload.form()), lines.wrong());
      }
      long made = files.keep(actor, authority.id(), upload.fileName(), file, lines, upload.form().key());
      return HttpResponse.seeOther(URI.create(path(authority.id()) + "/" + Ids.show(made)));
    } catch (Failure.Invalid | Failure.TooLarge refused) {
      return form(request, HttpStatus.valueOf(refused.status()), authority, Entry.refused(upload.form(), refused), List.of());
    }
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Get("/{file}")
  HttpResponse<?> preview(HttpRequest<?> request, Actor actor, String id, String file) {
    Authority authority = staff.staffed(actor, id);
    return preview(request, HttpStatus.OK, authority, files.see(actor, authority.id(), file(file)), Entry.blank());
  }

  @Needs(Permission.AUTHORITY_STAFF)
  @Post("/{file}/acceptance")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> accept(HttpRequest<?> request, Actor actor, String id, String file, @Body String body) {
    Authority authority = staff.staffed(actor, id);
    Form form = Form.read(body);
    try {
      files.take(actor, authority.id(), file(file), form.has("withdrawMissing", "true"), form.text("reason"), form.key());
      return HttpResponse.seeOther(URI.create("/authorities/" + Ids.show(authority.id()) + "?done=file#items"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      ItemFile waiting = files.see(actor, authority.id(), file(file));
      return preview(request, HttpStatus.valueOf(refused.status()), authority, waiting, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Authority authority, Entry entry, List<ItemLines.Wrong> wrong) {
    return frame.page(
        request, status, Frame.words(request).say("items.file-title"), "authority/item-file",
        Map.of("entry", entry, "authority", authority, "wrong", wrong, "most", ItemLines.MOST, "mostMb", ItemFiles.MOST_MB));
  }

  private HttpResponse<?> preview(HttpRequest<?> request, HttpStatus status, Authority authority, ItemFile file, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("items.preview-title"), "authority/item-preview",
        Map.of("entry", entry, "authority", authority, "file", file, "effect", files.effect(file), "path", path(authority.id())));
  }

  private static long file(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }

  private static String path(long authority) {
    return "/authorities/" + Ids.show(authority) + "/items/files";
  }
}
