package org.fuma.code;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterprisePanel;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.web.Frame;

/** A firm's codes on its page. */
@Singleton
public final class CodePanel implements EnterprisePanel {

  private final ProtectionCodes codes;
  private final Frame frame;

  CodePanel(ProtectionCodes codes, Frame frame) {
    this.codes = codes;
    this.frame = frame;
  }

  /** A code with its history. */
  public record Told(ProtectionCode code, List<CodeStep> steps) {}

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public boolean besideLiveCode() {
    return false;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Enterprise enterprise) {
    List<Told> told =
        codes.of(actor, enterprise.id()).stream().map(code -> new Told(code, codes.history(actor, code.serial())))
            .toList();
    Optional<Told> current = told.stream().filter(one -> one.code().state().current()).findFirst();
    boolean issuable = enterprise.state() == EnterpriseState.ACTIVE;
    List<CodeAct> acts =
        current.map(one -> CodeGraph.actsIn(one.code().state())).orElse(List.of()).stream()
            .filter(act -> actor.may(act.permission().orElseThrow()) && (issuable || act != CodeAct.REPLACE)).toList();
    return Optional.of(
        frame.part(
            request,
            "code/panel",
            Map.of(
                "firm", enterprise,
                "current", current,
                "former", told.stream().filter(one -> !one.code().state().current()).toList(),
                "acts", acts,
                "mayIssue", actor.may(Permission.CODE_ISSUE),
                "issuable", issuable)));
  }
}
