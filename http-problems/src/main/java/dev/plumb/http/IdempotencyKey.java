package dev.plumb.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The header of that name: what makes a request safe to send again. */
@NotNull
@Pattern(regexp = "[\\x21-\\x7E]([\\x20-\\x7E]{0,253}[\\x21-\\x7E])?")
@ReportAsSingleViolation
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface IdempotencyKey {

  String HEADER = "Idempotency-Key";

  /** Of the header, for the OpenAPI document. */
  String DESCRIPTION =
      "Chosen by whoever asks, 1 to 255 characters: what comes again under it is done once.";

  String message() default "must be there, 1 to 255 printable ASCII characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
