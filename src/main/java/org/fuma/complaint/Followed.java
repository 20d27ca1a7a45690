package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.web.Cookies;

/** The complaint that a browser follows by its secret link; for other rooms. */
@Singleton
public class Followed {

  /** Below which everything lies that is shown by the link. */
  public static final String PATH = "/follow";

  static final String COOKIE = "fuma_follow";

  private final FollowLinks links;
  private final Complaints complaints;
  private final Cookies cookies;

  Followed(FollowLinks links, Complaints complaints, Cookies cookies) {
    this.links = links;
    this.complaints = complaints;
    this.cookies = cookies;
  }

  /** The complaint as its complainant sees it, as long as the browser's session lasts. */
  public Optional<Complaint> by(HttpRequest<?> request) {
    return cookies.find(request, COOKIE).flatMap(links::followed).map(complaint -> complaints.follow(new Mover.Follower(complaint)));
  }
}
