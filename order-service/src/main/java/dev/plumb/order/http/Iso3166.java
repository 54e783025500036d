package dev.plumb.order.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.Set;

/** A country's two letters. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Iso3166.Check.class)
@interface Iso3166 {

  String message() default "must be the two letters of a country (ISO 3166-1)";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Knows them all. */
  final class Check implements ConstraintValidator<Iso3166, String> {

    private static final Set<String> KNOWN =
        Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    @Override
    public boolean isValid(String code, ConstraintValidatorContext context) {
      return code == null || KNOWN.contains(code);
    }
  }
}
