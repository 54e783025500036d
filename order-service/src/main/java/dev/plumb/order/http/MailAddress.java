package dev.plumb.order.http;

import dev.plumb.order.domain.EmailAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An {@link EmailAddress}, or nothing. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MailAddress.Check.class)
@interface MailAddress {

  String message() default
      "must be an e-mail address like a@example.com, in ASCII, at most 254 characters long";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Asks the domain. */
  final class Check implements ConstraintValidator<MailAddress, String> {
    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || EmailAddress.isOne(text);
    }
  }
}
