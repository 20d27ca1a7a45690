package org.fuma.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * All rules of the accessibility checker over a page. {@link AxeBuilder#analyze()} opens a second page for each look, to put frames together,
 * and describes whatever is in order too; no page of ours has a frame, and what is in order is not asked for.
 */
final class Axe {

  private static final String RUN =
      "() => axe.run(document, {resultTypes: ['violations']})"
          + ".then(all => all.violations.map(one => one.id + ' ' + one.nodes.slice(0, 3).map(node => node.html).join(' | ')))";

  private static final String CHECKER = AxeBuilder.getAxeScript();

  private Axe() {}

  /** What is wrong with the page, by the name of the rule, with the first three places each. */
  static List<String> violations(Page page) {
    // Half a page would lack what its other half has.
    page.waitForLoadState();
    assertThat(page.frames()).as("a frame would have to be looked at by itself").hasSize(1);
    page.evaluate(CHECKER);
    return ((List<?>) page.evaluate(RUN)).stream().map(Object::toString).toList();
  }
}
