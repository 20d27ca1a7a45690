package org.fuma.code;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.enterprise.Selection;
import org.fuma.web.Checks;

/** Codes for many firms, for programs. */
@Controller("/api/v1/code-issues")
final class CodeIssueController {

  private final CodeIssues issues;

  CodeIssueController(CodeIssues issues) {
    this.issues = issues;
  }

  /** To which firms, and whether the codes are in force at once; both have to be said. */
  @Serdeable
  record IssuesRequest(@Nullable Selection selection, @Nullable Boolean inForce) {}

  /** Has codes issued, in the background, to those of the firms that are active and have none. */
  @Needs(Permission.CODE_ISSUE)
  @Post
  HttpResponse<KeyActs.BegunView> issue(Actor actor, @Body IssuesRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    Checks checks = new Checks();
    if (asked.selection() == null) {
      checks.refuse("selection", "check.required");
    }
    if (asked.inForce() == null) {
      checks.refuse("inForce", "check.required");
    }
    checks.done();
    return KeyActs.begun(issues.begin(actor, asked.selection(), asked.inForce(), key));
  }
}
