package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Holders;
import org.fuma.access.HomePanel;
import org.fuma.access.Permission;
import org.fuma.access.Posts;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.web.Frame;

/**
 * On an administrator's start page: the authorities of which fewer than two active supervisors are independent, so that nobody could agree to what takes two.
 * It is drawn from posts alone: whether anybody complained of one of them does not change it.
 */
@Singleton
public final class ShortBenchPanel implements HomePanel {

  /** Who proposes, and who agrees. */
  static final int ENOUGH = 2;

  /** So many authorities are named; of the others their number is. */
  static final int NAMED = 20;

  private final Holders holders;
  private final Posts posts;
  private final Authorities authorities;
  private final Frame frame;

  ShortBenchPanel(Holders holders, Posts posts, Authorities authorities, Frame frame) {
    this.holders = holders;
    this.posts = posts;
    this.authorities = authorities;
    this.frame = frame;
  }

  /** An authority, and how many active supervisors never belonged to it. */
  public record Bench(long id, String name, int independent) {}

  @Override
  public int getOrder() {
    return -20;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor) {
    if (!actor.may(Permission.ACCOUNT_CREATE)) {
      return Optional.empty();
    }
    List<Long> supervisors = holders.of(Permission.COMPLAINT_DECIDE);
    List<Bench> all = among(supervisors);
    return all.isEmpty() && supervisors.size() >= ENOUGH ? Optional.empty()
        : Optional.of(frame.part(request, "complaint/short-bench", Map.of("supervisors", supervisors.size(), "few", supervisors.size() < ENOUGH,
            "named", all.stream().limit(NAMED).toList(), "others", Math.max(0, all.size() - NAMED))));
  }

  /** The listed authorities that have fewer than two of these, in the order of the list. */
  List<Bench> among(List<Long> supervisors) {
    Map<Long, Set<Long>> belonged = posts.everOf(supervisors);
    return authorities.all().stream().filter(Authority::listed)
        .map(one -> new Bench(one.id(), one.name(), supervisors.size() - belonged.getOrDefault(one.id(), Set.of()).size()))
        .filter(one -> one.independent() < ENOUGH).toList();
  }
}
