package org.fuma.start;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.fuma.sample.SampleAccounts;
import org.fuma.sample.SampleCity;
import org.fuma.sample.SampleMark;
import org.fuma.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the service until it is told to stop. */
@Command(name = "serve", description = "Runs the service (the default).", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::run, "stop"));
    ParentWatch.begin();
    try {
      stop.started(serve());
    } catch (RuntimeException | Error failed) {
      stop.failed();
      if (!stop.asked()) {
        throw failed;
      }
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private Service serve() {
    Service service = Service.serve();
    try {
      listen(service);
      return service;
    } catch (RuntimeException | Error failed) {
      service.close();
      throw failed;
    }
  }

  private void listen(Service service) {
    Settings settings = service.bean(Settings.class);
    SampleAccounts accounts = settings.sampleCity() ? service.bean(SampleCity.class).loadIfEmpty() : SampleAccounts.NONE;
    service.listen();
    PrintWriter out = spec.commandLine().getOut();
    out.print(StartScreen.text(settings, accounts, service.bean(SampleMark.class).shown()));
    out.flush();
  }
}
