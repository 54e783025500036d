package dev.plumb.order.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/** All lines together cost what a payment provider can charge at once. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ChargeableTotal.Check.class)
@interface ChargeableTotal {

  /** Minor units; eight digits is what card networks take. */
  long LARGEST = 99_999_999;

  String message() default "must cost 1 to " + LARGEST + " in total";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Blames the lines; leaves single lines to their own constraints. */
  final class Check implements ConstraintValidator<ChargeableTotal, PlaceOrderRequest> {

    @Override
    public boolean isValid(PlaceOrderRequest order, ConstraintValidatorContext context) {
      if (order.lines() == null || order.lines().isEmpty() || chargeable(order.lines())) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
          .addPropertyNode("lines")
          .addConstraintViolation();
      return false;
    }

    private static boolean chargeable(List<LineRequest> lines) {
      if (lines.stream().anyMatch(Check::wrongByItself)) {
        return true;
      }
      BigInteger total = lines.stream().map(Check::total).reduce(BigInteger.ZERO, BigInteger::add);
      return total.signum() > 0 && total.compareTo(BigInteger.valueOf(LARGEST)) <= 0;
    }

    private static boolean wrongByItself(LineRequest line) {
      return Objects.isNull(line)
          || line.quantity() == null
          || line.quantity() < 1
          || line.unitPrice() == null
          || line.unitPrice() < 0;
    }

    private static BigInteger total(LineRequest line) {
      return BigInteger.valueOf(line.unitPrice()).multiply(BigInteger.valueOf(line.quantity()));
    }
  }
}
