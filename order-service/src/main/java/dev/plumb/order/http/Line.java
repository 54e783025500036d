package dev.plumb.order.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One line of text that people can read: not blank, no control characters, no half surrogates. Or
 * nothing.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Line.Check.class)
@interface Line {

  int max();

  String message() default "must be one line of text";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Says which of the rules is broken. */
  final class Check implements ConstraintValidator<Line, String> {

    private int max;

    @Override
    public void initialize(Line line) {
      max = line.max();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      String problem = problem(text);
      if (problem == null) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(problem).addConstraintViolation();
      return false;
    }

    private String problem(String text) {
      if (text == null) {
        return null;
      }
      if (text.isBlank()) {
        return "must not be blank";
      }
      if (text.length() > max) {
        return "must be at most " + max + " characters long";
      }
      return text.codePoints().allMatch(Check::readable)
          ? null
          : "must not hold control characters";
    }

    private static boolean readable(int codePoint) {
      return !Character.isISOControl(codePoint)
          && Character.getType(codePoint) != Character.SURROGATE;
    }
  }
}
