package org.fuma.start;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.fuma.sample.SampleAccounts;
import org.fuma.sample.SampleCity;
import org.fuma.sample.SampleMark;
import org.fuma.settings.SettingName;
import org.fuma.settings.Settings;
import org.fuma.settings.StartFailure;
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
    if (service.bean(SampleMark.class).present() && !settings.forTrying()) {
      throw new StartFailure(
          "The sample city is for this machine alone: leave " + SettingName.of("host") + " at 127.0.0.1, set "
              + SettingName.of("lan-address") + " to try it with a phone, or delete it with the command wipe.");
    }
    SampleAccounts accounts = settings.sampleCity() && settings.forTrying() ? service.bean(SampleCity.class).loadIfEmpty() : SampleAccounts.NONE;
    service.listen();
    PrintWriter out = spec.commandLine().getOut();
    out.print(StartScreen.text(settings, accounts, service.bean(SampleMark.class).shown()));
    out.flush();
  }
}
