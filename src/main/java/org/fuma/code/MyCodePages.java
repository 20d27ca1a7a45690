package org.fuma.code;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterprisePanel;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Frame;

/** The firm's own page: its code, large, to be shown at the door. */
@Produces(MediaType.TEXT_HTML)
@Controller("/my-code")
final class MyCodePages {

  private final ProtectionCodes codes;
  private final Enterprises enterprises;
  private final List<EnterprisePanel> panels;
  private final Frame frame;

  MyCodePages(ProtectionCodes codes, Enterprises enterprises, List<EnterprisePanel> panels, Frame frame) {
    this.codes = codes;
    this.enterprises = enterprises;
    this.panels = panels.stream().filter(panel -> !(panel instanceof CodePanel)).toList();
    this.frame = frame;
  }

  @Needs(Permission.ENTERPRISE_OWN)
  @Get
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> enterprise) {
    List<Enterprise> own = actor.enterprises().stream().sorted().flatMap(id -> enterprises.find(id).stream()).toList();
    Optional<Enterprise> firm =
        enterprise.isEmpty()
            ? own.stream().findFirst()
            : Optional.of(enterprises.see(actor, enterprise.flatMap(Ids::read).orElseThrow(Failure.NotFound::new)));
    List<Content> drawn =
        firm.stream().flatMap(one -> panels.stream().flatMap(panel -> panel.draw(request, actor, one).stream()))
            .toList();
    Map<String, Object> given = new HashMap<>();
    given.put("own", own);
    given.put("firm", firm);
    given.put("code", firm.flatMap(one -> codes.currentOf(one.id())));
    given.put("panels", drawn);
    return frame.page(request, "my-code.title", "code/mine", given);
  }
}
