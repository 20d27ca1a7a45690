package org.fuma.plaque;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.code.ProtectionCode;
import org.fuma.code.QrImage;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.Selection;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The pictures of a selection of firms in one file, for a print shop. */
@Controller
final class PlaqueDownload {

  /** Most firms to a file. */
  static final long MOST = 50_000;

  private static final int AT_ONCE = 2;
  private static final int RETRY_SECONDS = 60;
  private static final int FIRMS_AT_ONCE = 200;
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");

  private final Plaques plaques;
  private final PrintableCodes printable;
  private final Enterprises enterprises;
  private final ServiceClock clock;
  private final ExecutorService workers;
  private final Semaphore free = new Semaphore(AT_ONCE);

  PlaqueDownload(Plaques plaques, PrintableCodes printable, Enterprises enterprises, ServiceClock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
    this.plaques = plaques;
    this.printable = printable;
    this.enterprises = enterprises;
    this.clock = clock;
    this.workers = workers;
  }

  /**
   * The file: for each firm a PNG of the chosen size and an SVG, at the level of plaques, and an index. It is drawn as
   * it is sent; should that fail half-way, the connection breaks, so that no part passes for the whole.
   */
  @Needs(Permission.CODE_ISSUE)
  @Get(uri = "/plaques.zip", headRoute = false)
  @Produces(MediaType.ALL)
  HttpResponse<Publisher<byte[]>> zip(HttpRequest<?> request, Actor actor) {
    actor.require(Permission.CODE_ISSUE);
    Form asked = Form.query(request);
    PictureSize size = PictureSize.read(asked);
    Selection selection = Selection.read(asked);
    bound(enterprises.count(actor, selection));
    if (!free.tryAcquire()) {
      throw new Failure.TooMany(RETRY_SECONDS, "plaque.busy");
    }
    LocalDateTime at = LocalDateTime.ofInstant(clock.instant(), Time.ZONE);
    PlaqueArchive archive =
        new PlaqueArchive(below -> enterprises.pick(actor, selection, below, FIRMS_AT_ONCE), drawing(size), at,
            Frame.words(request));
    Publisher<byte[]> pieces = Flux.<byte[]>generate(
            sink -> archive.next().ifPresentOrElse(sink::next, sink::complete))
        .subscribeOn(Schedulers.fromExecutorService(workers))
        .doFinally(end -> free.release());
    return HttpResponse.ok(pieces)
        .contentType("application/zip")
        .header("Cache-Control", "private, no-store")
        .header("Content-Disposition", "attachment; filename=\"plaques-" + NAME.format(at) + ".zip\"");
  }

  /** @throws Failure.Invalid for more firms than go into one file */
  static void bound(long firms) {
    if (firms > MOST) {
      throw new Failure.Invalid("plaque.too-many", firms, MOST);
    }
  }

  private PlaqueArchive.Drawing drawing(PictureSize size) {
    return new PlaqueArchive.Drawing() {
      @Override
      public Optional<ProtectionCode> code(Enterprise firm) {
        return printable.of(firm.id());
      }

      @Override
      public QrImage picture(ProtectionCode code) {
        return QrImage.of(plaques.address(code), QrImage.Level.PLAQUE);
      }

      @Override
      public byte[] png(QrImage picture) {
        return size.draw(picture);
      }
    };
  }
}
