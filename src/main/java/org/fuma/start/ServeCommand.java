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
    CountDownLatch ended = new CountDownLatch(1);
    Service service = Service.start();
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
    ParentWatch.begin();
    Settings settings = service.bean(Settings.class);
    SampleAccounts accounts = settings.sampleCity() ? service.bean(SampleCity.class).loadIfEmpty() : SampleAccounts.NONE;
    service.listen();
    PrintWriter out = spec.commandLine().getOut();
    out.print(StartScreen.text(settings, accounts, service.bean(SampleMark.class).shown()));
    out.flush();
    ended.await();
    return 0;
  }
}
