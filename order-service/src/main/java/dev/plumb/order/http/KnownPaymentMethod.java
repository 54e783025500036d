package dev.plumb.order.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One of {@link OrderSettings#paymentMethods()}. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownPaymentMethod.Check.class)
@interface KnownPaymentMethod {

  String message() default "is not a payment method that is taken here";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Compares with the settings, which are there only after validators are made. */
  @ApplicationScoped
  class Check implements ConstraintValidator<KnownPaymentMethod, String> {

    private final Instance<PaymentMethods> taken;

    Check(Instance<PaymentMethods> taken) {
      this.taken = taken;
    }

    @Override
    public boolean isValid(String method, ConstraintValidatorContext context) {
      return method == null || taken.get().include(method);
    }
  }
}
