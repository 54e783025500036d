package dev.plumb.order.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** A currency that has minor units: no metals, no test codes. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Iso4217.Check.class)
@interface Iso4217 {

  String message() default "must be the code of a currency (ISO 4217)";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Knows them all. */
  final class Check implements ConstraintValidator<Iso4217, String> {

    private static final Set<String> KNOWN =
        Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean isValid(String code, ConstraintValidatorContext context) {
      return code == null || KNOWN.contains(code);
    }
  }
}
