package org.fuma.job;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** How the jobs' tables repeat what the ledger says: who asked for what. How far a job is, and its parameters, are working. */
@Singleton
class JobRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.of("job_step s", "s.id", "job.asked", "job.stopped", "job.resumed")
            .join("JOIN job j ON j.id = s.job_id")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.job_id").kind("CONCAT('job.', s.event)")
            .id("job", "s.job_id").text("event", "s.event").text("kind", "CASE WHEN s.event = 'asked' THEN j.kind ELSE '' END"));
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("job", "who asked against the first step",
            "SELECT j.id FROM job j LEFT JOIN job_step s ON s.id = (SELECT MIN(x.id) FROM job_step x WHERE x.job_id = j.id)"
                + " WHERE s.id IS NULL OR s.event <> 'asked' OR s.actor_id <> j.asked_by"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }
}
