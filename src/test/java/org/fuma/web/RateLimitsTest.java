package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.fuma.OurClasses;
import org.junit.jupiter.api.Test;

/** Every limit is one named constant that the operators' page lists with its numbers; buckets do as their limit says. */
class RateLimitsTest {

  private static final Pattern ROW = Pattern.compile("\\| `([A-Za-z]+\\.[A-Z_]+)` \\|[^|]*\\| ([0-9,]+) \\| ([0-9,]+) in (\\d+) (s|min|h) \\| (open|closed):[^|]*\\|");

  private static final JavaClasses CLASSES = OurClasses.ALL;

  @Test
  void theOperatorsPageListsEveryLimitAsItIs() throws IOException, ReflectiveOperationException {
    Set<String> inCode = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (JavaField field : type.getFields()) {
        if (field.getRawType().isEquivalentTo(RateLimit.class) && field.getModifiers().contains(JavaModifier.STATIC)) {
          inCode.add(line(type.getSimpleName() + "." + field.getName(), value(type, field)));
        }
      }
    }
    Set<String> onThePage = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("src/site/markdown/operations.md")));
    while (row.find()) {
      Duration every = Duration.parse("PT" + row.group(4) + row.group(5).substring(0, 1));
      onThePage.add("%s %s %s %s %s".formatted(row.group(1), row.group(2).replace(",", ""), row.group(3).replace(",", ""), every, row.group(6)));
    }
    assertThat(inCode).isNotEmpty().isEqualTo(onThePage);
  }

  @Test
  void aLimitIsAConstantAndNothingElse() {
    Set<String> made = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      type.getConstructorCallsFromSelf().stream()
          .filter(call -> call.getTargetOwner().isEquivalentTo(RateLimit.class) && !call.getOrigin().getName().equals("<clinit>"))
          .forEach(call -> made.add(call.getDescription()));
    }
    assertThat(made).isEmpty();
  }

  @Test
  void onlyTheLimitsRoomKeepsBuckets() {
    Set<String> keepers = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (type.getDirectDependenciesFromSelf().stream().anyMatch(arrow -> arrow.getTargetClass().getPackageName().startsWith("io.github.bucket4j"))) {
        keepers.add(type.getSimpleName());
      }
    }
    assertThat(keepers).containsExactly("RateLimits");
  }

  @Test
  void twoLimitsWithTheSameNumbersAreTwo() {
    RateLimits limits = new RateLimits();
    RateLimit one = limit(1);
    RateLimit other = limit(1);
    limits.take(one, "somebody");
    limits.take(other, "somebody");
    assertThatThrownBy(() -> limits.take(one, "somebody")).isInstanceOfSatisfying(Failure.TooMany.class,
        refused -> assertThat(refused.retryAfterSeconds()).isBetween(3_300, 3_600));
    limits.take(one, "somebody else");
  }

  @Test
  void whatDoesNotCountIsGivenBackAndManyAtOnceAreNoWayAround() throws InterruptedException {
    RateLimits limits = new RateLimits();
    RateLimit limit = limit(5);
    for (int i = 0; i < 20; i++) {
      limits.counted(limit, "right", () -> true, wrong -> false);
    }
    AtomicInteger judged = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    IntStream.range(0, 32).forEach(i -> threads.add(Thread.startVirtualThread(() -> {
      try {
        limits.counted(limit, "wrong", judged::incrementAndGet, any -> true);
      } catch (Failure.TooMany refused) {
        // As it should be for all but five.
      }
    })));
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(judged).hasValue(5);
    assertThatThrownBy(() -> limits.refuseWhenEmpty(limit, "wrong")).isInstanceOf(Failure.TooMany.class);
    limits.giveBack(limit, "wrong");
    limits.refuseWhenEmpty(limit, "wrong");
  }

  private static RateLimit limit(int size) {
    return new RateLimit(size, 1, Duration.ofHours(1), RateLimit.WhenLost.OPEN, "error.busy");
  }

  private static RateLimit value(JavaClass type, JavaField field) throws ReflectiveOperationException {
    Field found = Class.forName(type.getName()).getDeclaredField(field.getName());
    found.setAccessible(true);
    return (RateLimit) found.get(null);
  }

  private static String line(String name, RateLimit limit) {
    return "%s %d %d %s %s".formatted(name, limit.size(), limit.refill(), limit.every(), limit.whenLost().name().toLowerCase(java.util.Locale.ROOT));
  }
}
