package org.fuma.complaint;

import org.fuma.web.Form;

/**
 * A question to an authority as it was typed or sent.
 *
 * @param scope a {@link QuestionScope}
 * @param from  the first day, ISO 8601
 * @param until the last day
 * @param item  the id of any version of an inspection item
 */
public record NewQuestion(String scope, String from, String until, String item, String text) {

  static NewQuestion of(Form form) {
    return new NewQuestion(form.text("scope"), form.text("from"), form.text("until"), form.text("item"), form.text("text"));
  }
}
